package dev.boathouse.delta.internal.scan;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a column in a file or row group. Values have the types of a bound filter's literals: Long, Double,
 * BigDecimal, String, Boolean, LocalDate, Instant, LocalDateTime.
 *
 * @param mayBeNull false if no value is missing
 * @param mayHaveValues false if every value is missing
 * @param lower no value except NaN is less; null if unknown
 * @param upper no value except NaN is greater; null if unknown
 */
record Bounds(
        boolean mayBeNull,
        boolean mayHaveValues,
        @Nullable Object lower,
        @Nullable Object upper) {

    static final Bounds UNKNOWN = new Bounds(true, true, null, null);

    /** A column with the same value in every row. */
    static Bounds constant(@Nullable Object value) {
        return new Bounds(value == null, value != null, value, value);
    }
}
