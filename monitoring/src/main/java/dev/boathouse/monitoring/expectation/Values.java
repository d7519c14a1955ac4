package dev.boathouse.monitoring.expectation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Expectations on the values of one column, besides the most usual ones, which {@link Expectation} has itself. */
public final class Values {

    private Values() {}

    /**
     * Values are at least so large.
     *
     * @param column the column
     * @param least the least value
     * @return the expectation
     */
    public static Expectation atLeast(String column, Object least) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_BE_BETWEEN, "min_value", least);
    }

    /**
     * Values are at most so large.
     *
     * @param column the column
     * @param most the greatest value
     * @return the expectation
     */
    public static Expectation atMost(String column, Object most) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_BE_BETWEEN, "max_value", most);
    }

    /**
     * Values are not in a set.
     *
     * @param column the column
     * @param values the set
     * @return the expectation
     */
    public static Expectation notIn(String column, Collection<?> values) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_NOT_BE_IN_SET, "value_set", values);
    }

    /**
     * Every value of the set occurs, and no other one.
     *
     * @param column the column
     * @param values the set
     * @return the expectation
     */
    public static Expectation distinct(String column, Collection<?> values) {
        return Expectation.on(column, Kind.COLUMN_DISTINCT_VALUES_TO_EQUAL_SET, "value_set", values);
    }

    /**
     * Every value of the set occurs.
     *
     * @param column the column
     * @param values the set
     * @return the expectation
     */
    public static Expectation contains(String column, Collection<?> values) {
        return Expectation.on(column, Kind.COLUMN_DISTINCT_VALUES_TO_CONTAIN_SET, "value_set", values);
    }

    /**
     * The most frequent value is in a set; of several equally frequent ones, all are.
     *
     * @param column the column
     * @param values the set
     * @return the expectation
     */
    public static Expectation mostCommon(String column, Collection<?> values) {
        return Expectation.on(column, Kind.COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET, "value_set", values);
    }

    /**
     * A regular expression is found in no text.
     *
     * @param column the column
     * @param regex in the syntax of {@link java.util.regex.Pattern}
     * @return the expectation
     */
    public static Expectation notMatches(String column, String regex) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_NOT_MATCH_REGEX, "regex", regex);
    }

    /**
     * At least one of several regular expressions is found in each text.
     *
     * @param column the column
     * @param regexes in the syntax of {@link java.util.regex.Pattern}
     * @return the expectation
     */
    public static Expectation matchesAny(String column, String... regexes) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_MATCH_REGEX_LIST, "regex_list", List.of(regexes));
    }

    /**
     * Texts have so many characters (Unicode code points).
     *
     * @param column the column
     * @param least how many at least
     * @param most how many at most
     * @return the expectation
     */
    public static Expectation lengths(String column, long least, long most) {
        return Expectation.of(
                Kind.COLUMN_VALUE_LENGTHS_TO_BE_BETWEEN,
                Map.of("column", column, "min_value", least, "max_value", most));
    }

    /**
     * No value is less than the one before it, in the order of the rows.
     *
     * @param column the column
     * @return the expectation
     */
    public static Expectation increasing(String column) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_BE_INCREASING);
    }

    /**
     * No value is greater than the one before it, in the order of the rows.
     *
     * @param column the column
     * @return the expectation
     */
    public static Expectation decreasing(String column) {
        return Expectation.on(column, Kind.COLUMN_VALUES_TO_BE_DECREASING);
    }

    /**
     * Values lie within so many standard deviations (divisor n − 1) of their mean. Takes two passes.
     *
     * @param column the column
     * @param threshold how many, excluded
     * @return the expectation
     */
    public static Expectation zScores(String column, double threshold) {
        return Expectation.of(
                Kind.COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN,
                Map.of("column", column, "threshold", threshold, "double_sided", true));
    }
}
