package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One tree (CART: Breiman, Friedman, Olshen and Stone 1984): each split is the best one there is, by Gini impurity to tell classes apart, by
 * squares to estimate numbers. Nothing is left to chance: the seed does not matter. Equal bits for any number of threads on any machine.
 *
 * <p>The probability of a class is (rows of the class + 1) / (rows + classes) in the leaf. Splits closer together than 1e-7 are not seen
 * (Smile 2.6.0): scale features that are that small.
 *
 * @param maxDepth the most levels of the tree, 1 to 1,000
 * @param maxLeaves the most leaves, 2 or more, those that help most; {@link #UNLIMITED} for as many as depth and leaf size allow
 * @param minLeafSize the least rows in a leaf, 1 or more
 */
public record DecisionTree(int maxDepth, int maxLeaves, int minLeafSize) implements Algorithm {

    /** Lets depth and leaf size decide how many leaves there are. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    static final String NAME = "decision-tree";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public DecisionTree {
        Growth.check(NAME, maxDepth, maxLeaves, minLeafSize);
    }

    /**
     * A tree of so many levels, with at least 5 rows in a leaf (Smile's default), and as many leaves as that allows.
     *
     * @param levels the most levels, 1 to 1,000
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static DecisionTree ofDepth(int levels) {
        return new DecisionTree(levels, UNLIMITED, 5);
    }

    static DecisionTree of(Parameters given) {
        return new DecisionTree(given.whole("max-depth"), Growth.maxLeaves(given), given.whole("min-leaf-size"));
    }

    /**
     * With another limit of leaves: the splits that help most are made first.
     *
     * @param leaves the most leaves, 2 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public DecisionTree withMaxLeaves(int leaves) {
        return new DecisionTree(maxDepth, leaves, minLeafSize);
    }

    /**
     * With another least size of leaves.
     *
     * @param rows the least rows in a leaf, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public DecisionTree withMinLeafSize(int rows) {
        return new DecisionTree(maxDepth, maxLeaves, rows);
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
                "max-depth", Integer.toString(maxDepth),
                "max-leaves", Growth.maxLeaves(maxLeaves),
                "min-leaf-size", Integer.toString(minLeafSize)));
    }
}
