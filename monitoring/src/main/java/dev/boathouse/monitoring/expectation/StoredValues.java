package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.internal.ShortestDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as JSON values, and beside them the names of the types that JSON does not tell apart: so other tools find a plain number or text, and we the value
 * that was written.
 */
final class StoredValues {

    /** Beyond these many digits nobody means it, and reading would cost memory. */
    private static final int MOST_DIGITS = 350;

    private record Leaf(@Nullable Object json, String type) {}

    private StoredValues() {}

    static @Nullable Object json(@Nullable Object value) {
        if (value instanceof List<?> items) {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(json(item)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, item) -> plain.put(String.valueOf(name), json(item)));
            return plain;
        }
        return leaf(value).json;
    }

    /** The types of all leaves, in order: one name where all are alike, a list otherwise; empty where reading the JSON gives the same value. */
    static Optional<Object> types(Object value) {
        List<Leaf> leaves = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        flatten(value, values);
        values.forEach(item -> leaves.add(leaf(item)));
        boolean told = true;
        for (int i = 0; i < leaves.size(); i++) {
            told &= leaves.get(i).type.isEmpty() || isDouble(values.get(i), leaves.get(i));
        }
        if (told) {
            return Optional.empty();
        }
        List<String> types = leaves.stream().map(Leaf::type).toList();
        return Optional.of(Collections.frequency(types, types.get(0)) == types.size() ? types.get(0) : types);
    }

    private static boolean isDouble(@Nullable Object value, Leaf leaf) {
        return value instanceof Double && leaf.json instanceof Double;
    }

    private static void flatten(@Nullable Object value, List<@Nullable Object> leaves) {
        if (value instanceof List<?> items) {
            items.forEach(item -> flatten(item, leaves));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> flatten(item, leaves));
        } else {
            leaves.add(value);
        }
    }

    private static Leaf leaf(@Nullable Object value) {
        if (value instanceof Double number) {
            return new Leaf(real(number), "double");
        }
        if (value instanceof BigDecimal number) {
            return decimal(number);
        }
        if (value instanceof LocalDate) {
            return new Leaf(value.toString(), "date");
        }
        if (value instanceof LocalDateTime) {
            return new Leaf(value.toString(), "timestamp_ntz");
        }
        if (value instanceof Instant) {
            return new Leaf(value.toString(), "timestamp");
        }
        return new Leaf(value, "");
    }

    /** A whole number as such, for people: 6000, not 6E+3. */
    private static Object real(Double number) {
        if (!Double.isFinite(number) || number.equals(-0.0)) {
            return number.toString();
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
        return whole ? (Object) number.longValue() : number;
    }

    private static Leaf decimal(BigDecimal number) {
        String type = "decimal:" + number.scale();
        if (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0) {
            boolean few = number.precision() - (long) number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
            return few ? new Leaf(number.toBigInteger(), type) : new Leaf(number.toString(), "decimal");
        }
        double close = number.doubleValue();
        boolean exact = Double.isFinite(close) && new BigDecimal(ShortestDecimal.of(close)).compareTo(number) == 0;
        return exact ? new Leaf(close, type) : new Leaf(number.toString(), "decimal");
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException if the types do not fit the value
     */
    static @Nullable Object restored(@Nullable Object json, Object types) {
        if (types instanceof String type) {
            return restored(json, Collections.nCopies(count(json), type).iterator());
        }
        if (types instanceof List<?> list && list.size() == count(json)) {
            return restored(json, list.iterator());
        }
        throw new IllegalArgumentException("the types in its meta do not fit: found " + types
                + ". Take them out of meta.boathouse, or write the suite with Expectations.json()");
    }

    private static int count(@Nullable Object json) {
        List<@Nullable Object> leaves = new ArrayList<>();
        flatten(json, leaves);
        return leaves.size();
    }

    private static @Nullable Object restored(@Nullable Object json, Iterator<?> types) {
        if (json instanceof List<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(restored(item, types)));
            return list;
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> restored = new LinkedHashMap<>();
            map.forEach((name, item) -> restored.put(String.valueOf(name), restored(item, types)));
            return restored;
        }
        String type = String.valueOf(types.next());
        return json == null || type.isEmpty() ? json : restoredLeaf(json, type);
    }

    private static Object restoredLeaf(Object json, String type) {
        try {
            return switch (type) {
                case "double" -> json instanceof Number number ? number.doubleValue() : Double.valueOf(json.toString());
                case "date" -> LocalDate.parse(json.toString());
                case "timestamp_ntz" -> LocalDateTime.parse(json.toString());
                case "timestamp" -> Instant.parse(json.toString());
                default -> restoredDecimal(json, type);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + json + "\" is no " + type, e);
        }
    }

    private static BigDecimal restoredDecimal(Object json, String type) {
        if (type.equals("decimal")) {
            return new BigDecimal(json.toString());
        }
        if (!type.startsWith("decimal:") || !(json instanceof Number)) {
            throw new IllegalArgumentException("\"" + json + "\" is no " + type);
        }
        int scale = Integer.parseInt(type.substring("decimal:".length()));
        if (Math.abs((long) scale) > MOST_DIGITS) {
            throw new IllegalArgumentException("\"" + type + "\" has more than " + MOST_DIGITS + " digits");
        }
        BigDecimal number = json instanceof Double close
                ? new BigDecimal(ShortestDecimal.of(close))
                : new BigDecimal(new BigInteger(json.toString()));
        return number.setScale(scale);
    }
}
