package dev.boathouse.delta.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are put end to end, numbers with their least byte first, as the Parquet format has them. Grows; is used again. */
final class PageBuffer {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** The array behind it; only the first {@link #size()} bytes mean something. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many bytes more. */
    void reserve(long more) {
        long needed = size + more;
        if (needed > bytes.length) {
            if (needed > LARGEST) {
                throw new IllegalArgumentException(
                        "Cannot write a page of " + needed + " bytes: values that large do not fit one page.");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
        }
    }

    void put(int unit) {
        reserve(1);
        bytes[size++] = (byte) unit;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Puts the lowest bytes of a number. */
    void putLow(long value, int count) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += count;
    }

    /** Overwrites a number that was put before. */
    void setInt(int at, int value) {
        INT.set(bytes, at, value);
    }

    /** An unsigned number in as few bytes as it needs, seven bits each. */
    void putVarint(int value) {
        int left = value;
        while ((left & ~0x7F) != 0) {
            put(left | 0x80);
            left >>>= 7;
        }
        put(left);
    }

    void put(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    /** A text with its length before it. */
    void putText(byte[] source, int from, int count) {
        reserve((long) count + Integer.BYTES);
        INT.set(bytes, size, count);
        System.arraycopy(source, from, bytes, size + Integer.BYTES, count);
        size += Integer.BYTES + count;
    }

    private ByteBuffer room(long count) {
        reserve(count);
        ByteBuffer room = ByteBuffer.wrap(bytes, size, (int) count).slice().order(ByteOrder.LITTLE_ENDIAN);
        size += (int) count;
        return room;
    }

    void put(long[] source, int from, int count) {
        room((long) count * Long.BYTES).asLongBuffer().put(source, from, count);
    }

    void put(int[] source, int from, int count) {
        room((long) count * Integer.BYTES).asIntBuffer().put(source, from, count);
    }

    void put(double[] source, int from, int count) {
        room((long) count * Double.BYTES).asDoubleBuffer().put(source, from, count);
    }

    void put(float[] source, int from, int count) {
        room((long) count * Float.BYTES).asFloatBuffer().put(source, from, count);
    }
}
