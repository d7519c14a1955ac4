package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Hands the values of one column to Parquet. */
final class ValueWriter {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    /** Hands over the value at an index, which is not null. */
    @FunctionalInterface
    private interface Put {
        void value(int index, RecordConsumer target);
    }

    private final String name;
    private final long @Nullable [] validity;
    private final Put put;

    private ValueWriter(String name, long @Nullable [] validity, Put put) {
        this.name = name;
        this.validity = validity;
        this.put = put;
    }

    static ValueWriter of(Column column, Type stored) {
        return new ValueWriter(stored.getName(), ACCESS.validity(column), put(column, stored));
    }

    String name() {
        return name;
    }

    boolean isValid(int index) {
        return validity == null || isSet(validity, index);
    }

    private static boolean isSet(long[] bits, int index) {
        return (bits[index >>> 6] >>> index & 1) != 0;
    }

    void write(int index, RecordConsumer target) {
        put.value(index, target);
    }

    private static Put put(Column column, Type stored) {
        DataType type = column.type();
        if (type instanceof DataType.Array) {
            return array(column, stored);
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal(column, decimal);
        }
        if (type == DataType.STRING || type == DataType.BINARY) {
            return bytes(column);
        }
        if (type == DataType.DOUBLE) {
            double[] values = ACCESS.doubles(column);
            return (index, target) -> target.addDouble(values[index]);
        }
        if (type == DataType.FLOAT) {
            float[] values = ACCESS.floats(column);
            return (index, target) -> target.addFloat(values[index]);
        }
        if (type == DataType.BOOLEAN) {
            long[] bits = ACCESS.bits(column);
            return (index, target) -> target.addBoolean(isSet(bits, index));
        }
        if (type == DataType.LONG || type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
            long[] values = ACCESS.longs(column);
            return (index, target) -> target.addLong(values[index]);
        }
        int[] values = ACCESS.ints(column);
        return (index, target) -> target.addInteger(values[index]);
    }

    private static Put bytes(Column column) {
        int[] codes = ACCESS.codes(column);
        ByteDictionary dictionary = ACCESS.dictionary(column);
        return (index, target) -> {
            int entry = codes == null ? index : codes[index];
            int start = dictionary.start(entry);
            target.addBinary(Binary.fromConstantByteArray(dictionary.bytes(), start, dictionary.end(entry) - start));
        };
    }

    private static Put decimal(Column column, DataType.Decimal decimal) {
        if (decimal.precision() <= 9) {
            return (index, target) ->
                    target.addInteger(column.decimalAt(index).unscaledValue().intValueExact());
        }
        if (decimal.precision() <= 18) {
            return (index, target) ->
                    target.addLong(column.decimalAt(index).unscaledValue().longValueExact());
        }
        int width = StoredColumns.bytes(decimal.precision());
        return (index, target) -> {
            byte[] compact = column.decimalAt(index).unscaledValue().toByteArray();
            byte[] padded = new byte[width];
            Arrays.fill(padded, 0, width - compact.length, (byte) (compact[0] < 0 ? -1 : 0));
            System.arraycopy(compact, 0, padded, width - compact.length, compact.length);
            target.addBinary(Binary.fromConstantByteArray(padded));
        };
    }

    private static Put array(Column column, Type stored) {
        int[] offsets = ACCESS.offsets(column);
        ValueWriter elements = of(
                ACCESS.elements(column),
                stored.asGroupType().getType(0).asGroupType().getType(0));
        return (index, target) -> {
            target.startGroup();
            if (offsets[index] < offsets[index + 1]) {
                target.startField("list", 0);
                for (int i = offsets[index]; i < offsets[index + 1]; i++) {
                    target.startGroup();
                    if (elements.isValid(i)) {
                        target.startField("element", 0);
                        elements.write(i, target);
                        target.endField("element", 0);
                    }
                    target.endGroup();
                }
                target.endField("list", 0);
            }
            target.endGroup();
        };
    }
}
