package dev.boathouse.monitoring.expectation;

import static dev.boathouse.monitoring.expectation.Kind.Reach.ROWS;
import static dev.boathouse.monitoring.expectation.Kind.Reach.TABLE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of expectations. The name of a constant is the type's name without {@code expect_}; arguments have the names and defaults of
 * Great Expectations 1.x (great_expectations/expectations/core), a question mark where they may be left out.
 */
enum Kind {
    COLUMN_TO_EXIST(TABLE, "column", "column_index?"),
    TABLE_COLUMNS_TO_MATCH_ORDERED_LIST(TABLE, "column_list"),
    TABLE_COLUMNS_TO_MATCH_SET(TABLE, "column_set", "exact_match?"),
    TABLE_COLUMN_COUNT_TO_EQUAL(TABLE, "value"),
    TABLE_COLUMN_COUNT_TO_BE_BETWEEN(TABLE, "min_value?", "max_value?"),
    TABLE_ROW_COUNT_TO_EQUAL(TABLE, "value"),
    TABLE_ROW_COUNT_TO_BE_BETWEEN(TABLE, "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_VALUES_TO_BE_OF_TYPE(TABLE, "column", "type_"),
    COLUMN_VALUES_TO_BE_IN_TYPE_LIST(TABLE, "column", "type_list"),

    COLUMN_VALUES_TO_NOT_BE_NULL(ROWS, "column"),
    COLUMN_VALUES_TO_BE_NULL(ROWS, "column"),
    COLUMN_VALUES_TO_BE_UNIQUE(ROWS, "column"),
    COMPOUND_COLUMNS_TO_BE_UNIQUE(ROWS, "column_list", "ignore_row_if?"),
    SELECT_COLUMN_VALUES_TO_BE_UNIQUE_WITHIN_RECORD(ROWS, "column_list", "ignore_row_if?"),
    COLUMN_VALUES_TO_BE_BETWEEN(ROWS, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_VALUES_TO_BE_IN_SET(ROWS, "column", "value_set"),
    COLUMN_VALUES_TO_NOT_BE_IN_SET(ROWS, "column", "value_set"),
    COLUMN_VALUES_TO_MATCH_REGEX(ROWS, "column", "regex"),
    COLUMN_VALUES_TO_NOT_MATCH_REGEX(ROWS, "column", "regex"),
    COLUMN_VALUES_TO_MATCH_REGEX_LIST(ROWS, "column", "regex_list", "match_on?"),
    COLUMN_VALUES_TO_NOT_MATCH_REGEX_LIST(ROWS, "column", "regex_list"),
    COLUMN_VALUES_TO_MATCH_LIKE_PATTERN(ROWS, "column", "like_pattern"),
    COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN(ROWS, "column", "like_pattern"),
    COLUMN_VALUES_TO_MATCH_LIKE_PATTERN_LIST(ROWS, "column", "like_pattern_list", "match_on?"),
    COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN_LIST(ROWS, "column", "like_pattern_list"),
    COLUMN_VALUE_LENGTHS_TO_BE_BETWEEN(ROWS, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_VALUE_LENGTHS_TO_EQUAL(ROWS, "column", "value"),
    COLUMN_VALUES_TO_BE_INCREASING(ROWS, "column", "strictly?"),
    COLUMN_VALUES_TO_BE_DECREASING(ROWS, "column", "strictly?"),
    COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN(ROWS, "column", "threshold", "double_sided?"),
    COLUMN_PAIR_VALUES_A_TO_BE_GREATER_THAN_B(ROWS, "column_A", "column_B", "or_equal?", "ignore_row_if?"),
    COLUMN_PAIR_VALUES_TO_BE_EQUAL(ROWS, "column_A", "column_B", "ignore_row_if?"),
    COLUMN_PAIR_VALUES_TO_BE_IN_SET(ROWS, "column_A", "column_B", "value_pairs_set", "ignore_row_if?"),
    MULTICOLUMN_SUM_TO_EQUAL(ROWS, "column_list", "sum_total", "ignore_row_if?"),
    /** Ours: a {@link dev.boathouse.core.data.Filter}, as text. */
    ROWS_TO_SATISFY(ROWS, "filter"),
    /** Ours: code of the host, known by a name. */
    ROWS_TO_PASS(ROWS, "name"),

    COLUMN_MIN_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_MAX_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_MEAN_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_MEDIAN_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_STDEV_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_SUM_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN(TABLE, "column", "quantile_ranges", "allow_relative_error?"),
    COLUMN_UNIQUE_VALUE_COUNT_TO_BE_BETWEEN(TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN(
            TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_PROPORTION_OF_NON_NULL_VALUES_TO_BE_BETWEEN(
            TABLE, "column", "min_value?", "max_value?", "strict_min?", "strict_max?"),
    COLUMN_DISTINCT_VALUES_TO_BE_IN_SET(TABLE, "column", "value_set"),
    COLUMN_DISTINCT_VALUES_TO_EQUAL_SET(TABLE, "column", "value_set"),
    COLUMN_DISTINCT_VALUES_TO_CONTAIN_SET(TABLE, "column", "value_set"),
    COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET(TABLE, "column", "value_set", "ties_okay?"),
    /** Ours: the latest time of a column lies no further back than so long. */
    COLUMN_MAX_TO_BE_FRESH(TABLE, "column", "max_age");

    /** What an expectation judges. */
    enum Reach {
        /** Each row; a share of them may fail. */
        ROWS,
        /** The table, or a figure of a column. */
        TABLE
    }

    private static final Map<String, Kind> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    private final Reach reach;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> arguments;

    Kind(Reach reach, String... arguments) {
        this.reach = reach;
        this.arguments = List.of(arguments);
    }

    static Optional<Kind> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The name in suites. */
    String type() {
        return "expect_" + name().toLowerCase(Locale.ROOT);
    }

    boolean judgesRows() {
        return reach == ROWS;
    }

    boolean isOurs() {
        return this == ROWS_TO_SATISFY || this == ROWS_TO_PASS || this == COLUMN_MAX_TO_BE_FRESH;
    }

    Stream<String> required() {
        return arguments.stream().filter(name -> !name.endsWith("?"));
    }

    boolean takes(String argument) {
        return arguments.contains(argument) || arguments.contains(argument + "?");
    }

    /** Arguments in their order, without marks. */
    List<String> arguments() {
        return arguments.stream().map(name -> name.replace("?", "")).toList();
    }
}
