package dev.boathouse.core.predictor;

import java.util.List;

/**
 * All trees in shared arrays: a row is scored by following indices. A leaf is its own left child, and every finite number is below its
 * threshold, so that rows walk side by side without asking each whether it has arrived.
 */
final class FlatTrees {

    private final int scores;
    private final int[] roots;
    private final int[] features;
    private final double[] thresholds;
    private final int[] next;
    /** Where the values of a leaf start. */
    private final int[] valueStarts;

    private final double[] values;
    private final double[] weights;
    /** Which score each tree adds to. */
    private final int[] targets;

    FlatTrees(List<Tree> trees, int scores) {
        int nodes = Math.toIntExact(trees.stream().mapToLong(Tree::nodeCount).sum());
        this.scores = scores;
        this.roots = new int[trees.size()];
        this.weights = trees.stream().mapToDouble(Tree::weight).toArray();
        this.targets = trees.stream().mapToInt(tree -> tree.score).toArray();
        this.features = new int[nodes];
        this.thresholds = new double[nodes];
        this.next = new int[nodes];
        this.valueStarts = new int[nodes];
        this.values = new double
                [Math.toIntExact(
                        trees.stream().mapToLong(tree -> tree.leafValues.length).sum())];
        int node = 0;
        int value = 0;
        for (int i = 0; i < roots.length; i++) {
            roots[i] = node;
            link(trees.get(i), node, value);
            node += trees.get(i).nodeCount();
            value += trees.get(i).leafValues.length;
        }
    }

    private void link(Tree tree, int start, int firstValue) {
        System.arraycopy(tree.leafValues, 0, values, firstValue, tree.leafValues.length);
        int width = tree.leafWidth();
        int child = start + 1;
        int value = firstValue;
        for (int i = 0; i < tree.nodeCount(); i++) {
            int node = start + i;
            if (tree.features[i] == Tree.LEAF) {
                thresholds[node] = Double.POSITIVE_INFINITY;
                next[node] = node;
                valueStarts[node] = value;
                value += width;
            } else {
                features[node] = tree.features[i];
                thresholds[node] = tree.thresholds[i];
                next[node] = child;
                child += 2;
            }
        }
    }

    int count() {
        return roots.length;
    }

    int nodeCount() {
        return features.length;
    }

    /** Adds what all trees say of one row. */
    void add(double[] row, double[] out) {
        for (int tree = 0; tree < roots.length; tree++) {
            add(tree, leaf(roots[tree], row, 0), out, 0);
        }
    }

    private int leaf(int root, double[] rows, int at) {
        int node = root;
        int child = next[node];
        while (child != node) {
            node = child + (rows[at + features[node]] <= thresholds[node] ? 0 : 1);
            child = next[node];
        }
        return node;
    }

    /** Adds what one tree says of some rows, four of them side by side: the processor then waits for four memory reads at once. */
    void add(int tree, double[] rows, int width, int from, int to, double[] out) {
        int row = from;
        for (; row + 4 <= to; row += 4) {
            int first = row * width;
            int second = first + width;
            int third = second + width;
            int fourth = third + width;
            int a = roots[tree];
            int b = a;
            int c = a;
            int d = a;
            boolean walking = true;
            while (walking) {
                int nextA = next[a] + (rows[first + features[a]] <= thresholds[a] ? 0 : 1);
                int nextB = next[b] + (rows[second + features[b]] <= thresholds[b] ? 0 : 1);
                int nextC = next[c] + (rows[third + features[c]] <= thresholds[c] ? 0 : 1);
                int nextD = next[d] + (rows[fourth + features[d]] <= thresholds[d] ? 0 : 1);
                walking = ((nextA ^ a) | (nextB ^ b) | (nextC ^ c) | (nextD ^ d)) != 0;
                a = nextA;
                b = nextB;
                c = nextC;
                d = nextD;
            }
            add(tree, a, out, row * scores);
            add(tree, b, out, (row + 1) * scores);
            add(tree, c, out, (row + 2) * scores);
            add(tree, d, out, (row + 3) * scores);
        }
        for (; row < to; row++) {
            add(tree, leaf(roots[tree], rows, row * width), out, row * scores);
        }
    }

    private void add(int tree, int leaf, double[] out, int at) {
        int value = valueStarts[leaf];
        double weight = weights[tree];
        if (targets[tree] == Tree.EVERY_SCORE) {
            for (int score = 0; score < scores; score++) {
                out[at + score] += weight * values[value + score];
            }
        } else {
            out[at + targets[tree]] += weight * values[value];
        }
    }
}
