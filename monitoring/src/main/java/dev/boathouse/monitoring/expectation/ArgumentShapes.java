package dev.boathouse.monitoring.expectation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an argument must look like, whatever column it meets: a name is a text, a set a list. */
final class ArgumentShapes {

    private ArgumentShapes() {}

    /**
     * Checks arguments.
     *
     * @throws IllegalArgumentException if one is of another shape, or neither of two limits is there
     */
    static void check(Kind kind, Map<String, Object> arguments) {
        arguments.forEach((name, value) -> check(kind, name, value));
        if (kind.takes("min_value") && !arguments.containsKey("min_value") && !arguments.containsKey("max_value")) {
            throw new IllegalArgumentException(
                    "Cannot make " + kind.type()
                            + ": found neither \"min_value\" nor \"max_value\", so it expects nothing. One of them would work.");
        }
    }

    private static void check(Kind kind, String name, Object value) {
        String wanted = switch (name) {
            case "column", "column_A", "column_B", "regex", "like_pattern", "filter", "name", "max_age", "type_" ->
                value instanceof String ? "" : "a text";
            case "column_list", "column_set", "type_list", "regex_list", "like_pattern_list" ->
                isTexts(value) ? "" : "a list of texts";
            case "strict_min", "strict_max", "strictly", "or_equal", "exact_match", "double_sided", "ties_okay" ->
                value instanceof Boolean ? "" : "true or false";
            case "threshold", "sum_total" -> isNumber(value) ? "" : "a number";
            case "value", "column_index" -> value instanceof Long ? "" : "a whole number";
            case "value_set" ->
                value instanceof List<?> list && list.stream().allMatch(ArgumentShapes::isOne)
                        ? ""
                        : "a list of values";
            case "value_pairs_set" -> isPairs(value) ? "" : "a list of lists of two values";
            case "quantile_ranges" ->
                isRanges(value)
                        ? ""
                        : "lists \"quantiles\" of shares and \"value_ranges\" of as many lists of two numbers or null";
            case "min_value", "max_value" -> isOne(value) ? "" : "a number, text, date or time";
            case "match_on" -> List.of("any", "all").contains(value) ? "" : "any or all";
            case "ignore_row_if" -> ignores(kind).contains(value) ? "" : "one of " + ignores(kind);
            default -> "";
        };
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException("Cannot make " + kind.type() + ": found \"" + name + "\" "
                    + ExpectationText.value(value) + ". It must be " + wanted + ".");
        }
    }

    private static List<String> ignores(Kind kind) {
        return kind.takes("column_A")
                ? List.of("both_values_are_missing", "either_value_is_missing", "neither", "never")
                : List.of("all_values_are_missing", "any_value_is_missing", "never");
    }

    private static boolean isOne(Object value) {
        return !(value instanceof List<?>) && !(value instanceof Map<?, ?>);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof BigDecimal;
    }

    private static boolean isTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static boolean isPairs(Object value) {
        return value instanceof List<?> list
                && list.stream().allMatch(pair -> pair instanceof List<?> two && two.size() == 2);
    }

    static boolean isRanges(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                && map.get("quantiles") instanceof List<?> shares
                && map.get("value_ranges") instanceof List<?> ranges
                && shares.size() == ranges.size()
                && shares.stream().allMatch(ArgumentShapes::isShare)
                && ranges.stream()
                        .allMatch(range -> range instanceof List<?> two
                                && two.size() == 2
                                && two.stream().allMatch(limit -> limit == null || isNumber(limit)));
    }

    private static boolean isShare(Object value) {
        return isNumber(value) && ((Number) value).doubleValue() >= 0 && ((Number) value).doubleValue() <= 1;
    }
}
