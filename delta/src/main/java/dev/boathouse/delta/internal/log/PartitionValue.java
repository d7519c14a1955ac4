package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Partition values, which the log has as text ("Partition Value Serialization" of the Delta protocol). */
public final class PartitionValue {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private PartitionValue() {}

    /**
     * The value of a text.
     *
     * @param text as the log has it; null for null
     * @param type the type of the column
     * @param zone the zone of timestamps that name none
     * @param column the name of the column, for errors
     * @param file the data file that the log says it of, for errors
     * @return in the Java type that rows have; null for null and for the empty text
     * @throws CorruptDataException if the text is no such value
     * @throws UnsupportedFormatException if no column of the type can be a partition column
     */
    public static @Nullable Object parse(
            @Nullable String text, DataType type, ZoneId zone, String column, String file) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Object value = value(text, type, zone);
            if (value == null) {
                throw new UnsupportedFormatException(
                        "Cannot read partition column \"" + column + "\" of " + file + ": its type is " + type + ".");
            }
            return value;
        } catch (NumberFormatException | DateTimeException e) {
            throw new CorruptDataException(
                    "Cannot read partition column \"" + column + "\" of " + file + ": the log says \"" + text
                            + "\", which is no " + type + ".",
                    e);
        }
    }

    private static @Nullable Object value(String text, DataType type, ZoneId zone) {
        if (type == DataType.STRING) {
            return text;
        }
        if (type == DataType.BINARY) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (type == DataType.BOOLEAN) {
            return truth(text);
        }
        if (type == DataType.DATE) {
            return LocalDate.parse(text);
        }
        if (type == DataType.TIMESTAMP) {
            return instant(text, zone).truncatedTo(ChronoUnit.MICROS);
        }
        if (type == DataType.TIMESTAMP_NTZ) {
            return zoneless(text);
        }
        return number(text, type);
    }

    private static LocalDateTime zoneless(String text) {
        if (text.indexOf(':') < 0) {
            // The column was a date when the file was written.
            return LocalDate.parse(text).atStartOfDay();
        }
        return LocalDateTime.parse(text, text.contains("T") ? DateTimeFormatter.ISO_LOCAL_DATE_TIME : TIME);
    }

    private static Boolean truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        throw new NumberFormatException(text);
    }

    private static Instant instant(String text, ZoneId zone) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    }

    private static @Nullable Object number(String text, DataType type) {
        if (type == DataType.LONG) {
            return Long.valueOf(text);
        }
        if (type == DataType.INT) {
            return Integer.valueOf(text);
        }
        if (type == DataType.SHORT) {
            return Short.valueOf(text);
        }
        if (type == DataType.BYTE) {
            return Byte.valueOf(text);
        }
        if (type == DataType.DOUBLE) {
            return Double.valueOf(text);
        }
        if (type == DataType.FLOAT) {
            return Float.valueOf(text);
        }
        return type instanceof DataType.Decimal ? new BigDecimal(text) : null;
    }

    /**
     * The value in the type that bound filters compare with.
     *
     * @param value as rows have it
     * @return null for null
     */
    public static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Float number ? (Object) number.doubleValue() : value;
    }

    /**
     * The text for the log.
     *
     * @param value as rows have it
     * @return the text
     */
    public static String text(Object value) {
        if (value instanceof Instant instant) {
            return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        if (value instanceof LocalDateTime time) {
            return TIME.format(time);
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
