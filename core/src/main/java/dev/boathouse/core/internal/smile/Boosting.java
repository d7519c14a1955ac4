package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.predictor.Tree;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.base.cart.RegressionNode;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/** Grows the trees of gradient boosting on rows drawn for each, in the order in which Smile draws them. For one thread. */
final class Boosting {

    private static final StructField RESIDUAL = new StructField("residual", DataTypes.DoubleType);

    private final GradientBoosting growth;
    private final TreeData data;
    private final int[] groups;
    private final int[] quotas;
    private final int[] permutation;
    private final int[] samples;
    private int grown;

    /**
     * Prepares.
     *
     * @param groups the class of each row, 0 for all where there are none: the share is drawn of each
     * @param count how many there are
     * @throws IllegalArgumentException if the share of the rows is none
     */
    Boosting(GradientBoosting growth, TreeData data, int[] groups, int count) {
        this.growth = growth;
        this.data = data;
        this.groups = groups;
        this.quotas = new int[count];
        for (int group : groups) {
            quotas[group]++;
        }
        for (int group = 0; group < count; group++) {
            quotas[group] = (int) Math.round(quotas[group] * growth.sampleRate());
        }
        this.permutation = IntStream.range(0, groups.length).toArray();
        this.samples = new int[groups.length];
        if (Arrays.stream(quotas).allMatch(quota -> quota == 0)) {
            throw new IllegalArgumentException("Cannot train: a sample rate of " + growth.sampleRate()
                    + " draws none of " + groups.length + " rows. Give a larger one, up to 1.");
        }
    }

    /**
     * Grows one tree, and adds what it says to the scores of all rows.
     *
     * @param direction −1 where the scores are what is left to learn
     */
    Tree grow(ResidualLoss loss, double direction) {
        draw();
        RegressionTree tree = new RegressionTree(
                data.frame,
                loss,
                RESIDUAL,
                growth.maxDepth(),
                data.maxLeaves(growth.maxLeaves()),
                growth.minLeafSize(),
                data.columns.length,
                samples,
                data.order);
        TreeReading reading = new TreeReading(
                tree.root(), data.schema(), 1, (leaf, values, at) -> values[at] = finite((RegressionNode) leaf));
        double[] scores = loss.residual();
        for (int row = 0; row < scores.length; row++) {
            scores[row] += direction * growth.learningRate() * reading.value(data.columns, row);
        }
        grown++;
        return reading.weighted(growth.learningRate());
    }

    private void draw() {
        Arrays.fill(samples, 0);
        MathEx.permutate(permutation);
        int[] left = quotas.clone();
        for (int row : permutation) {
            if (left[groups[row]] > 0) {
                left[groups[row]]--;
                samples[row] = 1;
            }
        }
    }

    private double finite(RegressionNode leaf) {
        if (!Double.isFinite(leaf.output())) {
            throw new IllegalArgumentException("Cannot train: gradient boosting diverged, a leaf of tree " + (grown + 1)
                    + " would be " + leaf.output()
                    + ". Give a smaller learning rate, larger leaves, or a larger sample rate.");
        }
        return leaf.output();
    }
}
