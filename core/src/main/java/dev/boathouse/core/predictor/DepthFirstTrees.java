package dev.boathouse.core.predictor;

import java.util.Arrays;
import java.util.List;

/**
 * Trees as they are walked for Shapley values: depth first, both sides of every split, with the share of the training rows that went left. What
 * is to be done is a list of steps, so that no tree is too deep for the stack. Takes about 56 bytes for each split. Immutable.
 */
final class DepthFirstTrees {

    /** Steps: a split is entered, left for its second side where that is a split too, and joined. The split stands above the kind. */
    static final int KIND_BITS = 2;

    static final int KINDS = (1 << KIND_BITS) - 1;

    static final int ENTER = 0;
    static final int TURN = 1;
    /** Joins a split that is the first side of the one above. */
    static final int JOIN_FIRST = 2;
    /** Joins a split that is a second side, or the root. */
    static final int JOIN_SECOND = 3;

    /** Neither a leaf nor a level. */
    static final int NONE = -1;

    /** By split. */
    final int[] features;

    final double[] thresholds;
    /** The share of the rows at the split that went to its first side. */
    final double[] shares;
    /** How many splits are above. */
    final int[] levels;
    /** The level of the nearest split above that asks for the same feature; {@link #NONE} where there is none. */
    final int[] above;
    /** The product of the shares of the sides that were taken at the splits above that ask for the same feature. */
    final double[] reached;
    /** The leaves on both sides, numbered through all trees as {@link Tree} orders them; {@link #NONE} where there is a split. */
    final int[] firstLeaf;

    final int[] secondLeaf;

    final int[] steps;
    /** Where the steps and leaves of each tree start, and where the last ones end. */
    final int[] stepStarts;

    final int[] leafStarts;
    /** How many splits the longest path of each tree has, and how many features the one with the most. */
    final int[] depths;

    final int[] breadths;
    /** The share of the training rows that each leaf holds. */
    final double[] leafShares;

    DepthFirstTrees(List<Tree> trees, int width) {
        int inner = Math.toIntExact(
                trees.stream().mapToLong(tree -> tree.nodeCount() / 2).sum());
        this.features = new int[inner];
        this.thresholds = new double[inner];
        this.shares = new double[inner];
        this.levels = new int[inner];
        this.above = new int[inner];
        this.reached = new double[inner];
        this.firstLeaf = new int[inner];
        this.secondLeaf = new int[inner];
        this.stepStarts = new int[trees.size() + 1];
        this.leafStarts = new int[trees.size() + 1];
        this.depths = new int[trees.size()];
        this.breadths = new int[trees.size()];
        this.leafShares = new double[inner + trees.size()];
        Building building = new Building(width, inner);
        for (int i = 0; i < depths.length; i++) {
            building.add(trees.get(i), i);
        }
        this.steps = Arrays.copyOf(building.written, building.stepCount);
    }

    int count() {
        return depths.length;
    }

    /** The share of the rows at a split that went to its first side. Where no row came by, both sides are alike. */
    private static double share(int first, int second) {
        return first == 0 && second == 0 ? 0.5 : first / ((double) first + second);
    }

    private final class Building {

        /** For each feature the level of the last split on the path that asks for it. */
        private final int[] lastLevels;

        private final int[] written;
        private int stepCount;
        private int splitCount;
        private int leafCount;

        Building(int width, int inner) {
            this.lastLevels = new int[width];
            Arrays.fill(lastLevels, NONE);
            this.written = new int[Math.multiplyExact(3, inner)];
        }

        void add(Tree tree, int index) {
            new Path(tree).walk(index);
            leafCount += (tree.nodeCount() + 1) / 2;
            stepStarts[index + 1] = stepCount;
            leafStarts[index + 1] = leafCount;
        }

        /** One tree on its way from breadth first to depth first. */
        private final class Path {

            private final Tree tree;
            /** For an inner node its first child, for a leaf its number. */
            private final int[] next;
            /** By level: the node, the split that it became, and which of its sides the path takes. */
            private final int[] nodes;

            private final int[] splits;
            private final boolean[] second;
            /** By level: the share of rows that reach it, and that stay on the path if only the split's feature is unknown. */
            private final double[] rows;

            private int level;
            private int breadth;

            Path(Tree tree) {
                this.tree = tree;
                this.next = new int[tree.nodeCount()];
                int child = 1;
                int leaf = leafCount;
                int[] depth = new int[next.length];
                for (int node = 0; node < next.length; node++) {
                    if (tree.features[node] == Tree.LEAF) {
                        next[node] = leaf++;
                    } else {
                        next[node] = child;
                        depth[child] = depth[node] + 1;
                        depth[child + 1] = depth[node] + 1;
                        child += 2;
                    }
                }
                int deepest = depth[depth.length - 1];
                this.nodes = new int[deepest];
                this.splits = new int[deepest];
                this.second = new boolean[deepest];
                this.rows = new double[deepest + 1];
            }

            void walk(int index) {
                depths[index] = nodes.length;
                rows[0] = 1;
                if (nodes.length == 0) {
                    leafShares[next[0]] = 1;
                    return;
                }
                enter(0);
                while (level >= 0) {
                    int child = next[nodes[level]] + (second[level] ? 1 : 0);
                    double share = shares[splits[level]];
                    rows[level + 1] = rows[level] * (second[level] ? 1 - share : share);
                    if (tree.features[child] == Tree.LEAF) {
                        leafShares[next[child]] = rows[level + 1];
                        (second[level] ? secondLeaf : firstLeaf)[splits[level]] = next[child];
                        climb();
                    } else {
                        (second[level] ? secondLeaf : firstLeaf)[splits[level]] = NONE;
                        if (second[level]) {
                            step(splits[level], TURN);
                        }
                        level++;
                        enter(child);
                    }
                    breadths[index] = Math.max(breadths[index], breadth);
                }
                level = 0;
            }

            private void enter(int node) {
                int split = splitCount++;
                int feature = tree.features[node];
                int last = lastLevels[feature];
                features[split] = feature;
                thresholds[split] = tree.thresholds[node];
                shares[split] = share(tree.covers[next[node]], tree.covers[next[node] + 1]);
                levels[split] = level;
                above[split] = last;
                reached[split] = last == NONE
                        ? 1
                        : reached[splits[last]] * (second[last] ? 1 - shares[splits[last]] : shares[splits[last]]);
                breadth += last == NONE ? 1 : 0;
                lastLevels[feature] = level;
                nodes[level] = node;
                splits[level] = split;
                second[level] = false;
                step(split, ENTER);
            }

            /** From a side that is done to the next one that is not. */
            private void climb() {
                while (level >= 0 && second[level]) {
                    int split = splits[level];
                    lastLevels[features[split]] = above[split];
                    breadth -= above[split] == NONE ? 1 : 0;
                    step(split, level > 0 && !second[level - 1] ? JOIN_FIRST : JOIN_SECOND);
                    level--;
                }
                if (level >= 0) {
                    second[level] = true;
                }
            }

            private void step(int split, int kind) {
                written[stepCount++] = split << KIND_BITS | kind;
            }
        }
    }
}
