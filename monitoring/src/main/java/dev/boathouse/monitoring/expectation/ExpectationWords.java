package dev.boathouse.monitoring.expectation;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is expected, in words for people: {@code distance} and {@code from 0 to 6000, for at least 99 % of rows}. */
final class ExpectationWords {

    private static final int MOST_ITEMS = 8;

    private final Map<String, Object> arguments;

    private ExpectationWords(Map<String, Object> arguments) {
        this.arguments = arguments;
    }

    /** The columns, or {@code the table}. */
    static String subject(Expectation expectation) {
        Map<String, Object> arguments = expectation.arguments();
        if (arguments.get("column") instanceof String column) {
            return column;
        }
        if (arguments.get("column_A") instanceof String first) {
            return first + ", " + arguments.get("column_B");
        }
        boolean several = expectation.kind().judgesRows() && arguments.get("column_list") instanceof List<?>;
        return several
                ? items(arguments.get("column_list"))
                : expectation.kind().judgesRows() ? "each row" : "the table";
    }

    static String of(Expectation expectation) {
        StringBuilder text = new StringBuilder(new ExpectationWords(expectation.arguments()).rule(expectation.kind()));
        if (expectation.mostly() != 1) {
            text.append(", for at least ").append(percent(expectation.mostly())).append(" of rows");
        }
        expectation.condition().ifPresent(filter -> text.append(", where ").append(filter));
        return text.toString();
    }

    private static String percent(double share) {
        return value(Math.round(share * 1e10) / 1e8) + " %";
    }

    private String rule(Kind kind) {
        return switch (kind) {
            case COLUMN_TO_EXIST ->
                "is there" + (arguments.containsKey("column_index") ? ", at " + a("column_index") : "");
            case TABLE_COLUMNS_TO_MATCH_ORDERED_LIST -> "the columns are " + list("column_list") + ", in this order";
            case TABLE_COLUMNS_TO_MATCH_SET ->
                Boolean.FALSE.equals(arguments.get("exact_match"))
                        ? "has the columns " + list("column_set")
                        : "the columns are " + list("column_set");
            case TABLE_COLUMN_COUNT_TO_EQUAL -> a("value") + " columns";
            case TABLE_COLUMN_COUNT_TO_BE_BETWEEN -> range() + " columns";
            case TABLE_ROW_COUNT_TO_EQUAL -> a("value") + " rows";
            case TABLE_ROW_COUNT_TO_BE_BETWEEN -> range() + " rows";
            case COLUMN_VALUES_TO_BE_OF_TYPE -> "of type " + a("type_");
            case COLUMN_VALUES_TO_BE_IN_TYPE_LIST -> "of a type among " + list("type_list");
            case COLUMN_VALUES_TO_NOT_BE_NULL -> "not null";
            case COLUMN_VALUES_TO_BE_NULL -> "null";
            case COLUMN_VALUES_TO_BE_UNIQUE -> "no value twice";
            case COMPOUND_COLUMNS_TO_BE_UNIQUE -> "no combination twice";
            case SELECT_COLUMN_VALUES_TO_BE_UNIQUE_WITHIN_RECORD -> "different within each row";
            case COLUMN_VALUES_TO_BE_BETWEEN -> range();
            case COLUMN_VALUES_TO_BE_IN_SET -> "one of " + list("value_set");
            case COLUMN_VALUES_TO_NOT_BE_IN_SET -> "none of " + list("value_set");
            case COLUMN_VALUES_TO_MATCH_REGEX -> "matches " + a("regex");
            case COLUMN_VALUES_TO_NOT_MATCH_REGEX -> "does not match " + a("regex");
            case COLUMN_VALUES_TO_MATCH_REGEX_LIST -> "matches " + anyOrAll() + list("regex_list");
            case COLUMN_VALUES_TO_NOT_MATCH_REGEX_LIST -> "matches none of " + list("regex_list");
            case COLUMN_VALUES_TO_MATCH_LIKE_PATTERN -> "like " + a("like_pattern");
            case COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN -> "not like " + a("like_pattern");
            case COLUMN_VALUES_TO_MATCH_LIKE_PATTERN_LIST -> "like " + anyOrAll() + list("like_pattern_list");
            case COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN_LIST -> "like none of " + list("like_pattern_list");
            case COLUMN_VALUE_LENGTHS_TO_BE_BETWEEN -> range() + " characters";
            case COLUMN_VALUE_LENGTHS_TO_EQUAL -> a("value") + " characters";
            case COLUMN_VALUES_TO_BE_INCREASING ->
                truth("strictly") ? "greater than the row before" : "never less than the row before";
            case COLUMN_VALUES_TO_BE_DECREASING ->
                truth("strictly") ? "less than the row before" : "never greater than the row before";
            case COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN ->
                "less than " + a("threshold") + " standard deviations " + (truth("double_sided") ? "from" : "above")
                        + " the mean";
            case COLUMN_PAIR_VALUES_A_TO_BE_GREATER_THAN_B ->
                a("column_A") + (truth("or_equal") ? " ≥ " : " > ") + a("column_B");
            case COLUMN_PAIR_VALUES_TO_BE_EQUAL -> a("column_A") + " = " + a("column_B");
            case COLUMN_PAIR_VALUES_TO_BE_IN_SET -> "one of the pairs " + list("value_pairs_set");
            case MULTICOLUMN_SUM_TO_EQUAL -> "sum is " + a("sum_total");
            case ROWS_TO_SATISFY -> a("filter");
            case ROWS_TO_PASS -> a("name");
            case COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN -> quantiles();
            case COLUMN_DISTINCT_VALUES_TO_BE_IN_SET -> "all values among " + list("value_set");
            case COLUMN_DISTINCT_VALUES_TO_EQUAL_SET -> "the values are " + list("value_set");
            case COLUMN_DISTINCT_VALUES_TO_CONTAIN_SET -> "has all of " + list("value_set");
            case COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET -> "most common value is one of " + list("value_set");
            case COLUMN_MAX_TO_BE_FRESH -> "latest is no older than " + age();
            default -> figure(kind) + " " + range();
        };
    }

