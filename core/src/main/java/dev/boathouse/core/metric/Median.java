package dev.boathouse.core.metric;

import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The median absolute error, of errors that are sorted already. */
final class Median implements Part.Pass {

    private final int[] order;
    private final double[] sorted;

    private Median(int[] order, double[] sorted) {
        this.order = order;
        this.sorted = sorted;
    }

    static Median ofAbsolute(int rows, IntToDoubleFunction errors) {
        double[] absolute = Part.losses(rows, row -> Math.abs(errors.applyAsDouble(row)));
        int[] order = Order.ascending(absolute).rows;
        return new Median(order, Part.losses(rows, i -> absolute[order[i]]));
    }

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        long weight = 0;
        for (byte count : counts) {
            weight += count & 0xFF;
        }
        if (weight > 0) {
            long seen = 0;
            int place = -1;
            while (seen <= (weight - 1) / 2) {
                seen += counts[order[++place]] & 0xFF;
            }
            double lower = sorted[place];
            while (seen <= weight / 2) {
                seen += counts[order[++place]] & 0xFF;
            }
            found.put(Metric.MEDIAN_AE, (lower + sorted[place]) / 2);
        }
    }
}
