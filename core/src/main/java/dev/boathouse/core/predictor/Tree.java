package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A decision tree as flat arrays, breadth first: node 0 is the root, and the children of the j-th inner node (from 0) are the nodes
 * 2j + 1, where its feature is less than or equal to its threshold, and 2j + 2. So no tree can loop. Immutable.
 */
public final class Tree {

    static final int LEAF = -1;
    /** Stands for a score: the leaves have a value for each. */
    static final int EVERY_SCORE = -1;

    private static final int NODE_BYTES = 16;

    final double weight;
    final int score;
    final int[] features;
    final double[] thresholds;
    final int[] covers;
    final double[] leafValues;

    private Tree(double weight, int score, int[] features, double[] thresholds, int[] covers, double[] leafValues) {
        this.weight = weight;
        this.score = score;
        this.features = features;
        this.thresholds = thresholds;
        this.covers = covers;
        this.leafValues = leafValues;
        check();
    }

    /**
     * A tree whose leaves have a value for every score, or for the only one.
     *
     * @param weight what its values are multiplied with
     * @param features the feature of each node, −1 for a leaf
     * @param thresholds the threshold of each node, 0 for a leaf
     * @param covers how many training rows passed each node
     * @param leafValues the values of each leaf in order, leaf by leaf
     * @return the tree
     * @throws IllegalArgumentException if these do not make a tree
     */
    public static Tree of(double weight, int[] features, double[] thresholds, int[] covers, double[] leafValues) {
        return new Tree(weight, EVERY_SCORE, features.clone(), thresholds.clone(), covers.clone(), leafValues.clone());
    }

    /**
     * The same tree, adding to one of several scores only.
     *
     * @param index which score, from 0
     * @return the changed copy
     * @throws IllegalArgumentException if its leaves have more than one value
     */
    public Tree addingTo(int index) {
        return new Tree(weight, index, features, thresholds, covers, leafValues);
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
     * How many values each leaf has.
     *
     * @return 1 or more
     */
    public int leafWidth() {
        return leafValues.length / ((features.length + 1) / 2);
    }

    /**
     * What the values are multiplied with.
     *
     * @return any finite number
     */
    public double weight() {
        return weight;
    }

    /**
     * The same tree with another weight.
     *
     * @param other what its values are multiplied with
     * @return the changed copy
     * @throws IllegalArgumentException if the weight is not finite
     */
    public Tree withWeight(double other) {
        return new Tree(other, score, features, thresholds, covers, leafValues);
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
        require(
                leafValues.length > 0 && leafValues.length % (nodes - inner) == 0,
                "leaves and their values differ in number");
        require(Double.isFinite(weight), "the weight is not finite");
        for (double value : leafValues) {
            require(Double.isFinite(value), "the value of a leaf is not finite");
        }
        require(score == EVERY_SCORE || (score >= 0 && leafWidth() == 1), "a leaf has too many values for one score");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("These arrays make no tree: " + otherwise + ".");
        }
    }

    int largestFeature() {
        return IntStream.of(features).max().orElse(LEAF);
    }

    /** The most that the tree can add to a score, up or down. */
    double reach() {
        return Math.abs(weight)
                * DoubleStream.of(leafValues).map(Math::abs).max().orElse(0);
    }

    void write(BinaryWriter out) {
        out.put(weight).put(score).put(features.length);
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
        int score = in.readInt();
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
            return new Tree(weight, score, features, thresholds, covers, values);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found a broken tree (" + e.getMessage() + ")");
        }
    }
}
