package dev.boathouse.benchmarks;

import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.cart.CART;
import smile.base.cart.DecisionNode;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.Tuple;
import smile.data.type.StructType;

/**
 * A tree of Smile read out breadth first, so that all contenders score with the same one.
 *
 * @param features the feature of each node, −1 for a leaf
 * @param thresholds up to which a row goes to the first child
 * @param covers how many training rows passed each node
 * @param values of the leaves in order: the probability of each of two classes, or the one number that they estimate
 */
record SmileTree(int[] features, double[] thresholds, int[] covers, double[] values) {

    private static final int LEAF = -1;
    /** Twice as many as the steps between the numbers of {@link ScoreRows}: thresholds lie in their middle. */
    private static final int STEPS = 1 << 17;

    static SmileTree of(CART tree, StructType schema) {
        List<Node> nodes = new ArrayList<>(List.of(tree.root()));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof InternalNode inner) {
                nodes.add(inner.trueChild());
                nodes.add(inner.falseChild());
            }
        }
        double[] probe = new double[ScoreRows.FEATURES];
        Tuple tuple = Tuple.of(probe, schema);
        return new SmileTree(
                nodes.stream().mapToInt(SmileTree::feature).toArray(),
                nodes.stream()
                        .mapToDouble(node -> threshold(node, probe, tuple))
                        .toArray(),
                nodes.stream().mapToInt(Node::size).toArray(),
                nodes.stream()
                        .flatMapToDouble(node -> Arrays.stream(values(node)))
                        .toArray());
    }

    private static int feature(Node node) {
        return node instanceof InternalNode inner ? inner.feature() : LEAF;
    }

    private static double[] values(Node node) {
        if (node instanceof InternalNode) {
            return new double[0];
        }
        return node instanceof DecisionNode leaf
                ? leaf.posteriori(new double[2])
                : new double[] {((RegressionNode) node).output()};
    }

    /** Smile keeps it to itself: the greatest number that goes to the first child, found by halving. */
    private static double threshold(Node node, double[] probe, Tuple tuple) {
        if (!(node instanceof InternalNode inner)) {
            return 0;
        }
        int low = -STEPS;
        int high = STEPS;
        while (low < high) {
            int middle = Math.floorDiv(low + high + 1, 2);
            probe[inner.feature()] = middle / (double) STEPS;
            if (inner.branch(tuple)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low / (double) STEPS;
    }

    Tree weighted(double weight) {
        return Tree.of(weight, features, thresholds, covers, values);
    }

    /** The first child of each inner node; 0 for a leaf. */
    int[] firstChildren() {
        int[] first = new int[features.length];
        int next = 1;
        for (int node = 0; node < first.length; node++) {
            if (features[node] != LEAF) {
                first[node] = next;
                next += 2;
            }
        }
        return first;
    }

    boolean isLeaf(int node) {
        return features[node] == LEAF;
    }
}
