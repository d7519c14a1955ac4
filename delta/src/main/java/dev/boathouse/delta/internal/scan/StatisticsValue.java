package dev.boathouse.delta.internal.scan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.core.data.DataType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Minima and maxima of the log as values that filters compare with; null where they cannot be used. */
final class StatisticsValue {

    private StatisticsValue() {}

    static @Nullable Object lower(JsonNode node, DataType type) {
        return value(node, type);
    }

    static @Nullable Object upper(JsonNode node, DataType type) {
        Object value = value(node, type);
        // The protocol has writers cut timestamps down to milliseconds: the greatest value may lie up to one later.
        try {
            if (value instanceof Instant instant) {
                return instant.plus(1, ChronoUnit.MILLIS);
            }
            return value instanceof LocalDateTime time ? time.plus(1, ChronoUnit.MILLIS) : value;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object value(JsonNode node, DataType type) {
        try {
            if (type.isInteger()) {
                return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.asLong() : null;
            }
            if (type == DataType.FLOAT) {
                // The text is that of a float: read as a double, it would be another number.
                return node.isNumber() ? (Object) (double) node.floatValue() : null;
            }
            if (type == DataType.DOUBLE) {
                return node.isNumber() ? (Object) node.doubleValue() : null;
            }
            if (type instanceof DataType.Decimal) {
                return node.isNumber() ? node.decimalValue() : null;
            }
            return node.isTextual() ? text(node.asText(), type) : null;
        } catch (DateTimeException | ArithmeticException e) {
            // A statistic that cannot be read is no statistic.
            return null;
        }
    }

    private static @Nullable Object text(String text, DataType type) {
        if (type == DataType.STRING) {
            return text;
        }
        if (type == DataType.DATE) {
            return LocalDate.parse(text);
        }
        if (type == DataType.TIMESTAMP) {
            return OffsetDateTime.parse(text).toInstant();
        }
        if (type == DataType.TIMESTAMP_NTZ) {
            // Some writers add a Z to times without a zone.
            return text.endsWith("Z")
                    ? LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)
                    : LocalDateTime.parse(text);
        }
        return null;
    }
}
