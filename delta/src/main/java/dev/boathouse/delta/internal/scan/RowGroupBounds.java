package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** What a file's footer knows of a column in a row group. */
final class RowGroupBounds {

    private RowGroupBounds() {}

    static Bounds of(ColumnChunkMetaData chunk, DataType type) {
        Statistics<?> statistics = chunk.getStatistics();
        if (statistics == null || statistics.isEmpty()) {
            return Bounds.UNKNOWN;
        }
        boolean counted = statistics.isNumNullsSet();
        boolean mayBeNull = !counted || statistics.getNumNulls() > 0;
        boolean mayHaveValues = !counted || statistics.getNumNulls() < chunk.getValueCount();
        if (!statistics.hasNonNullValue()) {
            return new Bounds(mayBeNull, mayHaveValues, null, null);
        }
        PrimitiveType stored = chunk.getPrimitiveType();
        return new Bounds(
                mayBeNull,
                mayHaveValues,
                value(statistics.genericGetMin(), stored, type),
                value(statistics.genericGetMax(), stored, type));
    }

    private static @Nullable Object value(Object bound, PrimitiveType stored, DataType type) {
        if (bound instanceof Float number) {
            return type.isFloating() ? (Object) number.doubleValue() : null;
        }
        if (bound instanceof Double) {
            return type == DataType.DOUBLE ? bound : null;
        }
        if (bound instanceof Boolean) {
            return type == DataType.BOOLEAN ? bound : null;
        }
        if (bound instanceof Binary text) {
            return type == DataType.STRING ? text(text.getBytes()) : null;
        }
        return bound instanceof Number number ? whole(number.longValue(), stored, type) : null;
    }

    /** Some writers cut bounds in the middle of a character: decoding that would change their order. */
    private static @Nullable String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }

    private static @Nullable Object whole(long value, PrimitiveType stored, DataType type) {
        if (type.isInteger()) {
            return value;
        }
        if (type == DataType.DATE) {
            return LocalDate.ofEpochDay(value);
        }
        if (type instanceof DataType.Decimal
                && stored.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale());
        }
        if (stored.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
            Instant instant = switch (timestamp.getUnit()) {
                case MILLIS -> Instant.ofEpochMilli(value);
                case MICROS -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
                // Values are floored to micros when they are read, and so are their bounds.
                case NANOS -> Instant.EPOCH.plus(Math.floorDiv(value, 1_000L), ChronoUnit.MICROS);
            };
            return type == DataType.TIMESTAMP
                    ? instant
                    : type == DataType.TIMESTAMP_NTZ ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : null;
        }
        return null;
    }
}
