package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of a column. Integers, decimals, dates (days) and timestamps (microseconds) are taken as doubles, exact up to
 * 2^53 and rounded to the nearest double beyond; NaN and infinities are counted apart, all other values refer to the
 * finite ones. Immutable.
 */
public final class NumberProfile {

    private final Numbers numbers;

    NumberProfile(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * How many values are finite.
     *
     * @return 0 or more
     */
    public long finite() {
        return numbers.moments().count();
    }

    /**
     * How many values are NaN.
     *
     * @return 0 or more
     */
    public long nans() {
        return numbers.nans();
    }

    /**
     * How many values are −∞.
     *
     * @return 0 or more
     */
    public long negativeInfinities() {
        return numbers.negativeInfinities();
    }

    /**
     * How many values are +∞.
     *
     * @return 0 or more
     */
    public long positiveInfinities() {
        return numbers.positiveInfinities();
    }

    /**
     * How many values are zero, of either sign.
     *
     * @return 0 or more
     */
    public long zeros() {
        return numbers.zeros();
    }

    /**
     * The least finite value; both zeros are 0.0.
     *
     * @return the minimum; empty without finite values
     */
    public OptionalDouble min() {
        return ifAny(numbers.min());
    }

    /**
     * The greatest finite value.
     *
     * @return the maximum; empty without finite values
     */
    public OptionalDouble max() {
        return ifAny(numbers.max());
    }

    /**
     * The mean of the finite values: their exact sum, divided and rounded once.
     *
     * @return the mean; empty without finite values
     */
    public OptionalDouble mean() {
        return finite() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(numbers.moments().mean());
    }

    /**
     * The sample standard deviation (divisor n − 1) of the finite values, from exact sums.
     *
     * @return the deviation; empty for fewer than two finite values
     */
    public OptionalDouble standardDeviation() {
        return finite() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(numbers.moments().standardDeviation());
    }

    /**
     * The value at rank ⌈share · n⌉ of the finite values in ascending order (the least for share 0), as bounds that surely
     * contain it: a single value as long as at most {@value Histogram#BINS} distinct ones occurred, else the histogram bin it
     * lies in.
     *
     * @param share 0 to 1, for instance 0.5 for the (lower) median
     * @return the bounds; empty without finite values
     * @throws IllegalArgumentException if the share is out of range
     */
    public Optional<Bounds> quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("No quantile " + share + ". A share is 0 to 1.");
        }
        if (finite() == 0) {
            return Optional.empty();
        }
        Histogram histogram = numbers.histogram();
        int bin = histogram.binOfRank(Math.max(0, (long) Math.ceil(share * finite()) - 1));
        return Optional.of(
                new Bounds(Math.max(histogram.low(bin), numbers.min()), Math.min(histogram.high(bin), numbers.max())));
    }

    /**
     * Whether the histogram holds every distinct value apart, so that all answers about the distribution are exact.
     *
     * @return true if at most {@value Histogram#BINS} distinct finite values occurred
     */
    public boolean exact() {
        return numbers.histogram().exact();
    }

    Numbers numbers() {
        return numbers;
    }

    private OptionalDouble ifAny(double value) {
        return finite() > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
