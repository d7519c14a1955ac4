package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.DataType;
import java.math.BigInteger;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a file becomes a column of the wanted type: only without loss. What is wider than in the file is the type widening of the
 * Delta protocol ("Type Widening").
 */
final class Conversions {

    private static final int INT_DIGITS = 10;
    private static final int LONG_DIGITS = 19;
    private static final int MAX_LONG_DECIMAL = 18;

    private Conversions() {}

    /** Collectors for a column; null if its values could not be kept. */
    static Collector.@Nullable Factory collectors(PrimitiveType stored, DataType wanted) {
        if (wanted instanceof DataType.Decimal decimal) {
            return decimals(stored, decimal);
        }
        if (wanted == DataType.TIMESTAMP || wanted == DataType.TIMESTAMP_NTZ) {
            LongReading reading = micros(stored, wanted == DataType.TIMESTAMP);
            return reading == null ? null : capacity -> new LongCollector(wanted, reading, capacity);
        }
        LogicalTypeAnnotation logical = stored.getLogicalTypeAnnotation();
        return switch (stored.getPrimitiveTypeName()) {
            case DOUBLE ->
                wanted == DataType.DOUBLE ? capacity -> new DoubleCollector(Values::doubles, capacity) : null;
            case FLOAT -> floats(wanted);
            case BOOLEAN -> wanted == DataType.BOOLEAN ? BitCollector::new : null;
            case INT64 ->
                wanted == DataType.LONG && isSigned(logical)
                        ? capacity -> new LongCollector(wanted, Values::longs, capacity)
                        : null;
            case INT32 -> ints(logical, wanted);
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                (wanted == DataType.STRING || wanted == DataType.BINARY)
                                && !(logical instanceof DecimalLogicalTypeAnnotation)
                        ? capacity -> new BytesCollector(wanted, capacity)
                        : null;
            case INT96 -> null;
        };
    }

    private static boolean isSigned(@Nullable LogicalTypeAnnotation logical) {
        return logical == null || (logical instanceof IntLogicalTypeAnnotation whole && whole.isSigned());
    }

    private static Collector.@Nullable Factory floats(DataType wanted) {
        if (wanted == DataType.FLOAT) {
            return FloatCollector::new;
        }
        return wanted == DataType.DOUBLE ? capacity -> new DoubleCollector(DoubleCollector::floats, capacity) : null;
    }

    private static Collector.@Nullable Factory ints(@Nullable LogicalTypeAnnotation logical, DataType wanted) {
        if (wanted == DataType.DATE) {
            return logical instanceof DateLogicalTypeAnnotation ? capacity -> new IntCollector(wanted, capacity) : null;
        }
        if (!isSigned(logical)) {
            return null;
        }
        if (wanted == DataType.LONG) {
            return capacity -> new LongCollector(wanted, LongReading::ints, capacity);
        }
        if (wanted == DataType.DOUBLE) {
            return capacity -> new DoubleCollector(DoubleCollector::ints, capacity);
        }
        int bits = logical instanceof IntLogicalTypeAnnotation whole ? whole.getBitWidth() : 32;
        // Writers may leave the width out; then the wanted type says it, and values are held against that.
        boolean fits = wanted == DataType.INT
                || (wanted == DataType.SHORT && (bits <= 16 || logical == null))
                || (wanted == DataType.BYTE && (bits == 8 || logical == null));
        return fits ? capacity -> new IntCollector(wanted, capacity) : null;
    }

    private static @Nullable LongReading micros(PrimitiveType stored, boolean utc) {
        LogicalTypeAnnotation logical = stored.getLogicalTypeAnnotation();
        PrimitiveTypeName physical = stored.getPrimitiveTypeName();
        if (physical == PrimitiveTypeName.INT96) {
            return utc ? LongReading::int96 : null;
        }
        if (physical == PrimitiveTypeName.INT32 && logical instanceof DateLogicalTypeAnnotation && !utc) {
            LongReading days = LongReading::ints;
            return days.times(LongReading.MICROS_PER_DAY);
        }
        if (physical != PrimitiveTypeName.INT64
                || !(logical instanceof TimestampLogicalTypeAnnotation timestamp)
                || timestamp.isAdjustedToUTC() != utc) {
            return null;
        }
        LongReading longs = Values::longs;
        return switch (timestamp.getUnit()) {
            case MILLIS -> longs.times(1_000);
            case MICROS -> longs;
            case NANOS -> LongReading::nanos;
        };
    }

    private static Collector.@Nullable Factory decimals(PrimitiveType stored, DataType.Decimal wanted) {
        PrimitiveTypeName physical = stored.getPrimitiveTypeName();
        LogicalTypeAnnotation logical = stored.getLogicalTypeAnnotation();
        int digits;
        int scale;
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            scale = decimal.getScale();
            digits = decimal.getPrecision() - scale;
        } else if (isSigned(logical) && (physical == PrimitiveTypeName.INT32 || physical == PrimitiveTypeName.INT64)) {
            scale = 0;
            digits = physical == PrimitiveTypeName.INT32 ? INT_DIGITS : LONG_DIGITS;
        } else {
            return null;
        }
        if (wanted.scale() < scale || wanted.precision() - wanted.scale() < digits) {
            return null;
        }
        LongReading narrow = narrow(physical);
        BigInteger factor = BigInteger.TEN.pow(wanted.scale() - scale);
        if (wanted.precision() <= MAX_LONG_DECIMAL) {
            LongReading reading =
                    (narrow == null ? (LongReading) LongReading::unscaled : narrow).times(factor.longValueExact());
            return capacity -> new LongCollector(wanted, reading, capacity);
        }
        return capacity -> new WideDecimalCollector(wanted, narrow, factor, capacity);
    }

    private static @Nullable LongReading narrow(PrimitiveTypeName physical) {
        return switch (physical) {
            case INT32 -> LongReading::ints;
            case INT64 -> Values::longs;
            default -> null;
        };
    }

    /** Roughly what a value takes in memory, the bytes of strings aside. */
    static int bytesPerValue(DataType type) {
        return type instanceof DataType.Decimal decimal && decimal.precision() > MAX_LONG_DECIMAL ? 16 : Long.BYTES;
    }
}
