package dev.boathouse.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.core.data.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters that were sent as JSON: {@code {"is": "<", "column": "a", "literal": {"long": "5"}}}, {@code {"is": "null", "column": "a"}},
 * {@code {"is": "in", "column": "a", "literals": [...]}}, {@code {"is": "and", "left": ..., "right": ...}},
 * {@code {"is": "not", "left": ...}}.
 */
final class Conditions {

    private Conditions() {}

    static Filter parse(JsonNode node) {
        String is = node.path("is").asText();
        return switch (is) {
            case "and" -> parse(node.path("left")).and(parse(node.path("right")));
            case "or" -> parse(node.path("left")).or(parse(node.path("right")));
            case "not" -> Filter.not(parse(node.path("left")));
            case "null" -> Filter.isNull(node.path("column").asText());
            case "in" -> Filter.in(node.path("column").asText(), literals(node.path("literals")));
            default -> new Filter.Comparison(node.path("column").asText(), operator(is), literal(node.path("literal")));
        };
    }

    private static Filter.Operator operator(String symbol) {
        for (Filter.Operator operator : Filter.Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("No such condition: " + symbol + ".");
    }

    private static List<Object> literals(JsonNode nodes) {
        List<Object> literals = new ArrayList<>();
        nodes.forEach(node -> literals.add(literal(node)));
        return literals;
    }

    private static Object literal(JsonNode node) {
        String type = node.fieldNames().next();
        String text = node.path(type).asText();
        return switch (type) {
            case "boolean" -> Boolean.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            case "string" -> text;
            case "date" -> LocalDate.parse(text);
            case "timestamp" -> Instant.parse(text);
            case "timestamp_ntz" -> LocalDateTime.parse(text);
            default -> throw new IllegalArgumentException("No such type of literals: " + type + ".");
        };
    }
}
