package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Decimals of more than 18 digits: 16 bytes each, two's complement, big-endian. */
final class WideDecimalSink extends ValueSink {

    static final int WIDTH = 16;

    /** Reads the current unscaled value of a reader. */
    @FunctionalInterface
    interface BinaryRead {
        Binary of(ColumnReader reader);
    }

    private final DataType.Decimal type;
    private final BinaryRead read;
    private byte[] values;

    WideDecimalSink(DataType.Decimal type, BinaryRead read, int capacity) {
        this.type = type;
        this.read = read;
        this.values = new byte[capacity * WIDTH];
    }

    @Override
    void ensure(int index) {
        if ((index + 1) * WIDTH > values.length) {
            values = Arrays.copyOf(values, grown(values.length / WIDTH, index) * WIDTH);
        }
    }

    @Override
    void take(ColumnReader reader, int index) {
        Binary value = read.of(reader);
        byte[] bytes = value.getBytesUnsafe();
        int length = bytes.length;
        int end = (index + 1) * WIDTH;
        int kept = Math.min(length, WIDTH);
        System.arraycopy(bytes, length - kept, values, end - kept, kept);
        Arrays.fill(values, index * WIDTH, end - kept, (byte) (bytes[0] < 0 ? -1 : 0));
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        return ACCESS.ofWideDecimals(type, values, size, validity);
    }
}
