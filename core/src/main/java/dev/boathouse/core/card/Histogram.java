package dev.boathouse.core.card;

import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Bins of equal width.
 *
 * @param edges ascending, one more than there are bins; only one edge where all numbers are the same
 */
record Histogram(double[] edges) {

    private static final int BINS = 10;

    /** Bins from the least number to the largest. */
    static Histogram between(double least, double largest) {
        double[] edges = new double[BINS + 1];
        for (int i = 0; i <= BINS; i++) {
            double above = (double) i / BINS;
            edges[i] = least * (1 - above) + largest * above;
        }
        edges[BINS] = largest;
        boolean apart = true;
        for (int i = 1; i <= BINS; i++) {
            apart &= edges[i] > edges[i - 1];
        }
        return new Histogram(apart ? edges : new double[] {least});
    }

    /** How many numbers of each group are in each bin; each bin has its upper edge, the first one also the lower. */
    Chart chart(String caption, Map<String, double[]> groups) {
        Digits digits = edges.length == 1 ? Figures.digits(edges) : Figures.apart(edges[1] - edges[0]);
        List<String> names = new ArrayList<>();
        for (int bin = 0; bin < bins(); bin++) {
            names.add(
                    edges.length == 1
                            ? digits.text(edges[0])
                            : digits.text(edges[bin]) + " to " + digits.text(edges[bin + 1]));
        }
        Bars bars = Chart.bars(caption, Axis.of("rows").withDigits(Digits.places(0)), names);
        for (Map.Entry<String, double[]> group : groups.entrySet()) {
            bars = bars.with(group.getKey(), bars(group.getValue()));
        }
        return bars;
    }

    private int bins() {
        return Math.max(1, edges.length - 1);
    }

    private List<Bar> bars(double[] values) {
        long[] counts = new long[bins()];
        for (double value : values) {
            int bin = 0;
            while (bin < counts.length - 1 && value > edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return Arrays.stream(counts).mapToObj(count -> Bar.of((double) count)).toList();
    }
}
