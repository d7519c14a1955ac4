package dev.boathouse.monitoring.internal.sketch;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the non-null numbers of a column.
 *
 * @param nans how many are NaN
 * @param negativeInfinities how many are −∞
 * @param positiveInfinities how many are +∞
 * @param zeros how many are 0.0 or −0.0
 * @param min the least finite value, +∞ when there is none
 * @param max the greatest finite value, −∞ when there is none
 * @param moments of the finite values
 * @param histogram of the finite values
 * @param beyond how many distinct finite values there are, about, when the histogram is not exact; null also if a stored profile of
 *     version 1 does not tell
 */
public record Numbers(
        long nans,
        long negativeInfinities,
        long positiveInfinities,
        long zeros,
        double min,
        double max,
        Moments moments,
        Histogram histogram,
        @Nullable HyperLogLog beyond) {

    /** No numbers. */
    public static final Numbers NONE = new Numbers(
            0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Moments.NONE, Histogram.EMPTY, null);

    /** Both together, with at most {@value Histogram#BINS} bins. */
    public Numbers plus(Numbers other) {
        return plus(other, Histogram.BINS);
    }

    /** Both together, with at most {@code limit} bins. */
    public Numbers plus(Numbers other, int limit) {
        Histogram both = histogram.plus(other.histogram, limit);
        return new Numbers(
                nans + other.nans,
                negativeInfinities + other.negativeInfinities,
                positiveInfinities + other.positiveInfinities,
                zeros + other.zeros,
                Math.min(min, other.min),
                Math.max(max, other.max),
                moments.plus(other.moments),
                both,
                both.exact() ? null : union(sketch(), other.sketch()));
    }

    private @Nullable HyperLogLog sketch() {
        if (!histogram.exact()) {
            return beyond;
        }
        HyperLogLog sketch = new HyperLogLog();
        for (int bin = 0; bin < histogram.size(); bin++) {
            sketch.add(histogram.prefix(bin));
        }
        return sketch;
    }

    private static @Nullable HyperLogLog union(@Nullable HyperLogLog a, @Nullable HyperLogLog b) {
        if (a == null || b == null) {
            return null;
        }
        HyperLogLog both = a.copy();
        both.add(b);
        return both;
    }

    /** How many distinct finite values there are: exact while the histogram is. */
    public OptionalDouble distinct() {
        if (histogram.exact()) {
            return OptionalDouble.of(histogram.size());
        }
        return beyond == null ? OptionalDouble.empty() : OptionalDouble.of(beyond.estimate());
    }

    /** All numbers that have a place in the order: the finite ones and the infinities. */
    public long ordered() {
        return negativeInfinities + histogram.total() + positiveInfinities;
    }

    /** All numbers. */
    public long total() {
        return nans + ordered();
    }

    /** Writes this. */
    public void write(ByteTarget target) {
        target.number(nans);
        target.number(negativeInfinities);
        target.number(positiveInfinities);
        target.number(zeros);
        target.real(min);
        target.real(max);
        target.number(moments.count());
        target.large(moments.sum());
        target.large(moments.squares());
        histogram.write(target);
        if (!histogram.exact()) {
            target.flag(beyond != null);
        }
        if (beyond != null) {
            beyond.write(target);
        }
    }

    /** Reads what {@link #write} wrote; the first version of the format had no sketch of distinct values. */
    public static Numbers read(ByteSource source, long version, int limit) {
        long nans = source.count();
        long negativeInfinities = source.count();
        long positiveInfinities = source.count();
        long zeros = source.count();
        double min = source.real();
        double max = source.real();
        Moments moments = new Moments(source.count(), source.large(), source.large());
        Histogram histogram = Histogram.read(source, limit, moments.count());
        boolean sketched = version > 1 && !histogram.exact() && source.flag();
        Numbers read = new Numbers(
                nans,
                negativeInfinities,
                positiveInfinities,
                zeros,
                min,
                max,
                moments,
                histogram,
                sketched ? HyperLogLog.read(source) : null);
        if (!read.consistent()) {
            throw source.corrupt("figures that contradict each other");
        }
        return read;
    }

    private boolean consistent() {
        int last = histogram.size() - 1;
        boolean extremes = last < 0
                ? min == Double.POSITIVE_INFINITY && max == Double.NEGATIVE_INFINITY
                : within(min, 0) && within(max, last) && min <= max;
        return extremes && zeros <= histogram.total() && moments.consistent();
    }

    private boolean within(double value, int bin) {
        return Math.abs(value) <= Double.MAX_VALUE && histogram.binOf(value) == bin;
    }
}
