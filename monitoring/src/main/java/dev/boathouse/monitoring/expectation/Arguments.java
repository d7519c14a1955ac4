package dev.boathouse.monitoring.expectation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Arguments of an expectation in their order, and in few Java types, so that equal ones are equal however they were given. */
final class Arguments {

    private Arguments() {}

    static Map<String, Object> checked(Kind kind, Map<String, ? extends @Nullable Object> given) {
        Map<String, @Nullable Object> left = new TreeMap<>(given);
        Map<String, Object> checked = new LinkedHashMap<>();
        for (String name : kind.arguments()) {
            Object value = left.remove(name);
            if (value != null && !isDefault(name, value)) {
                checked.put(name, plain(name, value));
            }
        }
        left.values().removeIf(value -> value == null);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("Cannot make " + kind.type() + ": found the arguments " + left.keySet()
                    + ". It takes " + kind.arguments() + ".");
        }
        kind.required().filter(name -> !checked.containsKey(name)).findFirst().ifPresent(missing -> {
            throw new IllegalArgumentException(
                    "Cannot make " + kind.type() + ": it needs \"" + missing + "\", found " + checked.keySet() + ".");
        });
        return Collections.unmodifiableMap(checked);
    }

    /** Great Expectations writes these out or leaves them out, to the same effect. */
    private static boolean isDefault(String name, Object value) {
        return switch (name) {
            case "strict_min", "strict_max", "strictly", "or_equal", "allow_relative_error" -> value.equals(false);
            case "exact_match" -> value.equals(true);
            case "match_on" -> value.equals("any");
            case "ignore_row_if" -> value.equals("both_values_are_missing") || value.equals("all_values_are_missing");
            default -> false;
        };
    }

    private static Object plain(String name, Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Object[] array) {
            return plain(name, Arrays.asList(array));
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(item == null ? null : plain(name, item)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(name, item)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof Instant) {
            return value;
        }
        throw new IllegalArgumentException("Cannot use " + value.getClass().getName() + " as \"" + name
                + "\". A text, number, truth value, date, time, or a list of such would work.");
    }
}
