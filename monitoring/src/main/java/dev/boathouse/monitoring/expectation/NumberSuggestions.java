package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Suggestions for a column of numbers. A range is widened by a tenth of itself on either side, rounded outwards to a hundredth of itself, and goes below zero only
 * if values did.
 */
final class NumberSuggestions {

    private static final int MOST_LEVELS = 20;
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberSuggestions() {}

    static List<Expectation> of(ColumnProfile column, NumberProfile numbers) {
        List<Expectation> suggested = new ArrayList<>();
        if (numbers.finite() < Suggestions.ENOUGH) {
            return suggested;
        }
        double min = numbers.min().orElseThrow();
        double max = numbers.max().orElseThrow();
        long strange = numbers.nans() + numbers.negativeInfinities() + numbers.positiveInfinities();
        if (strange == 0 && isNonNegative(numbers, min, max)) {
            suggested.add(Values.atLeast(column.name(), literal(column, BigDecimal.ZERO))
                    .withNote(Suggestions.text(
                            "none of %,d was negative, though the least is %s", numbers.finite(), number(min))));
        }
        long values = numbers.finite() + strange;
        codes(column, numbers, strange)
                .or(() -> Allowance.mostly(strange, values)
                        .filter(mostly -> Double.isFinite(max - min))
                        .map(mostly -> range(column, min, max).mostly(mostly).warning()))
                .map(expectation -> expectation.withNote(Suggestions.text(
                        "%,d values were from %s to %s%s",
                        numbers.finite(),
                        number(min),
                        number(max),
                        strange == 0 ? "" : Suggestions.text(", %,d were NaN or infinite", strange))))
                .ifPresent(suggested::add);
        return suggested;
    }

    /** Either values come close to zero and stop there, or they are far from it; a distribution that just happens to end above zero is neither. */
    private static boolean isNonNegative(NumberProfile numbers, double min, double max) {
        double range = max - min;
        return min >= 0 && (min >= range || numbers.quantile(0.01).orElseThrow().high() <= range / 10);
    }

    private static Expectation range(ColumnProfile column, double min, double max) {
        BigDecimal least = new BigDecimal(min);
        BigDecimal greatest = new BigDecimal(max);
        BigDecimal range = greatest.subtract(least);
        if (range.signum() > 0) {
            // Whole numbers beyond 2^53 were rounded, so their range is not sure to the last place.
            BigDecimal margin =
                    range.scaleByPowerOfTen(-1).max(new BigDecimal(Math.ulp(Math.max(Math.abs(min), Math.abs(max)))));
            int scale = 2 - (range.precision() - range.scale() - 1);
            BigDecimal low = least.subtract(margin).setScale(scale, RoundingMode.FLOOR);
            least = min >= 0 ? low.max(BigDecimal.ZERO) : low;
            greatest = greatest.add(margin).setScale(scale, RoundingMode.CEILING);
        }
        return Expectation.between(
                column.name(),
                literal(column, least),
                literal(column, Suggestions.isInteger(column) ? greatest.setScale(0, RoundingMode.CEILING) : greatest));
    }

    /** Few whole numbers with gaps between them are codes. */
    private static Optional<Expectation> codes(ColumnProfile column, NumberProfile numbers, long strange) {
        TreeSet<Double> values = new TreeSet<>(numbers.frequent(MOST_LEVELS + 1).keySet());
        boolean few = values.size() > 1 && values.size() <= MOST_LEVELS && numbers.exact();
        if (!few || strange > 0 || !Suggestions.isInteger(column) || numbers.finite() < 10L * Suggestions.ENOUGH) {
            return Optional.empty();
        }
        boolean gaps = values.last() - values.first() > values.size() - 1;
        boolean often = numbers.frequent(MOST_LEVELS).values().stream().allMatch(count -> count > 1);
        return gaps && often && Math.abs(values.first()) < 1e15 && Math.abs(values.last()) < 1e15
                ? Allowance.mostly(0, numbers.finite())
                        .map(mostly -> Expectation.in(
                                        column.name(),
                                        values.stream().map(Double::longValue).toList())
                                .mostly(mostly)
                                .warning())
                : Optional.empty();
    }

    /** In the type of the column. */
    private static Object literal(ColumnProfile column, BigDecimal value) {
        if (Suggestions.isInteger(column)) {
            return value.setScale(0, RoundingMode.FLOOR)
                    .max(LEAST_LONG)
                    .min(GREATEST_LONG)
                    .longValueExact();
        }
        return column.type().startsWith("decimal(") ? (Object) shortest(value) : (Object) value.doubleValue();
    }

    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static String number(double value) {
        return new BigDecimal(ShortestDecimal.of(value)).toPlainString().length() <= 20
                ? new BigDecimal(ShortestDecimal.of(value)).toPlainString()
                : ShortestDecimal.of(value);
    }
}
