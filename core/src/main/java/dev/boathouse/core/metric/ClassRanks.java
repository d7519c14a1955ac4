package dev.boathouse.core.metric;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** AUC of several classes, of rows that are sorted by the probability of each class: how often one class scores above another. */
final class ClassRanks implements Part.Pass {

    static final List<Metric> METRICS =
            List.of(Metric.AUC_OVR_MACRO, Metric.AUC_OVR_WEIGHTED, Metric.AUC_OVO_MACRO, Metric.AUC_OVO_WEIGHTED);

    private final int[] labels;
    private final int classes;
    private final List<Order> orders;

    /** The classes of the rows of each order. */
    private final List<char[]> sorted;

    private final List<Metric> wanted;

    ClassRanks(ClassPredictions predictions, int[] labels, List<Metric> wanted) {
        this.labels = labels;
        this.classes = predictions.classes().size();
        this.wanted = wanted;
        this.orders = IntStream.range(0, classes)
                .mapToObj(label -> Order.descending(predictions.column(label)))
                .toList();
        this.sorted = orders.stream().map(order -> sorted(order.rows)).toList();
    }

    private char[] sorted(int[] rows) {
        char[] its = new char[rows.length];
        for (int i = 0; i < its.length; i++) {
            its[i] = (char) labels[rows[i]];
        }
        return its;
    }

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        long[] sizes = new long[classes];
        for (int row = 0; row < labels.length; row++) {
            sizes[labels[row]] += counts[row] & 0xFF;
        }
        double[][] above = new double[classes][];
        for (int label = 0; label < classes; label++) {
            above[label] = above(label, counts);
        }
        for (Metric metric : wanted) {
            boolean weighted = metric.equals(Metric.AUC_OVR_WEIGHTED) || metric.equals(Metric.AUC_OVO_WEIGHTED);
            boolean pairs = metric.equals(Metric.AUC_OVO_MACRO) || metric.equals(Metric.AUC_OVO_WEIGHTED);
            Part.put(metric, pairs ? ofPairs(above, sizes, weighted) : ofRest(above, sizes, weighted), found);
        }
    }

    /** For each class how many pairs of its rows and those of {@code label} there are, in which the latter is the more probable one. */
    private double[] above(int label, byte[] counts) {
        double[] pairs = new double[classes];
        int[] rows = orders.get(label).rows;
        char[] its = sorted.get(label);
        long seen = 0;
        int i = 0;
        for (int end : orders.get(label).ends) {
            int first = i;
            long equal = 0;
            for (; i < end; i++) {
                int count = counts[rows[i]] & 0xFF;
                pairs[its[i]] += (double) count * seen;
                equal += its[i] == label ? count : 0;
            }
            if (equal > 0 && i - first > 1) {
                for (int j = first; j < end; j++) {
                    pairs[its[j]] += 0.5 * equal * (counts[rows[j]] & 0xFF);
                }
            }
            seen += equal;
        }
        return pairs;
    }

    private double ofRest(double[][] above, long[] sizes, boolean weighted) {
        long total =
                IntStream.range(0, classes).mapToLong(label -> sizes[label]).sum();
        double sum = 0;
        double weights = 0;
        for (int label = 0; label < classes; label++) {
            double pairs = 0;
            for (int other = 0; other < classes; other++) {
                pairs += other == label ? 0 : above[label][other];
            }
            // Without rows, or without others, 0 / 0.
            double area = pairs / sizes[label] / (total - sizes[label]);
            double weight = weighted ? sizes[label] : 1;
            sum += weight * area;
            weights += weight;
        }
        return sum / weights;
    }

    private double ofPairs(double[][] above, long[] sizes, boolean weighted) {
        double sum = 0;
        double weights = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++) {
                if (sizes[a] > 0 && sizes[b] > 0) {
                    double area = (above[a][b] + above[b][a]) / 2 / sizes[a] / sizes[b];
                    double weight = weighted ? sizes[a] + sizes[b] : 1;
                    sum += weight * area;
                    weights += weight;
                }
            }
        }
        return sum / weights;
    }
}
