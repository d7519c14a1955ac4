package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import smile.base.cart.DecisionNode;
import smile.base.cart.InternalNode;
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

    private final int classes;

    TreeReading(Node root, StructType schema, int classes) {
        this.classes = classes;
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
        this.leafValues = new double[classes * (nodes.size() + 1) / 2];
        read(nodes);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (features[i] != LEAF) {
                covers[i] = covers[next[i]] + covers[next[i] + 1];
            }
        }
    }

    private void read(List<Node> nodes) {
        int child = 1;
        int value = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof InternalNode inner) {
                features[i] = inner.feature();
                thresholds[i] = threshold(inner);
                next[i] = child;
                child += 2;
            } else if (nodes.get(i) instanceof DecisionNode leaf) {
                features[i] = LEAF;
                covers[i] = leaf.size();
                System.arraycopy(leaf.posteriori(new double[classes]), 0, leafValues, value, classes);
                next[i] = value;
                value += classes;
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

    int predicts(double[] row) {
        int node = 0;
        while (features[node] != LEAF) {
            node = next[node] + (row[features[node]] <= thresholds[node] ? 0 : 1);
        }
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = leafValues[next[node] + i] > leafValues[next[node] + best] ? i : best;
        }
        return best;
    }

    Tree weighted(ToDoubleFunction<TreeReading> weight) {
        return Tree.of(weight.applyAsDouble(this), features, thresholds, covers, leafValues);
    }
}
