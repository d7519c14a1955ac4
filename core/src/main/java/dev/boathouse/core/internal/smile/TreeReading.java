package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import smile.base.cart.InternalNode;
import smile.base.cart.LeafNode;
import smile.base.cart.Node;
import smile.data.Tuple;
import smile.data.type.StructType;

/** A tree of Smile read out into arrays, breadth first. */
final class TreeReading {

    private static final int LEAF = -1;

    private final int[] features;
    private final double[] thresholds;
    private final int[] covers;
    private final int[] next;
    private final double[] leafValues;
    private final double[] probe;
    private final Tuple tuple;

    private final int width;

    TreeReading(Node root, StructType schema, int width, LeafValues values) {
        this.width = width;
        this.probe = new double[schema.length()];
        this.tuple = Tuple.of(probe, schema);
        List<Node> nodes = new ArrayList<>(List.of(root));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof InternalNode inner) {
                nodes.add(inner.trueChild());
                nodes.add(inner.falseChild());
            }
        }
        this.features = new int[nodes.size()];
        this.thresholds = new double[nodes.size()];
        this.covers = new int[nodes.size()];
        this.next = new int[nodes.size()];
        this.leafValues = new double[width * (nodes.size() + 1) / 2];
        read(nodes, values);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (features[i] != LEAF) {
                covers[i] = covers[next[i]] + covers[next[i] + 1];
            }
        }
    }

    private void read(List<Node> nodes, LeafValues values) {
        int child = 1;
        int value = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof InternalNode inner) {
                features[i] = inner.feature();
                thresholds[i] = threshold(inner);
                next[i] = child;
                child += 2;
            } else if (nodes.get(i) instanceof LeafNode leaf) {
                features[i] = LEAF;
                covers[i] = leaf.size();
                values.read(leaf, leafValues, value);
                next[i] = value;
                value += width;
            } else {
                throw new IllegalStateException("Smile grew a node of an unknown kind: " + nodes.get(i));
            }
        }
    }

    /**
     * The split value, which Smile keeps to itself: the largest double that goes left, found by halving the ordered bit patterns of
     * all finite doubles.
     */
    private double threshold(InternalNode node) {
        long low = ordered(-Double.MAX_VALUE);
        long high = ordered(Double.MAX_VALUE);
        while (low < high) {
            long middle = low + ((high - low + 1) >>> 1);
            probe[node.feature()] = Double.longBitsToDouble(ordered(middle));
            if (node.branch(tuple)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Double.longBitsToDouble(ordered(low));
    }

    private static long ordered(double value) {
        return ordered(Double.doubleToLongBits(value));
    }

    /** Its own inverse: bits of doubles to longs in the same order, and back. */
    private static long ordered(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** Where the values of the leaf start that a row falls into. */
    private int leaf(double[][] columns, int row) {
        int node = 0;
        while (features[node] != LEAF) {
            node = next[node] + (columns[features[node]][row] <= thresholds[node] ? 0 : 1);
        }
        return next[node];
    }

    /** The first value of the leaf that a row falls into. */
    double value(double[][] columns, int row) {
        return leafValues[leaf(columns, row)];
    }

    /** The place of the largest value of the leaf that a row falls into, the first one where several are. */
    int predicts(double[][] columns, int row) {
        int leaf = leaf(columns, row);
        int best = 0;
        for (int i = 1; i < width; i++) {
            best = leafValues[leaf + i] > leafValues[leaf + best] ? i : best;
        }
        return best;
    }

    Tree weighted(ToDoubleFunction<TreeReading> weight) {
        return weighted(weight.applyAsDouble(this));
    }

    Tree weighted(double weight) {
        return Tree.of(weight, features, thresholds, covers, leafValues);
    }
}
