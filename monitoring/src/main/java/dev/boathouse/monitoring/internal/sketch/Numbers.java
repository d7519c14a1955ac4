package dev.boathouse.monitoring.internal.sketch;

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
 */
public record Numbers(
        long nans,
        long negativeInfinities,
        long positiveInfinities,
        long zeros,
        double min,
        double max,
        Moments moments,
        Histogram histogram) {

    /** No numbers. */
    public static final Numbers NONE =
            new Numbers(0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Moments.NONE, Histogram.EMPTY);

    /** Both together. */
    public Numbers plus(Numbers other) {
        return new Numbers(
                nans + other.nans,
                negativeInfinities + other.negativeInfinities,
                positiveInfinities + other.positiveInfinities,
                zeros + other.zeros,
                Math.min(min, other.min),
                Math.max(max, other.max),
                moments.plus(other.moments),
                histogram.plus(other.histogram));
    }

    /** All numbers that have a place in the order: the finite ones and the infinities. */
    public long ordered() {
        return negativeInfinities + histogram.total() + positiveInfinities;
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
    }

    /** Reads what {@link #write} wrote. */
    public static Numbers read(ByteSource source) {
        return new Numbers(
                source.number(),
                source.number(),
                source.number(),
                source.number(),
                source.real(),
                source.real(),
                new Moments(source.number(), source.large(), source.large()),
                Histogram.read(source));
    }
}
