package dev.boathouse.core.predictor;

import java.util.Arrays;

/** Walks trees as {@link TreeAttribution} says, for one row. Belongs to one thread. */
final class RowShapley {

    private final DepthFirstTrees trees;
    /** By level, and in these by point: the chance that the row arrives at the split, times the weight of the point. */
    private final double[][] arrived;
    /** By level and point: what the first side of the split is worth. */
    private final double[][] first;
    /** By point: what the second side of the split just walked is worth, and then the split itself. */
    private final double[] result;
    /** By level. */
    private final Posterior[] posteriors;
    /** By level: how far the side that the row takes is from the mix of both; 0 where the row has left the path. */
    private final double[] tilts;
    /** By level: whether the row is on the path as far as the feature of this split goes. */
    private final boolean[] on;

    RowShapley(DepthFirstTrees trees, TreeShape largest) {
        this.trees = trees;
        this.arrived = new double[largest.depth() + 1][largest.points()];
        this.first = new double[largest.depth()][largest.points()];
        this.result = new double[largest.points()];
        this.posteriors = Posterior.levels(largest);
        this.tilts = new double[largest.depth()];
        this.on = new boolean[largest.depth()];
    }

    /**
     * Adds what each feature contributes to one tree.
     *
     * @param rule enough points for the tree
     * @param leaves holds the values of the tree's leaves
     * @param shift what to subtract from the number of a leaf to find its value
     * @param rows holds the row
     * @param at where it starts
     * @param out where contributions are added, by feature
     * @param to where they start
     */
    void add(int tree, GaussLegendre rule, double[] leaves, int shift, double[] rows, int at, double[] out, int to) {
        System.arraycopy(rule.weights(), 0, arrived[0], 0, rule.size());
        int end = trees.stepStarts[tree + 1];
        for (int i = trees.stepStarts[tree]; i < end; i++) {
            int split = trees.steps[i] >>> DepthFirstTrees.KIND_BITS;
            int level = trees.levels[split];
            int feature = trees.features[split];
            switch (trees.steps[i] & DepthFirstTrees.KINDS) {
                case DepthFirstTrees.ENTER -> enter(split, level, rows[at + feature], rule, leaves, shift);
                case DepthFirstTrees.TURN -> turn(split, level, rule.size());
                case DepthFirstTrees.JOIN_FIRST ->
                    out[to + feature] += join(split, level, rule.size(), leaves, shift, first[level - 1]);
                default -> out[to + feature] += join(split, level, rule.size(), leaves, shift, result);
            }
        }
    }

    private void enter(int split, int level, double value, GaussLegendre rule, double[] leaves, int shift) {
        double share = trees.shares[split];
        boolean goesFirst = value <= trees.thresholds[split];
        boolean still = isOn(trees.above[split]);
        tilts[level] = still ? (goesFirst ? 1 - share : -share) : 0;
        on[level] = still && goesFirst;
        posteriors[level].use(rule, trees.reached[split]);
        int leaf = trees.firstLeaf[split];
        if (leaf == DepthFirstTrees.NONE) {
            descend(level, rule.size(), share, tilts[level]);
        } else if (trees.secondLeaf[split] == DepthFirstTrees.NONE) {
            Arrays.fill(first[level], 0, rule.size(), leaves[leaf - shift]);
        }
    }

    private boolean isOn(int above) {
        return above == DepthFirstTrees.NONE || on[above];
    }

    private void turn(int split, int level, int size) {
        // Of the rows on the path, those that were not on the first side are on the second.
        on[level] = isOn(trees.above[split]) && !on[level];
        descend(level, size, 1 - trees.shares[split], -tilts[level]);
    }

    private void descend(int level, int size, double share, double tilt) {
        double[] known = posteriors[level].known();
        double[] from = arrived[level];
        double[] to = arrived[level + 1];
        for (int q = 0; q < size; q++) {
            to[q] = from[q] * (share + known[q] * tilt);
        }
    }

    /** Gives what the feature of the split contributes. */
    private double join(int split, int level, int size, double[] leaves, int shift, double[] to) {
        double share = trees.shares[split];
        double tilt = tilts[level];
        double[] known = posteriors[level].known();
        double[] gains = posteriors[level].gains();
        double[] from = arrived[level];
        int one = trees.firstLeaf[split];
        int other = trees.secondLeaf[split];
        double sum = 0;
        if (other == DepthFirstTrees.NONE) {
            for (int q = 0; q < size; q++) {
                double difference = first[level][q] - result[q];
                sum += gains[q] * from[q] * difference;
                to[q] = result[q] + (share + known[q] * tilt) * difference;
            }
        } else if (one == DepthFirstTrees.NONE) {
            double second = leaves[other - shift];
            for (int q = 0; q < size; q++) {
                double difference = first[level][q] - second;
                sum += gains[q] * from[q] * difference;
                to[q] = second + (share + known[q] * tilt) * difference;
            }
        } else {
            double second = leaves[other - shift];
            double difference = leaves[one - shift] - second;
            for (int q = 0; q < size; q++) {
                sum += gains[q] * from[q] * difference;
                to[q] = second + (share + known[q] * tilt) * difference;
            }
        }
        return tilt * sum;
    }
}
