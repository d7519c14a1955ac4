package dev.boathouse.monitoring.internal.page;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * Bins of equal width for pictures of one or more columns of numbers. Few far values do not squeeze all others into one bin: beyond the range of
 * the middle 98 % there is room for half of its width on each side, and what lies further is outside. Bins of whole numbers hold as many of them each.
 * Immutable.
 */
public final class Bins {

    /** How many bins there are at most, and levels beside bins. */
    public static final int MOST = 20;

    /** Of whole numbers: hours and days of a month have one each. */
    private static final int MOST_WHOLE = 31;

    private static final double TAIL = 0.01;
    private static final double WHOLE = 0x1p52;

    private final double[] edges;

    private Bins(double... edges) {
        this.edges = edges;
    }

    /** Bins for all these columns. */
    public static Bins of(Meaning meaning, List<Numbers> columns) {
        List<Numbers> some =
                columns.stream().filter(each -> each.histogram().total() > 0).toList();
        double min = some.stream().mapToDouble(Numbers::min).min().orElse(0);
        double max = some.stream().mapToDouble(Numbers::max).max().orElse(0);
        if (some.isEmpty()) {
            return new Bins();
        }
        double from = some.stream().mapToDouble(Bins::tailBelow).min().orElse(min);
        double to = some.stream().mapToDouble(Bins::tailAbove).max().orElse(max);
        double room = (to - from) / 2;
        double low = room > 0 ? Math.max(min, from - room) : min;
        double high = room > 0 ? Math.min(max, to + room) : max;
        if (meaning != Meaning.TIMESTAMP && some.stream().allMatch(Bins::isWhole)) {
            return whole(Math.ceil(low), Math.floor(high), meaning == Meaning.NUMBER ? 0.5 : 0);
        }
        return low == high ? around(low) : between(low, high);
    }

    private static double tailBelow(Numbers numbers) {
        Histogram histogram = numbers.histogram();
        return Math.max(numbers.min(), histogram.low(histogram.binOfRank((long) (TAIL * (histogram.total() - 1)))));
    }

    private static double tailAbove(Numbers numbers) {
        Histogram histogram = numbers.histogram();
        long last = histogram.total() - 1;
        return Math.min(numbers.max(), histogram.high(histogram.binOfRank(last - (long) (TAIL * last))));
    }

    private static boolean isWhole(Numbers numbers) {
        Histogram histogram = numbers.histogram();
        boolean whole = histogram.exact() && numbers.min() > -WHOLE && numbers.max() < WHOLE;
        for (int bin = 0; whole && bin < histogram.size(); bin++) {
            whole = histogram.low(bin) == Math.rint(histogram.low(bin));
        }
        return whole;
    }

    private static Bins whole(double low, double high, double before) {
        double width = Math.ceil((high - low + 1) / MOST_WHOLE);
        double[] edges = new double[(int) Math.ceil((high - low + 1) / width) + 1];
        Arrays.setAll(edges, i -> low - before + i * width);
        return new Bins(edges);
    }

    private static Bins around(double value) {
        double half = Math.max(0.5, 4 * Math.ulp(value));
        boolean room = Double.isFinite(value - half) && Double.isFinite(value + half);
        return room ? new Bins(value - half, value + half) : new Bins();
    }

    private static Bins between(double low, double high) {
        double[] edges = new double[MOST + 1];
        for (int i = 0; i <= MOST; i++) {
            double share = (double) i / MOST;
            edges[i] = i == MOST ? high : low * (1 - share) + high * share; // no overflow, unlike the width
        }
        return new Bins(Arrays.stream(edges).distinct().toArray());
    }

    /** Where bins begin and end, ascending, one more than there are bins; none without values. */
    public double[] edges() {
        return edges.clone();
    }

    /**
     * How many values are in each bin, which has its lower edge, the last one also the upper. Of a bin of the histogram that lies in several the one
     * with its middle counts.
     */
    public long[] counts(Numbers numbers) {
        long[] counts = new long[Math.max(0, edges.length - 1)];
        int from = counts.length == 0 ? 0 : firstFrom(numbers, 0, edges[0]);
        for (int bin = 0; bin < counts.length; bin++) {
            double end = bin == counts.length - 1 ? Math.nextUp(edges[bin + 1]) : edges[bin + 1];
            int to = firstFrom(numbers, from, end);
            for (int at = from; at < to; at++) {
                counts[bin] += numbers.histogram().count(at);
            }
            from = to;
        }
        return counts;
    }

    /** The first bin of the histogram from here on whose middle is not less. */
    private static int firstFrom(Numbers numbers, int from, double least) {
        int low = from;
        int high = numbers.histogram().size();
        while (low < high) {
            int at = (low + high) >>> 1;
            if (middle(numbers, at) < least) {
                low = at + 1;
            } else {
                high = at;
            }
        }
        return low;
    }

    private static double middle(Numbers numbers, int bin) {
        Histogram histogram = numbers.histogram();
        double low = histogram.low(bin);
        return histogram.exact()
                ? low
                : Math.max(numbers.min(), low) / 2 + Math.min(numbers.max(), histogram.high(bin)) / 2;
    }
}
