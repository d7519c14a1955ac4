package dev.boathouse.core.predictor;

import java.util.Arrays;

/**
 * Walks trees as {@link TreeAttribution} says, for a block of rows that lie side by side: loops over them are of the kind that compilers make vector
 * instructions of. Does with each row exactly what {@link RowShapley} does. Belongs to one thread.
 */
final class BlockShapley {

    private final DepthFirstTrees trees;
    private final int rows;
    /** By level, in these by point, and in these by row; see {@link RowShapley}. */
    private final double[][][] arrived;

    private final double[][][] first;
    private final double[][] result;
    private final Posterior[] posteriors;
    /** By level and row. */
    private final double[][] tilts;

    private final double[][] on;
    /** By row. */
    private final double[] sums;

    private final double[] all;

    BlockShapley(DepthFirstTrees trees, TreeShape largest, int rows) {
        this.trees = trees;
        this.rows = rows;
        this.arrived = new double[largest.depth() + 1][largest.points()][rows];
        this.first = new double[largest.depth()][largest.points()][rows];
        this.result = new double[largest.points()][rows];
        this.posteriors = Posterior.levels(largest);
        this.tilts = new double[largest.depth()][rows];
        this.on = new double[largest.depth()][rows];
        this.sums = new double[rows];
        this.all = new double[rows];
        Arrays.fill(all, 1);
    }

    /**
     * Adds what each feature contributes to one tree.
     *
     * @param rule enough points for the tree
     * @param leaves holds the values of the tree's leaves
     * @param shift what to subtract from the number of a leaf to find its value
     * @param columns the rows, feature by feature
     * @param out where contributions are added, by feature and row
     */
    void add(int tree, GaussLegendre rule, double[] leaves, int shift, double[][] columns, double[][] out) {
        for (int q = 0; q < rule.size(); q++) {
            Arrays.fill(arrived[0][q], rule.weights()[q]);
        }
        int end = trees.stepStarts[tree + 1];
        for (int i = trees.stepStarts[tree]; i < end; i++) {
            int split = trees.steps[i] >>> DepthFirstTrees.KIND_BITS;
            int level = trees.levels[split];
            int feature = trees.features[split];
            switch (trees.steps[i] & DepthFirstTrees.KINDS) {
                case DepthFirstTrees.ENTER -> enter(split, level, columns[feature], rule, leaves, shift);
                case DepthFirstTrees.TURN -> turn(split, level, rule.size());
                case DepthFirstTrees.JOIN_FIRST ->
                    join(split, level, rule.size(), leaves, shift, first[level - 1], out[feature]);
                default -> join(split, level, rule.size(), leaves, shift, result, out[feature]);
            }
        }
    }

    private void enter(int split, int level, double[] values, GaussLegendre rule, double[] leaves, int shift) {
        double share = trees.shares[split];
        double threshold = trees.thresholds[split] + 0.0;
        double[] tilt = tilts[level];
        double[] still = on[level];
        double[] before = before(split);
        for (int r = 0; r < rows; r++) {
            // 1 where the value is not above the threshold, else 0: by the sign of their difference, not by a branch to
            // guess wrong.
            double goesFirst = 1 + (Double.doubleToRawLongBits(threshold - values[r]) >> 63);
            tilt[r] = before[r] * (goesFirst - share);
            still[r] = before[r] * goesFirst;
        }
        posteriors[level].use(rule, trees.reached[split]);
        int leaf = trees.firstLeaf[split];
        if (leaf == DepthFirstTrees.NONE) {
            descend(level, rule.size(), share, 1);
        } else if (trees.secondLeaf[split] == DepthFirstTrees.NONE) {
            for (int q = 0; q < rule.size(); q++) {
                Arrays.fill(first[level][q], leaves[leaf - shift]);
            }
        }
    }

    private double[] before(int split) {
        int above = trees.above[split];
        return above == DepthFirstTrees.NONE ? all : on[above];
    }

    private void turn(int split, int level, int size) {
        double[] still = on[level];
        double[] before = before(split);
        for (int r = 0; r < rows; r++) {
            still[r] = before[r] - still[r];
        }
        descend(level, size, 1 - trees.shares[split], -1);
    }

    private void descend(int level, int size, double share, double sign) {
        double[] known = posteriors[level].known();
        for (int q = 0; q < size; q++) {
            descend(arrived[level][q], share, sign * known[q], tilts[level], arrived[level + 1][q]);
        }
    }

    private static void descend(double[] from, double share, double known, double[] tilt, double[] to) {
        for (int r = 0; r < to.length; r++) {
            to[r] = from[r] * (share + known * tilt[r]);
        }
    }

    private void join(int split, int level, int size, double[] leaves, int shift, double[][] to, double[] out) {
        double share = trees.shares[split];
        double[] tilt = tilts[level];
        double[] known = posteriors[level].known();
        double[] gains = posteriors[level].gains();
        double[][] from = arrived[level];
        int one = trees.firstLeaf[split];
        int other = trees.secondLeaf[split];
        Arrays.fill(sums, 0);
        for (int q = 0; q < size; q++) {
            if (other == DepthFirstTrees.NONE) {
                join(from[q], gains[q], share, known[q], tilt, first[level][q], result[q], to[q], sums);
            } else if (one == DepthFirstTrees.NONE) {
                join(from[q], gains[q], share, known[q], tilt, first[level][q], leaves[other - shift], to[q], sums);
            } else {
                double second = leaves[other - shift];
                join(from[q], gains[q], share, known[q], tilt, leaves[one - shift] - second, second, to[q], sums);
            }
        }
        for (int r = 0; r < rows; r++) {
            out[r] += tilt[r] * sums[r];
        }
    }

    private static void join(
            double[] from,
            double gain,
            double share,
            double known,
            double[] tilt,
            double[] one,
            double[] other,
            double[] to,
            double[] sums) {
        for (int r = 0; r < to.length; r++) {
            double difference = one[r] - other[r];
            sums[r] += gain * from[r] * difference;
            to[r] = other[r] + (share + known * tilt[r]) * difference;
        }
    }

    private static void join(
            double[] from,
            double gain,
            double share,
            double known,
            double[] tilt,
            double[] one,
            double other,
            double[] to,
            double[] sums) {
        for (int r = 0; r < to.length; r++) {
            double difference = one[r] - other;
            sums[r] += gain * from[r] * difference;
            to[r] = other + (share + known * tilt[r]) * difference;
        }
    }

    private static void join(
            double[] from,
            double gain,
            double share,
            double known,
            double[] tilt,
            double difference,
            double other,
            double[] to,
            double[] sums) {
        for (int r = 0; r < to.length; r++) {
            sums[r] += gain * from[r] * difference;
            to[r] = other + (share + known * tilt[r]) * difference;
        }
    }
}
