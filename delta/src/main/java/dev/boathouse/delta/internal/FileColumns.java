package dev.boathouse.delta.internal;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** How a column of a file becomes a column of the table's type: only without loss, else it is refused. */
final class FileColumns {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    private FileColumns() {}

    /**
     * Sinks for the values of a file's column.
     *
     * @param stored the type in the file
     * @param wanted the type in the table
     * @param coded whether all its pages have dictionary codes
     * @param column how to name it in an error
     */
    static ValueSink.Factory sinks(PrimitiveType stored, DataType wanted, boolean coded, String column) {
        ValueSink.Factory sinks = sinks(stored, wanted, coded);
        if (sinks == null) {
            throw new UnsupportedFormatException("Cannot read " + column + " as " + wanted + ": its file stores "
                    + stored.asPrimitiveType().getPrimitiveTypeName()
                    + (stored.getLogicalTypeAnnotation() == null ? "" : " " + stored.getLogicalTypeAnnotation())
                    + ". Selecting other columns would work.");
        }
        return sinks;
    }

    private static ValueSink.@Nullable Factory sinks(PrimitiveType stored, DataType wanted, boolean coded) {
        PrimitiveTypeName physical = stored.getPrimitiveTypeName();
        LogicalTypeAnnotation logical = stored.getLogicalTypeAnnotation();
        if (wanted instanceof DataType.Decimal decimal) {
            return decimals(stored, decimal);
        }
        if (wanted == DataType.TIMESTAMP || wanted == DataType.TIMESTAMP_NTZ) {
            NumberSinks.LongRead read = micros(stored, wanted == DataType.TIMESTAMP);
            return read == null ? null : capacity -> new NumberSinks.Longs(wanted, read, capacity);
        }
        boolean plainInteger =
                logical == null || (logical instanceof IntLogicalTypeAnnotation whole && whole.isSigned());
        return switch (physical) {
            case DOUBLE ->
                wanted == DataType.DOUBLE
                        ? capacity -> new NumberSinks.Doubles(ColumnReader::getDouble, capacity)
                        : null;
            case FLOAT ->
                wanted == DataType.FLOAT
                        ? NumberSinks.Floats::new
                        : wanted == DataType.DOUBLE
                                ? capacity -> new NumberSinks.Doubles(ColumnReader::getFloat, capacity)
                                : null;
            case BOOLEAN -> wanted == DataType.BOOLEAN ? NumberSinks.Booleans::new : null;
            case INT64 ->
                wanted == DataType.LONG && plainInteger
                        ? capacity -> new NumberSinks.Longs(wanted, ColumnReader::getLong, capacity)
                        : null;
            case INT32 -> ints(logical, wanted, plainInteger);
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                wanted == DataType.STRING || wanted == DataType.BINARY
                        ? capacity -> new BytesSink(wanted, coded, capacity)
                        : null;
            case INT96 -> null;
        };
    }

    private static ValueSink.@Nullable Factory ints(
            @Nullable LogicalTypeAnnotation logical, DataType wanted, boolean plainInteger) {
        boolean date = logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation;
        if (wanted == DataType.DATE) {
            return date ? capacity -> new NumberSinks.Ints(wanted, capacity) : null;
        }
        if (!plainInteger) {
            return null;
        }
        int bits = logical instanceof IntLogicalTypeAnnotation whole ? whole.getBitWidth() : 32;
        if (wanted == DataType.LONG) {
            return capacity -> new NumberSinks.Longs(wanted, ColumnReader::getInteger, capacity);
        }
        // Writers may leave the width out; then the table's type says it.
        boolean fits = wanted == DataType.INT
                || (wanted == DataType.SHORT && (bits <= 16 || logical == null))
                || (wanted == DataType.BYTE && (bits == 8 || logical == null));
        return fits ? capacity -> new NumberSinks.Ints(wanted, capacity) : null;
    }

    private static NumberSinks.@Nullable LongRead micros(PrimitiveType stored, boolean utc) {
        if (stored.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
            return utc ? reader -> int96(reader.getBinary()) : null;
        }
        if (stored.getPrimitiveTypeName() == PrimitiveTypeName.INT64
                && stored.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
                && timestamp.isAdjustedToUTC() == utc) {
            return micros(timestamp.getUnit());
        }
        return null;
    }

    private static NumberSinks.LongRead micros(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> reader -> Math.multiplyExact(reader.getLong(), 1_000L);
            case MICROS -> ColumnReader::getLong;
            case NANOS -> reader -> Math.floorDiv(reader.getLong(), 1_000L);
        };
    }

    /** Nanoseconds of the day, then the Julian day, little-endian. */
    private static long int96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong(bytes.position());
        long days = (long) bytes.getInt(bytes.position() + 8) - JULIAN_DAY_OF_EPOCH;
        return Math.addExact(Math.multiplyExact(days, MICROS_PER_DAY), Math.floorDiv(nanos, 1_000L));
    }

    private static ValueSink.@Nullable Factory decimals(PrimitiveType stored, DataType.Decimal wanted) {
        if (!(stored.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal)
                || decimal.getScale() != wanted.scale()
                || decimal.getPrecision() > wanted.precision()) {
            return null;
        }
        PrimitiveTypeName physical = stored.getPrimitiveTypeName();
        boolean bytes = physical == PrimitiveTypeName.BINARY || physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        if (!bytes && physical != PrimitiveTypeName.INT32 && physical != PrimitiveTypeName.INT64) {
            return null;
        }
        NumberSinks.LongRead read = bytes
                ? reader -> unscaled(reader.getBinary())
                : physical == PrimitiveTypeName.INT32 ? ColumnReader::getInteger : ColumnReader::getLong;
        if (wanted.precision() <= 18) {
            return capacity -> new NumberSinks.Longs(wanted, read, capacity);
        }
        WideDecimalSink.BinaryRead wide = bytes
                ? ColumnReader::getBinary
                : reader -> Binary.fromConstantByteArray(
                        ByteBuffer.allocate(8).putLong(read.of(reader)).array());
        return capacity -> new WideDecimalSink(wanted, wide, capacity);
    }

    /** Two's complement, big-endian; what is left of the last 8 bytes only repeats the sign. */
    private static long unscaled(Binary value) {
        ByteBuffer bytes = value.toByteBuffer();
        long result = bytes.get(bytes.position()) < 0 ? -1 : 0;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            result = (result << 8) | (bytes.get(i) & 0xff);
        }
        return result;
    }
}
