package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.internal.sketch.Shape;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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
     * The skewness m3 / m2^1.5 of the finite values (g1 of Joanes and Gill, 1998; not corrected for bias): a single value if {@link
     * #exact()}, else bounds that surely contain it. Takes time with the number of bins.
     *
     * @return the bounds; empty for fewer than two distinct finite values
     */
    public Optional<Bounds> skewness() {
        return Shape.skewness(numbers).map(shape -> new Bounds(shape.low(), shape.high()));
    }

    /**
     * The excess kurtosis m4 / m2² − 3 of the finite values (g2 of Joanes and Gill, 1998; not corrected for bias; 0 for a normal
     * distribution): a single value if {@link #exact()}, else bounds that surely contain it. Takes time with the number of bins.
     *
     * @return the bounds; empty for fewer than two distinct finite values
     */
    public Optional<Bounds> excessKurtosis() {
        return Shape.kurtosis(numbers).map(shape -> new Bounds(shape.low(), shape.high()));
    }

    /**
     * How many distinct finite values there are, both zeros being one: exact if {@link #exact()}, else an estimate with a relative
     * standard error of 1.6 % (HyperLogLog with 4096 registers and Ertl's estimator).
     *
     * @return the number; empty only if a stored profile of format version 1 does not tell
     */
    public OptionalDouble distinct() {
        return numbers.distinct();
    }

    /**
     * The most frequent finite values and how often they occur, equally frequent ones in ascending order.
     *
     * @param most how many at most
     * @return an unmodifiable map in that order; empty unless {@link #exact()}
     * @throws IllegalArgumentException if {@code most} is negative
     */
    public Map<Double, Long> frequent(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("Cannot name " + most + " values. 0 or more would work.");
        }
        Histogram histogram = numbers.histogram();
        Map<Double, Long> frequent = new LinkedHashMap<>();
        if (histogram.exact()) {
            IntStream.range(0, histogram.size())
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(bin -> -histogram.count(bin))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(most)
                    .forEach(bin -> frequent.put(histogram.low(bin), histogram.count(bin)));
        }
        return Collections.unmodifiableMap(frequent);
    }

    /**
     * A histogram for pictures: bars of equal width from the minimum to the maximum. Values are counted where the middle of their
     * bin lies, so a bar's count is exact if {@link #exact()}, and else off by no more than the bins at its two edges hold.
     *
     * @param bars how many bars, 1 or more
     * @return the bars in ascending order; a single one if all values are equal, none without finite values
     * @throws IllegalArgumentException if there are fewer than one
     */
    public List<HistogramBar> histogram(int bars) {
        return HistogramBar.of(numbers, bars);
    }

    /**
     * Whether the histogram holds every distinct value apart, so that all answers about the distribution are exact.
     *
     * @return true if at most {@value Histogram#BINS} distinct finite values occurred, or as many as were asked for
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
