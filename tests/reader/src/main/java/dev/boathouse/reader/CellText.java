package dev.boathouse.reader;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text that tells apart all that differs: types, null and empty, 0.0 and -0.0. The same for whoever has read the value. */
public final class CellText {

    private CellText() {}

    /**
     * The text of a value.
     *
     * @param value null, a boolean, a number, a text, bytes, a date or time of java.time, a list for an array, a map by name for a struct
     * @return such as {@code 5L}
     * @throws IllegalArgumentException if it is none of these
     */
    public static String of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return String.valueOf(value);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof java.time.temporal.Temporal) {
            return value.getClass().getSimpleName() + " " + value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CellText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> struct) {
            return struct.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new IllegalArgumentException("No value of a cell: " + value.getClass() + ".");
    }

    private static String number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.toPlainString() + "m";
        }
        return number + number.getClass().getSimpleName().substring(0, 1);
    }
}
