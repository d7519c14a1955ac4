package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Holds figures of a column against what is expected of them. */
final class Figures {

    private Figures() {}

    /**
     * A figure, or bounds that surely contain it.
     *
     * @param low the least it can be
     * @param high the greatest it can be, equal if it is known
     */
    record Interval(Object low, Object high) {

        static Interval exactly(Object value) {
            return new Interval(value, value);
        }

        boolean exact() {
            return low.equals(high);
        }

        Object observed() {
            return exact() ? low : List.of(low, high);
        }

        @Override
        public String toString() {
            return exact()
                    ? ExpectationText.value(low)
                    : "between " + ExpectationText.value(low) + " and " + ExpectationText.value(high);
        }
    }

    /** How many rows there were, and how many of them had no value. */
    record Counts(long rows, long missing) {}

    static ExpectationResult result(
            Expectation expectation,
            boolean masked,
            String name,
            Optional<Interval> found,
            Between limits,
            Counts counts) {
        if (found.isEmpty()) {
            return result(expectation, Outcome.FAILED, Optional.empty(), counts, "without values there is no " + name);
        }
        Interval interval = found.get();
        Outcome outcome = limits.holds(interval.low(), interval.high());
        return result(
                expectation,
                outcome,
                masked ? Optional.empty() : Optional.of(interval.observed()),
                counts,
                masked
                        ? "the " + name + " is of a sensitive column"
                        : "the " + name + " is " + interval + undecided(outcome));
    }

    private static String undecided(Outcome outcome) {
        return outcome == Outcome.UNDECIDED ? ", which does not decide it; limits further apart would" : "";
    }

    static ExpectationResult result(
            Expectation expectation, Outcome outcome, Optional<Object> observed, Counts counts, String reason) {
        return new ExpectationResult(
                expectation,
                outcome,
                observed,
                counts.rows(),
                OptionalLong.of(counts.missing()),
                OptionalLong.empty(),
                Map.of(),
                List.of(),
                reason);
    }

    /** Several quantiles: {@code {quantiles: [0.5], value_ranges: [[0, null]]}}. */
    static ExpectationResult quantiles(
            Expectation expectation, Schema.Field field, boolean masked, Numbers numbers, Counts counts) {
        List<?> shares = part(expectation, "quantiles");
        List<?> ranges = part(expectation, "value_ranges");
        if (shares.size() != ranges.size()) {
            throw new Unfit("quantile_ranges has " + shares.size() + " quantiles and " + ranges.size() + " ranges.");
        }
        if (numbers.total() == 0) {
            return result(
                    expectation, Outcome.FAILED, Optional.empty(), counts, "without values there are no quantiles");
        }
        Outcome worst = Outcome.PASSED;
        List<Object> observed = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (!(shares.get(i) instanceof Number share)
                    || !(ranges.get(i) instanceof List<?> range)
                    || range.size() != 2) {
                throw new Unfit("quantile_ranges has " + ExpectationText.value(ranges.get(i)) + " for "
                        + ExpectationText.value(shares.get(i)) + ", which is no range.");
            }
            Interval interval = fitted(field, quantile(numbers, share.doubleValue()));
            Between limits = new Between(limit(field, range.get(0)), limit(field, range.get(1)), false, false);
            Outcome outcome = limits.holds(interval.low(), interval.high());
            worst = outcome == Outcome.FAILED || worst == Outcome.PASSED ? outcome : worst;
            observed.add(interval.observed());
            words.add("the quantile " + ExpectationText.value(share.doubleValue()) + " is " + interval
                    + undecided(outcome));
        }
        return result(
                expectation,
                worst,
                masked ? Optional.empty() : Optional.of(observed),
                counts,
                masked ? "the quantiles are of a sensitive column" : String.join("; ", words));
    }

    private static @Nullable Object limit(Schema.Field field, @Nullable Object limit) {
        return limit == null ? null : Literals.fit(field, limit);
    }

    private static List<?> part(Expectation expectation, String name) {
        Object ranges = Columns.argument(expectation, "quantile_ranges");
        if (ranges instanceof Map<?, ?> map && map.get(name) instanceof List<?> list) {
            return list;
        }
        throw new Unfit("quantile_ranges has no \"" + name + "\".");
    }

    static Optional<Interval> median(Schema.Field field, Numbers numbers) {
        long total = numbers.total();
        if (total == 0) {
            return Optional.empty();
        }
        Interval lower = ranked(numbers, (total - 1) / 2);
        if ((total & 1) != 0) {
            return Optional.of(fitted(field, lower));
        }
        Interval upper = ranked(numbers, total / 2);
        return Optional.of(
                widened(field, new Interval(middle(lower.low(), upper.low()), middle(lower.high(), upper.high()))));
    }

    private static Object middle(Object one, Object other) {
        double a = (Double) one;
        double b = (Double) other;
        return a == b ? a : a / 2 + b / 2;
    }

    private static Interval quantile(Numbers numbers, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new Unfit("There is no quantile " + ExpectationText.value(share) + ": a share is 0 to 1.");
        }
        return ranked(numbers, Math.max(0, (long) Math.ceil(share * numbers.total()) - 1));
    }

    /** The value with so many before it: infinities at the ends, NaN behind all. */
    private static Interval ranked(Numbers numbers, long rank) {
        if (rank < numbers.negativeInfinities()) {
            return Interval.exactly(Double.NEGATIVE_INFINITY);
        }
        long finite = rank - numbers.negativeInfinities();
        Histogram histogram = numbers.histogram();
        if (finite < histogram.total()) {
            int bin = histogram.binOfRank(finite);
            return new Interval(
                    Math.max(histogram.low(bin), numbers.min()), Math.min(histogram.high(bin), numbers.max()));
        }
        return Interval.exactly(rank < numbers.ordered() ? Double.POSITIVE_INFINITY : Double.NaN);
    }

    /** Bounds of a value that was rounded to a double, in the type of its column where that undoes the rounding. */
    private static Interval fitted(Schema.Field field, Interval doubles) {
        return new Interval(Rounded.low(field.type(), doubles.low()), Rounded.high(field.type(), doubles.high()));
    }

    private static Interval widened(Schema.Field field, Interval doubles) {
        return field.type().isFloating()
                ? doubles
                : new Interval(Rounded.below(field.type(), doubles.low()), Rounded.above(field.type(), doubles.high()));
    }
}
