package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/** Sinks for numbers, truth values, dates and times. */
final class NumberSinks {

    private NumberSinks() {}

    /** Reads the current value of a reader as a long. */
    @FunctionalInterface
    interface LongRead {
        long of(ColumnReader reader);
    }

    /** Reads the current value of a reader as a double. */
    @FunctionalInterface
    interface DoubleRead {
        double of(ColumnReader reader);
    }

    static final class Doubles extends ValueSink {
        private final DoubleRead read;
        private double[] values;

        Doubles(DoubleRead read, int capacity) {
            this.read = read;
            this.values = new double[capacity];
        }

        @Override
        void ensure(int index) {
            if (index >= values.length) {
                values = Arrays.copyOf(values, grown(values.length, index));
            }
        }

        @Override
        void take(ColumnReader reader, int index) {
            values[index] = read.of(reader);
        }

        @Override
        Column column(int size, long @Nullable [] validity) {
            return ACCESS.ofDoubles(values, size, validity);
        }
    }

    static final class Floats extends ValueSink {
        private float[] values;

        Floats(int capacity) {
            this.values = new float[capacity];
        }

        @Override
        void ensure(int index) {
            if (index >= values.length) {
                values = Arrays.copyOf(values, grown(values.length, index));
            }
        }

        @Override
        void take(ColumnReader reader, int index) {
            values[index] = reader.getFloat();
        }

        @Override
        Column column(int size, long @Nullable [] validity) {
            return ACCESS.ofFloats(values, size, validity);
        }
    }

    /** Long, timestamps, and decimals of up to 18 digits. */
    static final class Longs extends ValueSink {
        private final DataType type;
        private final LongRead read;
        private long[] values;

        Longs(DataType type, LongRead read, int capacity) {
            this.type = type;
            this.read = read;
            this.values = new long[capacity];
        }

        @Override
        void ensure(int index) {
            if (index >= values.length) {
                values = Arrays.copyOf(values, grown(values.length, index));
            }
        }

        @Override
        void take(ColumnReader reader, int index) {
            values[index] = read.of(reader);
        }

        @Override
        Column column(int size, long @Nullable [] validity) {
            return type instanceof DataType.Decimal decimal
                    ? ACCESS.ofDecimals(decimal, values, size, validity)
                    : ACCESS.ofLongs(type, values, size, validity);
        }
    }

    /** Int, short, byte, date. */
    static final class Ints extends ValueSink {
        private final DataType type;
        private int[] values;

        Ints(DataType type, int capacity) {
            this.type = type;
            this.values = new int[capacity];
        }

        @Override
        void ensure(int index) {
            if (index >= values.length) {
                values = Arrays.copyOf(values, grown(values.length, index));
            }
        }

        @Override
        void take(ColumnReader reader, int index) {
            values[index] = reader.getInteger();
        }

        @Override
        Column column(int size, long @Nullable [] validity) {
            return ACCESS.ofInts(type, values, size, validity);
        }
    }

    static final class Booleans extends ValueSink {
        private long[] bits;

        Booleans(int capacity) {
            this.bits = new long[BitSets.words(capacity)];
        }

        @Override
        void ensure(int index) {
            if (index >>> 6 >= bits.length) {
                bits = Arrays.copyOf(bits, grown(bits.length, index >>> 6));
            }
        }

        @Override
        void take(ColumnReader reader, int index) {
            if (reader.getBoolean()) {
                BitSets.set(bits, index);
            }
        }

        @Override
        Column column(int size, long @Nullable [] validity) {
            return ACCESS.ofBits(Arrays.copyOf(bits, BitSets.words(size)), size, validity);
        }
    }
}
