package dev.boathouse.core.model;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All trees in shared arrays, so that a row is scored by following indices. */
final class Forest implements Predictor {

    static final String KIND = "boathouse-forest-1";
    private static final int LEAST_TREE = 8 + 4 + 16 + 4 + 16;
    private static final int CLASSES = 2;
    private static final int BLOCK = 128;

    private final int width;
    private final List<Tree> trees;
    private final int[] roots;
    private final int[] features;
    /** Of an inner node: its left child. Of a leaf: where its two values start. */
    private final int[] next;

    private final double[] thresholds;
    private final double[] values;
    private final double[] weights;

    Forest(int width, List<Tree> trees) {
        this.width = width;
        this.trees = List.copyOf(trees);
        this.roots = new int[trees.size()];
        this.weights = trees.stream().mapToDouble(tree -> tree.weight).toArray();
        if (!(Arrays.stream(weights).sum() > 0)) {
            throw new IllegalArgumentException(
                    "A forest needs a tree that counts: found " + trees.size() + " trees, all of weight 0.");
        }
        int nodes = Math.toIntExact(trees.stream().mapToLong(Tree::nodeCount).sum());
        this.features = new int[nodes];
        this.next = new int[nodes];
        this.thresholds = new double[nodes];
        this.values = new double[nodes + trees.size()];
        int node = 0;
        int value = 0;
        for (int i = 0; i < roots.length; i++) {
            Tree tree = trees.get(i);
            if (tree.largestFeature() >= width) {
                throw new IllegalArgumentException(
                        "A tree asks for feature " + tree.largestFeature() + ": there are " + width + ".");
            }
            roots[i] = node;
            link(tree, node, value);
            node += tree.nodeCount();
            value += tree.leafValues.length;
        }
    }

    private void link(Tree tree, int node, int value) {
        System.arraycopy(tree.features, 0, features, node, tree.nodeCount());
        System.arraycopy(tree.thresholds, 0, thresholds, node, tree.nodeCount());
        System.arraycopy(tree.leafValues, 0, values, value, tree.leafValues.length);
        int child = node + 1;
        int leaf = value;
        for (int i = 0; i < tree.nodeCount(); i++) {
            if (tree.features[i] == Tree.LEAF) {
                next[node + i] = leaf;
                leaf += 2;
            } else {
                next[node + i] = child;
                child += 2;
            }
        }
    }

    private int leaf(int root, double[] row, int at) {
        int node = root;
        int feature = features[node];
        while (feature >= 0) {
            node = next[node] + (row[at + feature] <= thresholds[node] ? 0 : 1);
            feature = features[node];
        }
        return next[node];
    }

    @Override
    public int features() {
        return width;
    }

    @Override
    public double probability(double[] row) {
        double negative = 0;
        double positive = 0;
        for (int i = 0; i < roots.length; i++) {
            int leaf = leaf(roots[i], row, 0);
            negative += weights[i] * values[leaf];
            positive += weights[i] * values[leaf + 1];
        }
        return positive / (negative + positive);
    }

    @Override
    public void probabilities(double[] rows, int count, double[] out) {
        double[] negative = new double[Math.min(BLOCK, count)];
        for (int from = 0; from < count; from += BLOCK) {
            int to = Math.min(count, from + BLOCK);
            Arrays.fill(negative, 0);
            Arrays.fill(out, from, to, 0);
            for (int i = 0; i < roots.length; i++) {
                for (int row = from; row < to; row++) {
                    int leaf = leaf(roots[i], rows, row * width);
                    negative[row - from] += weights[i] * values[leaf];
                    out[row] += weights[i] * values[leaf + 1];
                }
            }
            for (int row = from; row < to; row++) {
                out[row] /= negative[row - from] + out[row];
            }
        }
    }

    @Override
    public String summary() {
        return roots.length + " trees, " + features.length + " nodes";
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.of(KIND).put(width).put(CLASSES).put(trees.size());
        trees.forEach(tree -> tree.write(out));
        return out.toBytes();
    }

    static Forest read(BinaryReader in) {
        int width = in.readInt();
        int classes = in.readInt();
        if (classes != CLASSES) {
            throw in.corrupt("found " + classes + " classes, wanted " + CLASSES);
        }
        int count = in.count(LEAST_TREE);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trees.add(Tree.read(in));
        }
        in.end();
        try {
            return new Forest(width, trees);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.corrupt("found a broken forest (" + e.getMessage() + ")");
        }
    }
}