    private static String figure(Kind kind) {
        return switch (kind) {
            case COLUMN_MIN_TO_BE_BETWEEN -> "minimum";
            case COLUMN_MAX_TO_BE_BETWEEN -> "maximum";
            case COLUMN_MEAN_TO_BE_BETWEEN -> "mean";
            case COLUMN_MEDIAN_TO_BE_BETWEEN -> "median";
            case COLUMN_STDEV_TO_BE_BETWEEN -> "standard deviation";
            case COLUMN_SUM_TO_BE_BETWEEN -> "sum";
            case COLUMN_UNIQUE_VALUE_COUNT_TO_BE_BETWEEN -> "number of distinct values";
            case COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN -> "share of distinct values";
            case COLUMN_PROPORTION_OF_NON_NULL_VALUES_TO_BE_BETWEEN -> "share that is not null";
            default -> throw new IllegalStateException(kind.type() + " has no words.");
        };
    }

    private String range() {
        return range(arguments.get("min_value"), truth("strict_min"), arguments.get("max_value"), truth("strict_max"));
    }

    private static String range(@Nullable Object least, boolean above, @Nullable Object most, boolean below) {
        Optional<String> low = Optional.ofNullable(least).map(ExpectationWords::value);
        Optional<String> high = Optional.ofNullable(most).map(ExpectationWords::value);
        if (low.isPresent() && high.isPresent() && !above && !below) {
            return low.equals(high) ? low.get() : "from " + low.get() + " to " + high.get();
        }
        String start =
                low.map(text -> (above ? "more than " : "at least ") + text).orElse("");
        String end =
                high.map(text -> (below ? "less than " : "at most ") + text).orElse("");
        return start.isEmpty() || end.isEmpty() ? start + end : start + " and " + end;
    }

    private String quantiles() {
        Object ranges = arguments.get("quantile_ranges");
        if (!ArgumentShapes.isRanges(ranges)) {
            return "quantiles " + value(ranges);
        }
        List<?> shares = listed(ranges, "quantiles");
        List<?> limits = listed(ranges, "value_ranges");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(shares.size(), MOST_ITEMS); i++) {
            List<?> two = (List<?>) limits.get(i);
            String range = range(two.get(0), false, two.get(1), false);
            text.append(i == 0 ? "" : "; ")
                    .append("quantile ")
                    .append(value(shares.get(i)))
                    .append(' ')
                    .append(range.isEmpty() ? "anything" : range);
        }
        return text + (shares.size() > MOST_ITEMS ? "; … (" + shares.size() + ")" : "");
    }

    private static List<?> listed(@Nullable Object ranges, String name) {
        return ranges instanceof Map<?, ?> map && map.get(name) instanceof List<?> list ? list : List.of();
    }

    private String age() {
        try {
            Duration age = Duration.parse(a("max_age"));
            boolean days = !age.isZero() && age.equals(Duration.ofDays(age.toDays()));
            return days ? age.toDays() + " d" : age.toString().substring(2);
        } catch (DateTimeException e) {
            return a("max_age");
        }
    }

    private String anyOrAll() {
        return "all".equals(arguments.get("match_on")) ? "all of " : "any of ";
    }

    private boolean truth(String name) {
        return Boolean.TRUE.equals(arguments.get(name));
    }

    private String a(String name) {
        return value(arguments.get(name));
    }

    private String list(String name) {
        return items(arguments.get(name));
    }

    private static String items(@Nullable Object list) {
        List<?> items = list instanceof List<?> several ? several : List.of();
        String shown =
                items.stream().limit(MOST_ITEMS).map(ExpectationWords::value).collect(Collectors.joining(", "));
        return items.isEmpty() ? "nothing" : items.size() > MOST_ITEMS ? shown + ", … (" + items.size() + ")" : shown;
    }

    static String value(@Nullable Object value) {
        return value == null ? "null" : ExpectationText.value(value);
    }
}
