package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gradient boosting (Friedman 2001, and 2002 for drawing rows): each tree is grown on what the trees before have left to learn. Two classes
 * share their trees, several get one each in every round. Equal bits for any number of threads on machines of one architecture (the JVM's
 * exponential and logarithm may differ in the last bit elsewhere); regression uses neither, and gives equal bits anywhere.
 *
 * <p>Splits closer together than 1e-7 are not seen (Smile 2.6.0): scale features that are that small.
 *
 * @param trees how many rounds, 1 to 10,000
 * @param learningRate what the values of each tree are multiplied with, above 0, at most 1
 * @param maxDepth the most levels of a tree, 1 to 1,000
 * @param maxLeaves the most leaves of a tree, 2 or more; {@link DecisionTree#UNLIMITED} for as many as depth and leaf size allow
 * @param minLeafSize the least rows in a leaf, 1 or more
 * @param sampleRate the share of the rows, of each class, that a tree is grown on, drawn anew for each; above 0, at most 1
 * @param loss what is made small to estimate numbers; not used to tell classes apart, which makes the log loss small
 * @param quantile of {@link Loss#QUANTILE} the quantile to estimate, of {@link Loss#HUBER} the share of residuals that are small; above 0 and
 *     below 1, not used by others
 */
public record GradientBoosting(
        int trees,
        double learningRate,
        int maxDepth,
        int maxLeaves,
        int minLeafSize,
        double sampleRate,
        Loss loss,
        double quantile)
        implements Algorithm {

    static final String NAME = "gradient-boosting";

    /** What is made small to estimate numbers (Friedman 2001, section 4). */
    public enum Loss {
        /** The square of the residual: estimates the mean. */
        SQUARED,
        /** The residual without its sign: estimates the median. */
        ABSOLUTE,
        /** The square of small residuals, large ones without their sign: estimates the mean, but outliers pull less. */
        HUBER,
        /** Residuals above and below weighted so that a quantile is estimated. */
        QUANTILE;

        /** As {@code squared}: the name in files. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public GradientBoosting {
        Range.check(NAME, "trees", trees, 1, Growth.MAX_TREES);
        Range.check(NAME, "learning-rate", learningRate, Double.MIN_NORMAL, 1);
        Growth.check(NAME, maxDepth, maxLeaves, minLeafSize);
        Range.check(NAME, "sample-rate", sampleRate, Double.MIN_NORMAL, 1);
        Range.check(NAME, "quantile", quantile, Double.MIN_NORMAL, Math.nextDown(1.0));
    }

    /**
     * As many rounds, with Smile's defaults: a learning rate of 0.05, at most 20 levels and 6 leaves, at least 5 rows in a leaf, 0.7 of the
     * rows for each tree. The loss is squared, the quantile of the other losses 0.9, as in scikit-learn.
     *
     * @param trees how many, 1 to 10,000
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static GradientBoosting ofTrees(int trees) {
        return new GradientBoosting(trees, 0.05, 20, 6, 5, 0.7, Loss.SQUARED, 0.9);
    }

    static GradientBoosting of(Parameters given) {
        return new GradientBoosting(
                given.whole("trees"),
                given.number("learning-rate"),
                given.whole("max-depth"),
                Growth.maxLeaves(given),
                given.whole("min-leaf-size"),
                given.number("sample-rate"),
                given.oneOf("loss", Loss.values()),
                given.number("quantile"));
    }

    /**
     * With another learning rate.
     *
     * @param rate above 0, at most 1; smaller ones need more trees
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public GradientBoosting withLearningRate(double rate) {
        return new GradientBoosting(trees, rate, maxDepth, maxLeaves, minLeafSize, sampleRate, loss, quantile);
    }

    /**
     * With another limit of depth.
     *
     * @param levels the most levels of a tree, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public GradientBoosting withMaxDepth(int levels) {
        return new GradientBoosting(trees, learningRate, levels, maxLeaves, minLeafSize, sampleRate, loss, quantile);
    }

    /**
     * With another limit of leaves.
     *
     * @param leaves the most leaves of a tree, 2 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public GradientBoosting withMaxLeaves(int leaves) {
        return new GradientBoosting(trees, learningRate, maxDepth, leaves, minLeafSize, sampleRate, loss, quantile);
    }

    /**
     * With another least size of leaves.
     *
     * @param rows the least rows in a leaf, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public GradientBoosting withMinLeafSize(int rows) {
        return new GradientBoosting(trees, learningRate, maxDepth, maxLeaves, rows, sampleRate, loss, quantile);
    }

    /**
     * With another share of the rows for each tree.
     *
     * @param rate above 0, at most 1
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public GradientBoosting withSampleRate(double rate) {
        return new GradientBoosting(trees, learningRate, maxDepth, maxLeaves, minLeafSize, rate, loss, quantile);
    }

    /**
     * With another loss, to estimate numbers.
     *
     * @param choice what is made small
     * @return the changed copy
     */
    public GradientBoosting withLoss(Loss choice) {
        return new GradientBoosting(
                trees, learningRate, maxDepth, maxLeaves, minLeafSize, sampleRate, choice, quantile);
    }

    /**
     * With another quantile, for the losses {@link Loss#QUANTILE} and {@link Loss#HUBER}.
     *
     * @param share above 0 and below 1
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public GradientBoosting withQuantile(double share) {
        return new GradientBoosting(trees, learningRate, maxDepth, maxLeaves, minLeafSize, sampleRate, loss, share);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION, Task.REGRESSION);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.EQUAL_BITS_ON_ONE_PLATFORM;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "trees", Integer.toString(trees),
                "learning-rate", ShortestDecimal.of(learningRate),
                "max-depth", Integer.toString(maxDepth),
                "max-leaves", Growth.maxLeaves(maxLeaves),
                "min-leaf-size", Integer.toString(minLeafSize),
                "sample-rate", ShortestDecimal.of(sampleRate),
                "loss", loss.toString(),
                "quantile", ShortestDecimal.of(quantile)));
    }
}
