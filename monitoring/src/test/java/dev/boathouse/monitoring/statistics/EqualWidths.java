package dev.boathouse.monitoring.statistics;

import java.util.Arrays;

/** Bins of equal width, as numpy's histogram makes them: each has its left edge, the last one both. */
record EqualWidths(double[] edges) {

    /** Sturges' rule: a width of range / (log2 n + 1). */
    static EqualWidths sturges(double[] values) {
        return of(values, range(values) / (log2(values.length) + 1));
    }

    /** Doane's rule: more bins, the more skewed the values are. */
    static EqualWidths doane(double[] values) {
        double n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        double deviation = Math.sqrt(
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / n);
        if (n <= 2 || deviation == 0) {
            return of(values, 0);
        }
        double skewness = Arrays.stream(values)
                        .map(x -> Math.pow((x - mean) / deviation, 3))
                        .sum()
                / n;
        double error = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return of(values, range(values) / (1 + log2(n) + log2(1 + Math.abs(skewness) / error)));
    }

    private static EqualWidths of(double[] values, double width) {
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        int bins = width > 0 ? (int) Math.ceil((most - least) / width) : 1;
        double from = least == most ? least - 0.5 : least;
        double to = least == most ? most + 0.5 : most;
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = i == bins ? to : from + i * ((to - from) / bins);
        }
        return new EqualWidths(edges);
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    long[] counts(double[] values) {
        long[] counts = new long[edges.length - 1];
        for (double value : values) {
            if (value >= edges[0] && value <= edges[counts.length]) {
                int bin = 0;
                while (bin + 1 < counts.length && value >= edges[bin + 1]) {
                    bin++;
                }
                counts[bin]++;
            }
        }
        return counts;
    }
}
