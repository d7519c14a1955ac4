package dev.boathouse.core.training;

import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grows an isolation tree (Liu, Ting and Zhou 2008, algorithm 2), breadth first: each node chooses one of the features that differ in it, and a
 * value between the least and the largest, until rows are alone, alike, or as deep as such trees are on the average. For one thread.
 */
final class IsolationTree {

    private static final int LEAF = -1;

    private final double[][] columns;
    private final Draws draws;
    private final int maxDepth;

    private final List<Node> nodes = new ArrayList<>();
    private final int[] features;
    private final double[] thresholds;
    private final double[] leafValues;

    private record Node(int[] rows, int depth) {}

    private IsolationTree(double[][] columns, int[] sample, Draws draws) {
        this.columns = columns;
        this.draws = draws;
        this.maxDepth = PathLength.depth(sample.length);
        nodes.add(new Node(sample, 0));
        int most = 2 * sample.length - 1;
        this.features = new int[most];
        this.thresholds = new double[most];
        this.leafValues = new double[sample.length];
    }

    /**
     * Grows a tree.
     *
     * @param columns the features, feature by feature
     * @param sample which rows to grow it on, at least one
     * @param draws where random numbers come from
     * @return a tree whose leaves have the length of their path: their depth, and what is expected for the rows that they hold
     */
    static Tree of(double[][] columns, int[] sample, Draws draws) {
        return new IsolationTree(columns, sample, draws).grow();
    }

    private Tree grow() {
        int leaves = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (!split(i, node)) {
                features[i] = LEAF;
                leafValues[leaves++] = node.depth + PathLength.expected(node.rows.length);
            }
        }
        int count = nodes.size();
        return Tree.of(
                1,
                Arrays.copyOf(features, count),
                Arrays.copyOf(thresholds, count),
                nodes.stream().mapToInt(node -> node.rows.length).toArray(),
                Arrays.copyOf(leafValues, leaves));
    }

    /** Splits a node, if it can be split. */
    private boolean split(int index, Node node) {
        if (node.rows.length == 1 || node.depth == maxDepth) {
            return false;
        }
        int[] choice = IntStream.range(0, columns.length).toArray();
        for (int left = choice.length; left > 0; left--) {
            int drawn = draws.below(left);
            double[] column = columns[choice[drawn]];
            double least = column[node.rows[0]];
            double largest = least;
            for (int row : node.rows) {
                least = Math.min(least, column[row]);
                largest = Math.max(largest, column[row]);
            }
            if (least < largest) {
                features[index] = choice[drawn];
                thresholds[index] = between(least, largest);
                part(node, column, thresholds[index]);
                return true;
            }
            choice[drawn] = choice[left - 1];
        }
        return false;
    }

    /** From the least value on, below the largest: no side is empty. Both may be so large that their difference is infinite. */
    private double between(double least, double largest) {
        double share = draws.share();
        double drawn = least * (1 - share) + largest * share;
        return drawn >= least && drawn < largest ? drawn : least;
    }

    private void part(Node node, double[] column, double threshold) {
        nodes.add(new Node(
                Arrays.stream(node.rows).filter(row -> column[row] <= threshold).toArray(), node.depth + 1));
        nodes.add(new Node(
                Arrays.stream(node.rows).filter(row -> column[row] > threshold).toArray(), node.depth + 1));
    }
}
