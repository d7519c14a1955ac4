package dev.boathouse.monitoring.expectation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a column, of which something can be expected: {@code Figure.mean("distance").between(500, 900)}. Nulls do not count. NaN sorts above all
 * numbers; a mean, sum or deviation with a NaN is NaN, and lies between nothing. A column without values has no minimum, mean or quantile: what is expected of it
 * fails. Immutable.
 */
public final class Figure {

    private final String column;
    private final Kind kind;
    private final double share;

    private Figure(String column, Kind kind) {
        this(column, kind, 0);
    }

    private Figure(String column, Kind kind, double share) {
        this.column = column;
        this.kind = kind;
        this.share = share;
    }

    /**
     * The least value.
     *
     * @param column a column of numbers, texts, dates or times
     * @return the figure
     */
    public static Figure min(String column) {
        return new Figure(column, Kind.COLUMN_MIN_TO_BE_BETWEEN);
    }

    /**
     * The greatest value.
     *
     * @param column a column of numbers, texts, dates or times
     * @return the figure
     */
    public static Figure max(String column) {
        return new Figure(column, Kind.COLUMN_MAX_TO_BE_BETWEEN);
    }

    /**
     * The mean: the exact sum, divided and rounded once.
     *
     * @param column a column of numbers
     * @return the figure
     */
    public static Figure mean(String column) {
        return new Figure(column, Kind.COLUMN_MEAN_TO_BE_BETWEEN);
    }

    /**
     * The median: the middle value, of an even number the mean of the two in the middle. Known exactly for up to 4096 distinct values, beyond in bounds.
     *
     * @param column a column of numbers
     * @return the figure
     */
    public static Figure median(String column) {
        return new Figure(column, Kind.COLUMN_MEDIAN_TO_BE_BETWEEN);
    }

    /**
     * The value at rank ⌈share · n⌉. Known exactly for up to 4096 distinct values, beyond in bounds.
     *
     * @param column a column of numbers
     * @param share 0 to 1
     * @return the figure
     * @throws IllegalArgumentException if the share is out of range
     */
    public static Figure quantile(String column, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("There is no quantile " + share + ". A share of 0 to 1 would work.");
        }
        return new Figure(column, Kind.COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN, share);
    }

    /**
     * The sample standard deviation (divisor n − 1), from exact sums; there is one from two values on.
     *
     * @param column a column of numbers
     * @return the figure
     */
    public static Figure standardDeviation(String column) {
        return new Figure(column, Kind.COLUMN_STDEV_TO_BE_BETWEEN);
    }

    /**
     * The exact sum, rounded once.
     *
     * @param column a column of numbers
     * @return the figure
     */
    public static Figure sum(String column) {
        return new Figure(column, Kind.COLUMN_SUM_TO_BE_BETWEEN);
    }

    /**
     * How many distinct values there are.
     *
     * @param column the column
     * @return the figure
     */
    public static Figure distinct(String column) {
        return new Figure(column, Kind.COLUMN_UNIQUE_VALUE_COUNT_TO_BE_BETWEEN);
    }

    /**
     * How many distinct values there are for each value that is not null, 0 to 1.
     *
     * @param column the column
     * @return the figure
     */
    public static Figure distinctShare(String column) {
        return new Figure(column, Kind.COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN);
    }

    /**
     * The share of rows with a value, 0 to 1.
     *
     * @param column the column
     * @return the figure
     */
    public static Figure completeness(String column) {
        return new Figure(column, Kind.COLUMN_PROPORTION_OF_NON_NULL_VALUES_TO_BE_BETWEEN);
    }

    /**
     * The figure lies between two values, both included.
     *
     * @param least the least value
     * @param most the greatest value
     * @return the expectation
     */
    public Expectation between(Object least, Object most) {
        return expectation(Map.of("min_value", least, "max_value", most));
    }

    /**
     * The figure is at least so large.
     *
     * @param least the least value
     * @return the expectation
     */
    public Expectation atLeast(Object least) {
        return expectation(Map.of("min_value", least));
    }

    /**
     * The figure is at most so large.
     *
     * @param most the greatest value
     * @return the expectation
     */
    public Expectation atMost(Object most) {
        return expectation(Map.of("max_value", most));
    }

    private Expectation expectation(Map<String, Object> limits) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("column", column);
        if (kind == Kind.COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN) {
            List<@Nullable Object> range = Arrays.asList(limits.get("min_value"), limits.get("max_value"));
            arguments.put("quantile_ranges", Map.of("quantiles", List.of(share), "value_ranges", List.of(range)));
        } else {
            arguments.putAll(limits);
        }
        return Expectation.of(kind, arguments);
    }

    /** As {@code COLUMN_MEAN_TO_BE_BETWEEN of distance}. */
    @Override
    public String toString() {
        return kind + " of " + column;
    }
}
