package dev.boathouse.core.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A random forest (Breiman 2001): trees grown on bootstraps of the rows, each split chosen among a random part of the features. Equal
 * bits for any number of threads on any machine. Immutable.
 *
 * <p>Splits closer together than 1e-7 are not seen (Smile 2.6.0): scale features that are that small.
 */
public final class RandomForest implements Algorithm {

    private static final int MAX_TREES = 10_000;
    /** Smile grows trees by recursion. */
    private static final int MAX_DEPTH = 1_000;

    private final int trees;
    private final int maxDepth;
    private final int minLeafSize;
    private final int featuresPerSplit;

    private RandomForest(int trees, int maxDepth, int minLeafSize, int featuresPerSplit) {
        this.trees = within("trees", trees, 1, MAX_TREES);
        this.maxDepth = within("levels", maxDepth, 1, MAX_DEPTH);
        this.minLeafSize = within("rows in a leaf", minLeafSize, 1, Integer.MAX_VALUE);
        this.featuresPerSplit = within("features per split", featuresPerSplit, 0, Integer.MAX_VALUE);
    }

    private static int within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "A forest cannot have " + value + " " + what + ": give " + least + " to " + most + ".");
        }
        return value;
    }

    /**
     * A forest of so many trees, at most 20 levels deep, with at least 5 rows in a leaf, and with the square root of the number of
     * features to choose from at each split.
     *
     * @param trees how many, 1 to 10,000
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static RandomForest ofTrees(int trees) {
        return new RandomForest(trees, 20, 5, 0);
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
        return new RandomForest(
                trees, maxDepth, minLeafSize, within("features per split", features, 1, Integer.MAX_VALUE));
    }

    int trees() {
        return trees;
    }

    int maxDepth() {
        return maxDepth;
    }

    int minLeafSize() {
        return minLeafSize;
    }

    int featuresPerSplit(int features) {
        int wanted = featuresPerSplit == 0 ? (int) Math.sqrt(features) : featuresPerSplit;
        return Math.min(wanted, features);
    }

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "trees", Integer.toString(trees),
                "max-depth", Integer.toString(maxDepth),
                "min-leaf-size", Integer.toString(minLeafSize),
                "features-per-split", featuresPerSplit == 0 ? "square-root" : Integer.toString(featuresPerSplit)));
    }

    @Override
    public String toString() {
        return name() + " " + parameters();
    }
}
