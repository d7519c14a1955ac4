package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Filter.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filters as the objects that Great Expectations 1.x has for row conditions (great_expectations.expectations.row_conditions: comparison, nullity, and, or).
 */
final class ConditionJson {

    private static final Map<Operator, String> SYMBOLS = Map.of(
            Operator.EQUAL, "==",
            Operator.NOT_EQUAL, "!=",
            Operator.LESS, "<",
            Operator.LESS_OR_EQUAL, "<=",
            Operator.GREATER, ">",
            Operator.GREATER_OR_EQUAL, ">=");

    private ConditionJson() {}

    /** The object; empty if there is none for this filter. */
    static Optional<Map<String, Object>> of(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            return comparison(comparison.column(), SYMBOLS.get(comparison.operator()), literal(comparison.literal()));
        }
        if (filter instanceof Filter.In in) {
            return comparison(in.column(), "IN", literals(in));
        }
        if (filter instanceof Filter.IsNull isNull) {
            return nullity(isNull.column(), true);
        }
        if (filter instanceof Filter.Not not) {
            return not.filter() instanceof Filter.IsNull isNull
                    ? nullity(isNull.column(), false)
                    : not.filter() instanceof Filter.In in
                            ? comparison(in.column(), "NOT_IN", literals(in))
                            : Optional.empty();
        }
        if (filter instanceof Filter.And and) {
            return both("and", and.left(), and.right());
        }
        Filter.Or or = (Filter.Or) filter;
        return both("or", or.left(), or.right());
    }

    private static Optional<Map<String, Object>> comparison(
            String column, @Nullable String operator, Optional<Object> literal) {
        return literal.map(parameter -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("type", "comparison");
            node.put("column", Map.of("name", column));
            node.put("operator", String.valueOf(operator));
            node.put("parameter", parameter);
            return node;
        });
    }

    private static Optional<Map<String, Object>> nullity(String column, boolean isNull) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("type", "nullity");
        node.put("column", Map.of("name", column));
        node.put("is_null", isNull);
        return Optional.of(node);
    }

    private static Optional<Map<String, Object>> both(String type, Filter left, Filter right) {
        return of(left).flatMap(first -> of(right).map(second -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("type", type);
            node.put("conditions", List.of(first, second));
            return node;
        }));
    }

    private static Optional<Object> literals(Filter.In in) {
        List<Object> plain = new ArrayList<>();
        in.literals().forEach(value -> literal(value).ifPresent(plain::add));
        return plain.size() == in.literals().size() ? Optional.of(plain) : Optional.empty();
    }

    /** Numbers, texts and truth values; what JSON has no type for would be a text, and compare as one. */
    private static Optional<Object> literal(Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return Optional.of(((Number) value).longValue());
        }
        boolean plain = value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number));
        return plain ? Optional.of(value) : Optional.empty();
    }

    /**
     * The filter.
     *
     * @throws IllegalArgumentException if the object is none that is known
     */
    static Filter read(Map<?, ?> node) {
        return switch (String.valueOf(node.get("type"))) {
            case "comparison" -> comparison(node);
            case "nullity" ->
                Boolean.FALSE.equals(node.get("is_null"))
                        ? Filter.isNotNull(column(node))
                        : Filter.isNull(column(node));
            case "and" -> conditions(node).stream().reduce(Filter::and).orElseThrow(() -> strange(node));
            case "or" -> conditions(node).stream().reduce(Filter::or).orElseThrow(() -> strange(node));
            default -> throw strange(node);
        };
    }

    private static List<Filter> conditions(Map<?, ?> node) {
        List<Filter> filters = new ArrayList<>();
        if (node.get("conditions") instanceof List<?> conditions) {
            for (Object condition : conditions) {
                if (!(condition instanceof Map<?, ?> map)) {
                    throw strange(node);
                }
                filters.add(read(map));
            }
        }
        return filters;
    }

    private static Filter comparison(Map<?, ?> node) {
        String symbol =
                String.valueOf(node.get("operator")).toUpperCase(Locale.ROOT).replace(' ', '_');
        Object parameter = node.get("parameter");
        if (parameter instanceof List<?> list && (symbol.equals("IN") || symbol.equals("NOT_IN"))) {
            Filter in = Filter.in(column(node), literals(node, list));
            return symbol.equals("IN") ? in : Filter.not(in);
        }
        Operator operator = SYMBOLS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(symbol))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> strange(node));
        return new Filter.Comparison(
                column(node),
                operator,
                literals(node, parameter == null ? List.of() : List.of(parameter))
                        .get(0));
    }

    private static List<Object> literals(Map<?, ?> node, List<?> values) {
        List<Object> literals = new ArrayList<>();
        values.forEach(value ->
                literals.add(value == null ? strange(node) : literal(value).orElseThrow(() -> strange(node))));
        if (literals.isEmpty()) {
            throw strange(node);
        }
        return literals;
    }

    private static String column(Map<?, ?> node) {
        Object column = node.get("column");
        Object name = column instanceof Map<?, ?> map ? map.get("name") : column;
        if (!(name instanceof String text)) {
            throw strange(node);
        }
        return text;
    }

    private static IllegalArgumentException strange(Map<?, ?> node) {
        return new IllegalArgumentException(
                "its row_condition is not understood: found " + ExpectationText.value(node)
                        + ". A comparison with a number, text or truth value, a nullity, and \"and\" and \"or\" of such would work");
    }
}
