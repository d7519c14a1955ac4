package dev.boathouse.monitoring.internal.page;

import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of charts. */
public final class Pictures {

    private Pictures() {}

    /** A picture of histograms, which all stand on 0. */
    public static Plot histogram(String caption, Meaning meaning, Axis heights, List<Series> series) {
        double top = series.stream()
                .flatMap(each -> each.points().stream())
                .mapToDouble(Point::y)
                .filter(height -> height > 0)
                .max()
                .orElse(1);
        return new Plot(caption, meaning.axis("value"), heights.withRange(0, top), series, List.of());
    }

    /** A histogram: a height for each bin, the last of which ends where a point without height is. */
    public static Series steps(String name, Meaning meaning, List<Double> edges, List<Double> heights) {
        double[] x = edges.stream().mapToDouble(meaning::x).toArray();
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> i < heights.size() ? heights.get(i) : Double.NaN);
        return Series.of(name, Mark.STEPS, x, y);
    }

    /** Each count as a share of all. */
    public static List<Double> shares(long[] counts, long all) {
        List<Double> shares = new ArrayList<>(counts.length);
        for (long count : counts) {
            shares.add(all == 0 ? 0.0 : (double) count / all);
        }
        return shares;
    }

    /** Numbers as a list. */
    public static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
