package dev.boathouse.core.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One score, or a weighted sum of scores, as the trees see it that take part in it.
 *
 * @param trees which trees take part
 * @param leaves the values of their leaves, tree by tree, weighted
 * @param shifts for each of these trees, what to subtract from the number of a leaf to find its value
 * @param expected the mean over the training rows, as the covers of the trees have them
 */
record TreeScore(int[] trees, double[] leaves, int[] shifts, double expected) {

    /** How far values may differ, in relation to the largest, and still count as one. */
    private static final double ROUNDING = 1e-12;

    /**
     * Of trees.
     *
     * @param shape the same trees, depth first
     * @param base where each score starts
     * @param weights of the scores
     */
    static TreeScore of(List<Tree> trees, DepthFirstTrees shape, double[] base, double[] weights) {
        int[] part = IntStream.range(0, trees.size())
                .filter(i -> trees.get(i).score == Tree.EVERY_SCORE || weights[trees.get(i).score] != 0)
                .toArray();
        int[] shifts = new int[part.length];
        int count = 0;
        for (int i = 0; i < part.length; i++) {
            shifts[i] = shape.leafStarts[part[i]] - count;
            count += leafCount(trees.get(part[i]));
        }
        double[] leaves = new double[count];
        double expected = 0;
        for (int k = 0; k < base.length; k++) {
            expected += weights[k] * base[k];
        }
        for (int i = 0; i < part.length; i++) {
            Tree tree = trees.get(part[i]);
            int first = shape.leafStarts[part[i]];
            double mean = 0;
            for (int leaf = 0; leaf < leafCount(tree); leaf++) {
                double value = value(tree, leaf, weights);
                leaves[first - shifts[i] + leaf] = value;
                mean += shape.leafShares[first + leaf] * value;
            }
            expected += mean;
        }
        return new TreeScore(part, leaves, shifts, expected);
    }

    private static int leafCount(Tree tree) {
        return (tree.nodeCount() + 1) / 2;
    }

    private static double value(Tree tree, int leaf, double[] weights) {
        if (tree.score != Tree.EVERY_SCORE) {
            return weights[tree.score] * tree.weight * tree.leafValues[leaf];
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * tree.weight * tree.leafValues[leaf * weights.length + k];
        }
        return sum;
    }

    /** Tells whether no tree has two leaves that differ, but for rounding. */
    boolean isConstant(DepthFirstTrees shape) {
        for (int i = 0; i < trees.length; i++) {
            int from = shape.leafStarts[trees[i]] - shifts[i];
            int to = shape.leafStarts[trees[i] + 1] - shifts[i];
            double low = Arrays.stream(leaves, from, to).min().orElse(0);
            double high = Arrays.stream(leaves, from, to).max().orElse(0);
            if (high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high))) {
                return false;
            }
        }
        return true;
    }
}
