package dev.boathouse.monitoring.expectation;

import java.util.List;
import java.util.Map;

/**
 * Expectations on several columns of a row. Unless {@code ignore_row_if} says otherwise ({@link Expectation#with}), a row is not looked at where all of its
 * values are null, and not as expected where some are, as in Great Expectations.
 */
public final class Relation {

    private Relation() {}

    /**
     * One column is greater than another.
     *
     * @param column the column that is greater
     * @param other a column of a type that compares with it
     * @return the expectation
     */
    public static Expectation greater(String column, String other) {
        return pair(Kind.COLUMN_PAIR_VALUES_A_TO_BE_GREATER_THAN_B, column, other);
    }

    /**
     * One column is greater than another, or equal.
     *
     * @param column the column that is greater
     * @param other a column of a type that compares with it
     * @return the expectation
     */
    public static Expectation greaterOrEqual(String column, String other) {
        return greater(column, other).with("or_equal", true);
    }

    /**
     * Two columns are equal.
     *
     * @param column a column
     * @param other a column of a type that compares with it
     * @return the expectation
     */
    public static Expectation equal(String column, String other) {
        return pair(Kind.COLUMN_PAIR_VALUES_TO_BE_EQUAL, column, other);
    }

    /**
     * The values of two columns are one of some pairs.
     *
     * @param column a column
     * @param other another column
     * @param pairs lists of two values
     * @return the expectation
     */
    public static Expectation pairIn(String column, String other, List<? extends List<?>> pairs) {
        return pair(Kind.COLUMN_PAIR_VALUES_TO_BE_IN_SET, column, other).with("value_pairs_set", pairs);
    }

    /**
     * The columns of each row have a sum. It is taken exactly for whole numbers and decimals, in doubles from left to right otherwise.
     *
     * @param total the sum
     * @param columns columns of numbers
     * @return the expectation
     */
    public static Expectation sum(Number total, String... columns) {
        return Expectation.of(
                Kind.MULTICOLUMN_SUM_TO_EQUAL, Map.of("column_list", List.of(columns), "sum_total", total));
    }

    /**
     * No combination of values occurs in two rows. A null is a value of a combination that has others.
     *
     * @param columns the columns
     * @return the expectation
     */
    public static Expectation unique(String... columns) {
        return Expectation.of(Kind.COMPOUND_COLUMNS_TO_BE_UNIQUE, Map.of("column_list", List.of(columns)));
    }

    /**
     * Within each row, the values of the columns differ.
     *
     * @param columns columns of one type
     * @return the expectation
     */
    public static Expectation different(String... columns) {
        return Expectation.of(
                Kind.SELECT_COLUMN_VALUES_TO_BE_UNIQUE_WITHIN_RECORD, Map.of("column_list", List.of(columns)));
    }

    private static Expectation pair(Kind kind, String column, String other) {
        return kind == Kind.COLUMN_PAIR_VALUES_TO_BE_IN_SET
                ? Expectation.of(kind, Map.of("column_A", column, "column_B", other, "value_pairs_set", List.of()))
                : Expectation.of(kind, Map.of("column_A", column, "column_B", other));
    }
}
