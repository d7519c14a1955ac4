package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A random forest (Breiman 2001): trees grown on bootstraps of the rows, each split chosen among a random part of the features. Equal
 * bits for any number of threads on any machine.
 *
 * <p>Splits closer together than 1e-7 are not seen (Smile 2.6.0): scale features that are that small.
 *
 * @param trees how many trees, 1 to 10,000
 * @param maxDepth the most levels of a tree, 1 to 1,000
 * @param minLeafSize the least rows in a leaf, 1 or more
 * @param featuresPerSplit how many features a split chooses from, at most all are used; {@value #USUAL} for the square root of their number to
 *     tell classes apart, and a third of it to estimate numbers
 */
public record RandomForest(int trees, int maxDepth, int minLeafSize, int featuresPerSplit) implements Algorithm {

    /** Lets the number of features decide how many of them a split chooses from. */
    public static final int USUAL = 0;

    static final String NAME = "random-forest";
    private static final int MAX_TREES = 10_000;
    /** Smile grows trees by recursion. */
    private static final int MAX_DEPTH = 1_000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public RandomForest {
        Range.check(NAME, "trees", trees, 1, MAX_TREES);
        Range.check(NAME, "max-depth", maxDepth, 1, MAX_DEPTH);
        Range.check(NAME, "min-leaf-size", minLeafSize, 1, Integer.MAX_VALUE);
        Range.check(NAME, "features-per-split", featuresPerSplit, 0, Integer.MAX_VALUE);
    }

    /**
     * A forest of so many trees, at most 20 levels deep, with at least 5 rows in a leaf, and the usual number of features to choose from
     * at each split.
     *
     * @param trees how many, 1 to 10,000
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static RandomForest ofTrees(int trees) {
        return new RandomForest(trees, 20, 5, USUAL);
    }

    static RandomForest of(Parameters given) {
        return new RandomForest(
                given.whole("trees"),
                given.whole("max-depth"),
                given.whole("min-leaf-size"),
                given.whole("features-per-split", "usual", USUAL));
    }

    /**
     * With another limit of depth.
     *
     * @param levels the most levels of a tree, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public RandomForest withMaxDepth(int levels) {
        return new RandomForest(trees, levels, minLeafSize, featuresPerSplit);
    }

    /**
     * With another least size of leaves.
     *
     * @param rows the least rows in a leaf, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public RandomForest withMinLeafSize(int rows) {
        return new RandomForest(trees, maxDepth, rows, featuresPerSplit);
    }

    /**
     * With another number of features to choose from at each split.
     *
     * @param features how many, 1 or more; at most all are used
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public RandomForest withFeaturesPerSplit(int features) {
        Range.check(NAME, "features-per-split", features, 1, Integer.MAX_VALUE);
        return new RandomForest(trees, maxDepth, minLeafSize, features);
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
        return Repeatability.EQUAL_BITS;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "trees", Integer.toString(trees),
                "max-depth", Integer.toString(maxDepth),
                "min-leaf-size", Integer.toString(minLeafSize),
                "features-per-split", featuresPerSplit == USUAL ? "usual" : Integer.toString(featuresPerSplit)));
    }
}
