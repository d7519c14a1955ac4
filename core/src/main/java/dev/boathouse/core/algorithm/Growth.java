package dev.boathouse.core.algorithm;

/** The limits of trees that several algorithms share. */
final class Growth {

    static final int MAX_TREES = 10_000;
    /** Smile grows trees by recursion. */
    private static final int MAX_DEPTH = 1_000;

    private static final String UNLIMITED = "unlimited";

    private Growth() {}

    static void check(String algorithm, int maxDepth, int maxLeaves, int minLeafSize) {
        Range.check(algorithm, "max-depth", maxDepth, 1, MAX_DEPTH);
        Range.check(algorithm, "max-leaves", maxLeaves, 2, Integer.MAX_VALUE);
        Range.check(algorithm, "min-leaf-size", minLeafSize, 1, Integer.MAX_VALUE);
    }

    static int maxLeaves(Parameters given) {
        return given.whole("max-leaves", UNLIMITED, DecisionTree.UNLIMITED);
    }

    static String maxLeaves(int leaves) {
        return leaves == DecisionTree.UNLIMITED ? UNLIMITED : Integer.toString(leaves);
    }
}
