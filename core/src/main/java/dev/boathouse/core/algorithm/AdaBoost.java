package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AdaBoost for two classes or more (SAMME: Zhu, Zou, Rosset and Hastie 2009): each tree is grown on rows drawn by their weights, and rows that
 * it gets wrong weigh more for the next. A tree that is no better than a guess is drawn again, up to three times, then boosting ends early.
 * Equal bits for any number of threads on any machine.
 *
 * <p>The probability of a class is the share of the votes for it, which tells classes apart well but is no calibrated probability. Splits
 * closer together than 1e-7 are not seen (Smile 2.6.0): scale features that are that small.
 *
 * @param trees the most trees, 1 to 10,000
 * @param maxDepth the most levels of a tree, 1 to 1,000
 * @param maxLeaves the most leaves of a tree, 2 or more; {@link DecisionTree#UNLIMITED} for as many as depth and leaf size allow
 * @param minLeafSize the least rows in a leaf, drawn ones counted as often as drawn, 1 or more
 */
public record AdaBoost(int trees, int maxDepth, int maxLeaves, int minLeafSize) implements Algorithm {

    static final String NAME = "ada-boost";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public AdaBoost {
        Range.check(NAME, "trees", trees, 1, Growth.MAX_TREES);
        Growth.check(NAME, maxDepth, maxLeaves, minLeafSize);
    }

    /**
     * As many trees, with Smile's defaults: at most 20 levels and 6 leaves, at least 1 row in a leaf.
     *
     * @param trees the most trees, 1 to 10,000
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static AdaBoost ofTrees(int trees) {
        return new AdaBoost(trees, 20, 6, 1);
    }

    static AdaBoost of(Parameters given) {
        return new AdaBoost(
                given.whole("trees"), given.whole("max-depth"), Growth.maxLeaves(given), given.whole("min-leaf-size"));
    }

    /**
     * With another limit of depth.
     *
     * @param levels the most levels of a tree, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public AdaBoost withMaxDepth(int levels) {
        return new AdaBoost(trees, levels, maxLeaves, minLeafSize);
    }

    /**
     * With another limit of leaves.
     *
     * @param leaves the most leaves of a tree, 2 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public AdaBoost withMaxLeaves(int leaves) {
        return new AdaBoost(trees, maxDepth, leaves, minLeafSize);
    }

    /**
     * With another least size of leaves.
     *
     * @param rows the least rows in a leaf, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public AdaBoost withMinLeafSize(int rows) {
        return new AdaBoost(trees, maxDepth, maxLeaves, rows);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION);
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
                "max-leaves", Growth.maxLeaves(maxLeaves),
                "min-leaf-size", Integer.toString(minLeafSize)));
    }
}
