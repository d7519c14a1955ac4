package dev.boathouse.delta.internal.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the values of a page as longs. */
@FunctionalInterface
interface LongReading {

    int JULIAN_DAY_OF_EPOCH = 2_440_588;
    long MICROS_PER_DAY = 86_400_000_000L;

    void read(Values values, long[] target, int from, int count);

    /** Of INT32. */
    static void ints(Values values, long[] target, int from, int count) {
        int[] read = new int[count];
        values.ints(read, 0, count);
        for (int i = 0; i < count; i++) {
            target[from + i] = read[i];
        }
    }

    /** Every value times a factor; out of range is damage. */
    default LongReading times(long factor) {
        if (factor == 1) {
            return this;
        }
        return (values, target, from, count) -> {
            read(values, target, from, count);
            for (int i = from; i < from + count; i++) {
                long high = Math.multiplyHigh(target[i], factor);
                target[i] *= factor;
                if (high != target[i] >> 63) {
                    throw new Broken("a number is out of range");
                }
            }
        };
    }

    /** Nanoseconds, floored to microseconds. */
    static void nanos(Values values, long[] target, int from, int count) {
        values.longs(target, from, count);
        for (int i = from; i < from + count; i++) {
            target[i] = Math.floorDiv(target[i], 1_000L);
        }
    }

    /** INT96: nanoseconds of the day, then the Julian day, little-endian. */
    static void int96(Values values, long[] target, int from, int count) {
        ByteList read = new ByteList(count);
        values.bytes(read, count);
        ByteBuffer bytes = ByteBuffer.wrap(read.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            long days = (long) bytes.getInt(i * 12 + 8) - JULIAN_DAY_OF_EPOCH;
            target[from + i] = Math.addExact(
                    Math.multiplyExact(days, MICROS_PER_DAY), Math.floorDiv(bytes.getLong(i * 12), 1_000L));
        }
    }

    /** Two's complement, big-endian, of any number of bytes that fits. */
    static void unscaled(Values values, long[] target, int from, int count) {
        ByteList read = new ByteList(count);
        values.bytes(read, count);
        byte[] bytes = read.bytes();
        for (int i = 0; i < count; i++) {
            int start = read.start(i);
            int end = read.end(i);
            long number = start < end && bytes[start] < 0 ? -1 : 0;
            for (int k = start; k < end - Long.BYTES; k++) {
                Broken.unless(bytes[k] == (byte) number, "a decimal has more digits than its type");
            }
            for (int k = Math.max(start, end - Long.BYTES); k < end; k++) {
                number = (number << 8) | (bytes[k] & 0xff);
            }
            target[from + i] = number;
        }
    }
}
