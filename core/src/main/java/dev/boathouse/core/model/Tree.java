package dev.boathouse.core.model;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.stream.IntStream;

/**
 * A decision tree as flat arrays, breadth first: node 0 is the root, and the children of the j-th inner node (from 0) are the nodes
 * 2j + 1, where its feature is less than or equal to its threshold, and 2j + 2. So no tree can loop. Immutable.
 */
public final class Tree {

    static final int LEAF = -1;
    private static final int NODE_BYTES = 16;

    final double weight;
    final int[] features;
    final double[] thresholds;
    final int[] covers;
    final double[] leafValues;

    private Tree(double weight, int[] features, double[] thresholds, int[] covers, double[] leafValues) {
        this.weight = weight;
        this.features = features;
        this.thresholds = thresholds;
        this.covers = covers;
        this.leafValues = leafValues;
        check();
    }

    /**
     * A tree.
     *
     * @param weight how much its answer counts
     * @param features the feature of each node, −1 for a leaf
     * @param thresholds the threshold of each node, 0 for a leaf
     * @param covers how many training rows passed each node
     * @param leafValues the probability of the negative, then of the positive class, for each leaf in order
     * @return the tree
     * @throws IllegalArgumentException if these do not make a tree
     */
    public static Tree of(double weight, int[] features, double[] thresholds, int[] covers, double[] leafValues) {
        return new Tree(weight, features.clone(), thresholds.clone(), covers.clone(), leafValues.clone());
    }

    /**
     * How many nodes there are, leaves too.
     *
     * @return 1 or more
     */
    public int nodeCount() {
        return features.length;
    }

    /**
     * How much the tree's answer counts.
     *
     * @return 0 or more
     */
    public double weight() {
        return weight;
    }

    /**
     * The same tree with another weight.
     *
     * @param other how much its answer counts
     * @return the changed copy
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Tree withWeight(double other) {
        return new Tree(other, features, thresholds, covers, leafValues);
    }

    private void check() {
        int nodes = features.length;
        int inner = 0;
        require(nodes > 0 && thresholds.length == nodes && covers.length == nodes, "arrays differ in length");
        for (int node = 0; node < nodes; node++) {
            require(node <= 2 * inner, "a node has no parent");
            require(features[node] >= LEAF, "a feature is negative");
            require(covers[node] >= 0, "a cover is negative");
            require(Double.isFinite(thresholds[node]), "a threshold is not finite");
            inner += features[node] == LEAF ? 0 : 1;
        }
        require(nodes == 2 * inner + 1, "an inner node has no children");
        require(leafValues.length == 2 * (nodes - inner), "leaves and their values differ in number");
        require(weight >= 0 && weight <= Double.MAX_VALUE, "the weight is negative or not finite");
        for (double value : leafValues) {
            require(value >= 0 && value <= 1, "a probability is not between 0 and 1");
        }
        for (int i = 0; i < leafValues.length; i += 2) {
            require(leafValues[i] + leafValues[i + 1] > 0, "a leaf says nothing");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("These arrays make no tree: " + otherwise + ".");
        }
    }

    int largestFeature() {
        return IntStream.of(features).max().orElse(LEAF);
    }

    void write(BinaryWriter out) {
        out.put(weight).put(features.length);
        for (int i = 0; i < features.length; i++) {
            out.put(features[i]).put(thresholds[i]).put(covers[i]);
        }
        out.put(leafValues.length);
        for (double value : leafValues) {
            out.put(value);
        }
    }

    static Tree read(BinaryReader in) {
        double weight = in.readFinite();
        int nodes = in.count(NODE_BYTES);
        int[] features = new int[nodes];
        double[] thresholds = new double[nodes];
        int[] covers = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            features[i] = in.readInt();
            thresholds[i] = in.readDouble();
            covers[i] = in.readInt();
        }
        double[] values = new double[in.count(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        try {
            return new Tree(weight, features, thresholds, covers, values);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found a broken tree (" + e.getMessage() + ")");
        }
    }
}
