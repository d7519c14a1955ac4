package dev.boathouse.core.predictor;

import java.util.Arrays;
import java.util.List;

/**
 * All trees in one array: a row is scored by following indices, {@value ThresholdRanks#LANES} walks side by side, so that the processor waits for
 * as many memory reads at once. A step is arithmetic alone, without a branch to guess wrong. A node holds its test above and the first of its two
 * children below; a leaf is its own child.
 */
final class FlatTrees {

    private static final int LANES = ThresholdRanks.LANES;
    /** After so many steps, those who walk are asked whether all have arrived. */
    private static final int STEPS = 8;
    /** How many groups of rows go through a tree before the next one, and how many ranks they may have: as many as stay near the processor. */
    private static final int GROUPS = 16;

    private static final int NEAR = 1 << 14;

    private final int width;
    private final int scores;
    private final ThresholdRanks ranks;
    private final int[] roots;
    private final int[] depths;
    private final long[] nodes;
    /** Where the values of a leaf start. */
    private final int[] valueStarts;

    /** Weighted. */
    private final double[] values;
    /** Which score each tree adds to. */
    private final int[] targets;

    /** For single rows, which allocate nothing. */
    private final ThreadLocal<Walk> single;

    /** Rows on their way: their ranks, where they start, and where they arrive. */
    private record Walk(int[] ranks, int[] starts, int[] leaves) {}

    FlatTrees(List<Tree> trees, int width, int scores) {
        int count = Math.toIntExact(trees.stream().mapToLong(Tree::nodeCount).sum());
        this.width = width;
        this.scores = scores;
        this.ranks = new ThresholdRanks(trees);
        this.roots = new int[trees.size()];
        this.depths = new int[trees.size()];
        this.targets = trees.stream().mapToInt(tree -> tree.score).toArray();
        this.nodes = new long[count];
        this.valueStarts = new int[count];
        this.values = new double
                [Math.toIntExact(
                        trees.stream().mapToLong(tree -> tree.leafValues.length).sum())];
        int node = 0;
        int value = 0;
        for (int i = 0; i < roots.length; i++) {
            roots[i] = node;
            depths[i] = link(trees.get(i), node, value);
            node += trees.get(i).nodeCount();
            value += trees.get(i).leafValues.length;
        }
        this.single = ThreadLocal.withInitial(() -> walk(new int[ranks.size()]));
    }

    /** Gives the depth. */
    private int link(Tree tree, int start, int firstValue) {
        for (int i = 0; i < tree.leafValues.length; i++) {
            values[firstValue + i] = tree.weight * tree.leafValues[i];
        }
        int[] depth = new int[tree.nodeCount()];
        int child = 1;
        int value = firstValue;
        for (int i = 0; i < depth.length; i++) {
            if (tree.features[i] == Tree.LEAF) {
                nodes[start + i] = node(ranks.always(), start + i);
                valueStarts[start + i] = value;
                value += tree.leafWidth();
            } else {
                nodes[start + i] = node(ranks.test(tree.features[i], tree.thresholds[i]), start + child);
                depth[child] = depth[i] + 1;
                depth[child + 1] = depth[i] + 1;
                child += 2;
            }
        }
        // Breadth first: the last node is among the deepest.
        return depth[depth.length - 1];
    }

    private static long node(int test, int next) {
        return (long) test << Integer.SIZE | next;
    }

    private static Walk walk(int[] ranks) {
        return new Walk(ranks, new int[LANES], new int[LANES]);
    }

    int count() {
        return roots.length;
    }

    int nodeCount() {
        return nodes.length;
    }

