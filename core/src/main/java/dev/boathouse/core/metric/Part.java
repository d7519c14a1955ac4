package dev.boathouse.core.metric;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;

/**
 * Metrics that are computed together.
 *
 * @param has whether a metric is one of them
 * @param pass prepares to compute some of them from all rows
 * @param repeatable whether that is quick enough to be done a thousand times
 */
record Part(Predicate<Metric> has, Function<List<Metric>, Pass> pass, boolean repeatable) {

    static Part of(List<Metric> metrics, Function<List<Metric>, Pass> pass) {
        return new Part(metrics::contains, pass, true);
    }

    /** The mean of a number of each row; not defined where it is NaN for one of the rows that count. */
    static Part mean(Metric metric, int rows, IntToDoubleFunction loss) {
        return of(List.of(metric), wanted -> mean(metric, losses(rows, loss)));
    }

    /** Means, with a number of each row for each metric. */
    static Part means(Predicate<Metric> has, int rows, Function<Metric, IntToDoubleFunction> losses) {
        return new Part(
                has,
                wanted -> {
                    List<Pass> passes = wanted.stream()
                            .map(metric -> mean(metric, losses(rows, losses.apply(metric))))
                            .toList();
                    return (counts, found) -> passes.forEach(pass -> pass.add(counts, found));
                },
                true);
    }

    static double[] losses(int rows, IntToDoubleFunction loss) {
        double[] losses = new double[rows];
        for (int row = 0; row < rows; row++) {
            losses[row] = loss.applyAsDouble(row);
        }
        return losses;
    }

    private static Pass mean(Metric metric, double[] losses) {
        return (counts, found) -> put(metric, mean(losses, counts), found);
    }

    /** NaN where no row counts. */
    static double mean(double[] losses, byte[] counts) {
        double sum = 0;
        long weight = 0;
        for (int row = 0; row < losses.length; row++) {
            int count = counts[row] & 0xFF;
            sum += count * losses[row];
            weight += count;
        }
        // A loss that is NaN or infinite matters only if its row counts.
        return (Double.isNaN(sum) ? sumOfCounted(losses, counts) : sum) / weight;
    }

    private static double sumOfCounted(double[] losses, byte[] counts) {
        double sum = 0;
        for (int row = 0; row < losses.length; row++) {
            sum += counts[row] == 0 ? 0 : (counts[row] & 0xFF) * losses[row];
        }
        return sum;
    }

    static void put(Metric metric, double value, Map<Metric, Double> found) {
        if (!Double.isNaN(value)) {
            found.put(metric, value);
        }
    }

    /** Computes metrics of rows that count several times or not at all. */
    @FunctionalInterface
    interface Pass {

        /**
         * Adds the metrics that are defined.
         *
         * @param counts how often each row counts, as unsigned bytes
         * @param found where they go
         */
        void add(byte[] counts, Map<Metric, Double> found);
    }
}
