package dev.boathouse.core.internal;

import dev.boathouse.core.CorruptDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link BinaryWriter} wrote, believing nothing: a length is checked against the bytes that are left before anything is
 * allocated. Not thread-safe.
 */
public final class BinaryReader {

    private final String name;
    private final ByteBuffer bytes;

    private BinaryReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Starts reading.
     *
     * @param name what errors call the bytes, such as the path of a file
     * @param bytes the bytes, not copied
     * @param kind the first field that is wanted
     * @return the reader, behind the first field
     * @throws CorruptDataException if the first field is another one
     */
    public static BinaryReader of(String name, byte[] bytes, String kind) {
        BinaryReader reader = new BinaryReader(name, bytes);
        String found = reader.text();
        if (!found.equals(kind)) {
            throw reader.corrupt("found a part of kind \"" + found + "\", wanted \"" + kind + "\"");
        }
        return reader;
    }

    /**
     * Starts reading a part of any kind.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes, not copied
     * @return the reader, at the first field, which is the kind
     */
    public static BinaryReader of(String name, byte[] bytes) {
        return new BinaryReader(name, bytes);
    }

    /**
     * Reads 8 bits.
     *
     * @return the value
     */
    public byte readByte() {
        need(1);
        return bytes.get();
    }

    /**
     * Reads 32 bits.
     *
     * @return the value
     */
    public int readInt() {
        need(4);
        return bytes.getInt();
    }

    /**
     * Reads 64 bits.
     *
     * @return the value
     */
    public long readLong() {
        need(8);
        return bytes.getLong();
    }

    /**
     * Reads a double.
     *
     * @return the value
     */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /**
     * Reads a double that a computation may rely on.
     *
     * @return the value, neither NaN nor infinite
     */
    public double readFinite() {
        double value = readDouble();
        if (!Double.isFinite(value)) {
            throw corrupt("found " + value + " where a finite number belongs");
        }
        return value;
    }

    /**
     * Reads a list of doubles that a computation may rely on.
     *
     * @return the values, all finite
     */
    public double[] finites() {
        double[] values = new double[count(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readFinite();
        }
        return values;
    }

    /**
     * Reads a truth value.
     *
     * @return true for 1, false for 0
     */
    public boolean readFlag() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw corrupt("found " + value + " where 0 or 1 belongs");
        }
        return value == 1;
    }

    /**
     * Reads so many bytes.
     *
     * @param count how many
     * @return a copy
     */
    public byte[] bytes(int count) {
        if (count < 0) {
            throw corrupt("found a length of " + count);
        }
        need(count);
        byte[] copy = new byte[count];
        bytes.get(copy);
        return copy;
    }

    /**
     * Goes over so many bytes.
     *
     * @param count how many
     */
    public void skip(int count) {
        if (count < 0) {
            throw corrupt("found a length of " + count);
        }
        need(count);
        bytes.position(bytes.position() + count);
    }

    /**
     * Reads all that is left.
     *
     * @return a copy
     */
    public byte[] rest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    /**
     * Reads a text.
     *
     * @return the text
     */
    public String text() {
        int length = count(1);
        ByteBuffer slice = bytes.slice().limit(length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException e) {
            throw corrupt("found a text that is not UTF-8");
        }
    }

    /**
     * Reads how many items follow.
     *
     * @param itemBytes the least bytes that an item takes
     * @return 0 or more, never more than the bytes that are left can hold
     */
    public int count(int itemBytes) {
        int count = readInt();
        if (count < 0 || (long) count * itemBytes > bytes.remaining()) {
            throw corrupt("found a count of " + count + " items, but " + bytes.remaining() + " bytes are left");
        }
        return count;
    }

    /**
     * Ends reading.
     *
     * @throws CorruptDataException if bytes are left over
     */
    public void end() {
        if (bytes.hasRemaining()) {
            throw corrupt("found " + bytes.remaining() + " bytes behind the end");
        }
    }

    /**
     * The error to throw when what was read makes no sense.
     *
     * @param found what was found
     * @return the error, naming the bytes and the offset
     */
    public CorruptDataException corrupt(String found) {
        return new CorruptDataException(
                "Cannot read " + name + ": at offset " + bytes.position() + " " + found + ". Take another copy of it.");
    }

    private void need(int count) {
        if (bytes.remaining() < count) {
            throw corrupt("the bytes end");
        }
    }
}