    /** Adds what all trees say of one row. */
    void add(double[] row, double[] out) {
        Walk walk = single.get();
        ranks.of(row, walk.ranks);
        for (int tree = 0; tree < roots.length; tree += LANES) {
            int last = Math.min(LANES, roots.length - tree) - 1;
            int depth = 0;
            for (int lane = 0; lane < LANES; lane++) {
                int one = tree + Math.min(lane, last);
                walk.starts[lane] = roots[one];
                depth = Math.max(depth, depths[one]);
            }
            walk(walk, depth);
            for (int lane = 0; lane <= last; lane++) {
                add(tree + lane, walk.leaves[lane], out, 0);
            }
        }
    }

    /** Adds what all trees say of many rows. */
    void add(double[] rows, int count, double[] out) {
        int[][] groups = new int[Math.max(1, Math.min(GROUPS, NEAR / ranks.size()))][ranks.size()];
        Walk[] walks = Arrays.stream(groups).map(FlatTrees::walk).toArray(Walk[]::new);
        int row = 0;
        while (row + LANES <= count) {
            int several = Math.min(groups.length, (count - row) / LANES);
            ranks.of(rows, row * width, width, groups, several);
            for (int tree = 0; tree < roots.length; tree++) {
                for (int i = 0; i < several; i++) {
                    add(tree, walks[i], out, (row + i * LANES) * scores);
                }
            }
            row += several * LANES;
        }
        double[] one = new double[width];
        double[] sums = new double[scores];
        for (; row < count; row++) {
            System.arraycopy(rows, row * width, one, 0, width);
            System.arraycopy(out, row * scores, sums, 0, scores);
            add(one, sums);
            System.arraycopy(sums, 0, out, row * scores, scores);
        }
    }

    private void add(int tree, Walk walk, double[] out, int at) {
        Arrays.fill(walk.starts, roots[tree]);
        walk(walk, depths[tree]);
        for (int lane = 0; lane < LANES; lane++) {
            add(tree, walk.leaves[lane], out, at + lane * scores);
        }
    }

    /** Written out lane by lane: so all eight stay in registers. */
    private void walk(Walk walk, int depth) {
        long[] all = nodes;
        int[] of = walk.ranks;
        int a = walk.starts[0];
        int b = walk.starts[1];
        int c = walk.starts[2];
        int d = walk.starts[3];
        int e = walk.starts[4];
        int f = walk.starts[5];
        int g = walk.starts[6];
        int h = walk.starts[7];
        for (int left = depth; left > 0; left -= STEPS) {
            for (int step = Math.min(left, STEPS); step > 0; step--) {
                a = next(all[a], of, 0);
                b = next(all[b], of, 1);
                c = next(all[c], of, 2);
                d = next(all[d], of, 3);
                e = next(all[e], of, 4);
                f = next(all[f], of, 5);
                g = next(all[g], of, 6);
                h = next(all[h], of, 7);
            }
            if (left > STEPS
                    && (((int) all[a] ^ a) | ((int) all[b] ^ b) | ((int) all[c] ^ c) | ((int) all[d] ^ d)) == 0
                    && (((int) all[e] ^ e) | ((int) all[f] ^ f) | ((int) all[g] ^ g) | ((int) all[h] ^ h)) == 0) {
                break;
            }
        }
        walk.leaves[0] = a;
        walk.leaves[1] = b;
        walk.leaves[2] = c;
        walk.leaves[3] = d;
        walk.leaves[4] = e;
        walk.leaves[5] = f;
        walk.leaves[6] = g;
        walk.leaves[7] = h;
    }

    /** To the second child where the rank is greater than that of the test. */
    private static int next(long node, int[] ranks, int lane) {
        int test = (int) (node >>> Integer.SIZE);
        return (int) node + ((test - ranks[(test | lane) & (ranks.length - 1)]) >>> 31);
    }

    private void add(int tree, int leaf, double[] out, int at) {
        int value = valueStarts[leaf];
        if (targets[tree] == Tree.EVERY_SCORE) {
            for (int score = 0; score < scores; score++) {
                out[at + score] += values[value + score];
            }
        } else {
            out[at + targets[tree]] += values[value];
        }
    }
}
