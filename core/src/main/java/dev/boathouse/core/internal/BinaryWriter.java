package dev.boathouse.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Typed, length-prefixed fields, little-endian: the bytes of the binary parts of a model. Every NaN is written as the one NaN, so that equal
 * values give equal bytes. Not thread-safe.
 */
public final class BinaryWriter {

    private byte[] bytes = new byte[256];
    private int size;

    private BinaryWriter() {}

    /**
     * Starts a part.
     *
     * @param kind what the part is, with the number of its format, such as {@code boathouse-forest-1}
     * @return the writer, with the kind as its first field
     */
    public static BinaryWriter of(String kind) {
        return new BinaryWriter().put(kind);
    }

    /**
     * Starts fields of a part whose kind is written elsewhere.
     *
     * @return the empty writer
     */
    public static BinaryWriter empty() {
        return new BinaryWriter();
    }

    /**
     * How many bytes there are so far.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Adds 8 bits.
     *
     * @param value the value
     * @return this
     */
    public BinaryWriter put(byte value) {
        room(1);
        bytes[size++] = value;
        return this;
    }

    /**
     * Adds 32 bits.
     *
     * @param value the value
     * @return this
     */
    public BinaryWriter put(int value) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /**
     * Adds 64 bits.
     *
     * @param value the value
     * @return this
     */
    public BinaryWriter put(long value) {
        return put((int) value).put((int) (value >>> 32));
    }

    /**
     * Adds the 64 bits of a double.
     *
     * @param value the value
     * @return this
     */
    public BinaryWriter put(double value) {
        return put(Double.doubleToLongBits(value));
    }

    /**
     * Adds a text: its length in UTF-8 bytes, then those.
     *
     * @param text the text
     * @return this
     */
    public BinaryWriter put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return put(utf8.length).append(utf8);
    }

    /**
     * Adds a list of doubles: their number, then those.
     *
     * @param values the values
     * @return this
     */
    public BinaryWriter put(double[] values) {
        put(values.length);
        for (double value : values) {
            put(value);
        }
        return this;
    }

    /**
     * Adds bytes as they are, without their number.
     *
     * @param values the bytes
     * @return this
     */
    public BinaryWriter append(byte[] values) {
        room(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    /**
     * Ends the part.
     *
     * @return a copy of all bytes
     */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
