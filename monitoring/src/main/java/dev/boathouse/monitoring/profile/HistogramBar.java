package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar of a histogram.
 *
 * @param low where it begins; values there count
 * @param high where it ends; only the last bar counts values there
 * @param count how many values there are
 */
public record HistogramBar(double low, double high, long count) {

    static List<HistogramBar> of(Numbers numbers, int bars) {
        if (bars < 1) {
            throw new IllegalArgumentException("No histogram of " + bars + " bars. 1 or more would work.");
        }
        Histogram histogram = numbers.histogram();
        double min = numbers.min();
        double max = numbers.max();
        if (histogram.total() == 0 || min == max) {
            return histogram.total() == 0 ? List.of() : List.of(new HistogramBar(min, max, histogram.total()));
        }
        double[] edges = new double[bars + 1];
        for (int i = 0; i <= bars; i++) {
            double share = (double) i / bars;
            edges[i] = i == bars ? max : min * (1 - share) + max * share; // no overflow, unlike the width
        }
        long[] counts = new long[bars];
        int bar = 0;
        for (int bin = 0; bin < histogram.size(); bin++) {
            double middle = Math.max(min, histogram.low(bin)) / 2 + Math.min(max, histogram.high(bin)) / 2;
            middle = histogram.exact() ? histogram.low(bin) : middle;
            while (bar < bars - 1 && middle >= edges[bar + 1]) {
                bar++;
            }
            counts[bar] += histogram.count(bin);
        }
        List<HistogramBar> made = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            made.add(new HistogramBar(edges[i], edges[i + 1], counts[i]));
        }
        return List.copyOf(made);
    }
}
