package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The metrics of some predictions by parts. A value is what a statistic gives where every row counts once: there is one way to compute it.
 *
 * @param kind what errors call the predictions
 * @param rows how many rows there are
 * @param metrics those without a parameter
 * @param parts who computes them
 */
record Sheet(String kind, int rows, List<Metric> metrics, List<Part> parts) {

    boolean has(Metric metric) {
        return parts.stream().anyMatch(part -> part.has().test(metric));
    }

    OptionalDouble value(Metric metric) {
        part(metric);
        Double value = once(List.of(metric)).get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Map<Metric, Double> values() {
        return Collections.unmodifiableMap(new TreeMap<>(once(metrics)));
    }

    Optional<Statistic> statistic(List<Metric> wanted) {
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot compute nothing: no metric is asked for. There are " + metrics + ".");
        }
        boolean repeatable = true;
        for (Metric metric : wanted) {
            repeatable &= part(metric).repeatable();
        }
        return rows == 0 || !repeatable ? Optional.empty() : Optional.of(new Prepared(rows, wanted, passes(wanted)));
    }

    /** Part by part, so that what one has prepared can go before the next begins. */
    private Map<Metric, Double> once(List<Metric> wanted) {
        Map<Metric, Double> found = new HashMap<>();
        if (rows > 0) {
            byte[] counts = new byte[rows];
            Arrays.fill(counts, (byte) 1);
            for (Part part : parts) {
                List<Metric> its = wanted.stream().filter(part.has()).toList();
                if (!its.isEmpty()) {
                    part.pass().apply(its).add(counts, found);
                }
            }
        }
        return found;
    }

    private List<Part.Pass> passes(List<Metric> wanted) {
        List<Part.Pass> passes = new ArrayList<>();
        for (Part part : parts) {
            List<Metric> its = wanted.stream().filter(part.has()).distinct().toList();
            if (!its.isEmpty()) {
                passes.add(part.pass().apply(its));
            }
        }
        return passes;
    }

    private Part part(Metric metric) {
        return parts.stream()
                .filter(part -> part.has().test(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot compute " + metric + " of " + kind + ": they have " + metrics + "."));
    }

    /** Ready to be computed again and again. */
    private static final class Prepared implements Statistic {

        private final int rows;
        private final List<Metric> metrics;
        private final List<Part.Pass> passes;

        Prepared(int rows, List<Metric> metrics, List<Part.Pass> passes) {
            this.rows = rows;
            this.metrics = List.copyOf(metrics);
            this.passes = passes;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int size() {
            return metrics.size();
        }

        @Override
        public void of(byte[] counts, double[] values) {
            if (counts.length != rows || values.length < metrics.size()) {
                throw new IllegalArgumentException("Cannot compute " + metrics + " of " + rows + " rows: found "
                        + counts.length + " counts and room for " + values.length + " values.");
            }
            Map<Metric, Double> found = new HashMap<>();
            for (Part.Pass pass : passes) {
                pass.add(counts, found);
            }
            for (int i = 0; i < metrics.size(); i++) {
                values[i] = found.getOrDefault(metrics.get(i), Double.NaN);
            }
        }
    }
}
