package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.expectation.Figures.Interval;
import dev.boathouse.monitoring.expectation.ProfiledValues.Count;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Figures of a column, and counts of rows, in the bounds that a profile tells. */
final class ProfiledFigures {

    private static final double EXACT = 1L << 53;

    /** What sums of values that were rounded to doubles can be off by, relative to the sum of their sizes. */
    private static final double ROUNDED = 0x1p-52;

    private ProfiledFigures() {}

    static ExpectationResult sums(
            Expectation expectation, Schema.Field field, boolean masked, Numbers numbers, Figures.Counts counts) {
        if (!field.type().isNumeric()) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " holds no numbers.");
        }
        boolean sum = expectation.kind() == Kind.COLUMN_SUM_TO_BE_BETWEEN;
        boolean deviation = expectation.kind() == Kind.COLUMN_STDEV_TO_BE_BETWEEN;
        String name = sum ? "sum" : deviation ? "standard deviation" : "mean";
        Between limits = sum ? Between.of(expectation, field) : Between.ofNumber(expectation);
        Optional<Interval> found = Optional.empty();
        double odd = unusual(numbers);
        long total = numbers.total();
        if (odd != 0 && total >= (deviation ? 2 : 1)) {
            found = Optional.of(Interval.exactly(deviation ? Double.NaN : odd));
        } else if (sum) {
            found = Optional.of(sum(field.type(), numbers));
        } else if (deviation && total > 1) {
            found = Optional.of(wide(field.type(), numbers, numbers.moments().standardDeviation()));
        } else if (!deviation && total > 0) {
            found = Optional.of(wide(field.type(), numbers, numbers.moments().mean()));
        }
        return Figures.result(expectation, masked, name, found, limits, counts);
    }

    private static double unusual(Numbers numbers) {
        boolean up = numbers.positiveInfinities() > 0;
        boolean down = numbers.negativeInfinities() > 0;
        if (numbers.nans() > 0 || (up && down)) {
            return Double.NaN;
        }
        return up ? Double.POSITIVE_INFINITY : down ? Double.NEGATIVE_INFINITY : 0;
    }

    private static Interval sum(DataType type, Numbers numbers) {
        if (type.isInteger() && exact(numbers)) {
            BigDecimal sum = new BigDecimal(numbers.moments().sum().shiftRight(1074));
            return Interval.exactly(sum.toBigInteger().bitLength() < Long.SIZE ? (Object) sum.longValueExact() : sum);
        }
        double sum = numbers.moments().total();
        if (type.isFloating()) {
            return Interval.exactly(sum);
        }
        double error = size(numbers) * numbers.total() * ROUNDED;
        return new Interval(sum - error, sum + error);
    }

    /** A mean or deviation of values that may have been rounded before. */
    private static Interval wide(DataType type, Numbers numbers, double figure) {
        if (type.isFloating() || (type.isInteger() && exact(numbers))) {
            return Interval.exactly(figure);
        }
        double error = 4 * size(numbers) * ROUNDED;
        return new Interval(figure - error, figure + error);
    }

    private static boolean exact(Numbers numbers) {
        return numbers.histogram().total() == 0 || size(numbers) < EXACT;
    }

    private static double size(Numbers numbers) {
        return numbers.histogram().total() == 0 ? 0 : Math.max(Math.abs(numbers.min()), Math.abs(numbers.max()));
    }

    /** Rows outside of limits, by the bins that lie inside, outside or across them. */
    static Count outside(Expectation expectation, Schema.Field field, Numbers numbers) {
        if (field.type() == DataType.BOOLEAN) {
            throw new Unfit("Column \"" + field.name() + "\" is boolean, which has no order.");
        }
        Between limits = Between.of(expectation, field);
        return outside(
                limits,
                numbers,
                value -> ProfiledType.low(field.type(), value),
                value -> ProfiledType.high(field.type(), value));
    }

    static Count lengths(Expectation expectation, Numbers lengths) {
        Between limits = expectation.kind() == Kind.COLUMN_VALUE_LENGTHS_TO_EQUAL
                ? Between.exactly(Columns.argument(expectation, "value"))
                : Between.ofNumber(expectation);
        return outside(limits, lengths, value -> value, value -> value);
    }

    private static Count outside(
            Between limits, Numbers numbers, Function<Double, Object> low, Function<Double, Object> high) {
        long least = numbers.nans();
        long most = least;
        Histogram histogram = numbers.histogram();
        for (int bin = 0; bin < histogram.size(); bin++) {
            double from = Math.max(histogram.low(bin), numbers.min());
            double to = Math.min(histogram.high(bin), numbers.max());
            Outcome outcome = limits.holds(low.apply(from), high.apply(to));
            least += outcome == Outcome.FAILED ? histogram.count(bin) : 0;
            most += outcome == Outcome.PASSED ? 0 : histogram.count(bin);
        }
        if (numbers.negativeInfinities() > 0 && !limits.holds(low.apply(Double.NEGATIVE_INFINITY))) {
            least += numbers.negativeInfinities();
            most += numbers.negativeInfinities();
        }
        if (numbers.positiveInfinities() > 0 && !limits.holds(low.apply(Double.POSITIVE_INFINITY))) {
            least += numbers.positiveInfinities();
            most += numbers.positiveInfinities();
        }
        if (histogram.total() > 0 && least == numbers.nans() && most > least) {
            boolean surely = limits.holds(low.apply(numbers.min()), high.apply(numbers.min())) == Outcome.FAILED
                    || limits.holds(low.apply(numbers.max()), high.apply(numbers.max())) == Outcome.FAILED;
            least += surely ? 1 : 0;
        }
        return new Count(least, most, Map.of());
    }

    static ExpectationResult distinct(Expectation expectation, ProfiledValues values, Figures.Counts counts) {
        boolean share = expectation.kind() == Kind.COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN;
        long least = values.values().size();
        long kept = values.counts().stream().mapToLong(Long::longValue).sum();
        long most = least + values.total() - kept;
        least += most > least ? 1 : 0;
        Optional<Interval> found = Optional.of(new Interval(least, most));
        if (share) {
            found = values.total() == 0
                    ? Optional.empty()
                    : Optional.of(new Interval((double) least / values.total(), (double) most / values.total()));
        }
        return Figures.result(
                expectation,
                false,
                share ? "share of distinct values" : "number of distinct values",
                found,
                Between.ofNumber(expectation),
                counts);
    }

    /** Expectations on the set of values: those on a table with each value as often as it occurs. */
    static ExpectationResult set(
            Expectation expectation, ProfiledValues values, boolean masked, Figures.Counts counts) {
        if (!values.complete()) {
            throw Unfit.undecided("the profile does not keep all values; the rows would decide it");
        }
        return SetResults.ofValues(expectation, values, masked, counts);
    }
}
