package dev.boathouse.monitoring.internal.sketch;

import dev.boathouse.core.CorruptDataException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteTarget} wrote, trusting nothing. Not thread-safe. */
public final class ByteSource {

    private static final int MOST_ZEROS = 8192;
    private static final long MOST = 1L << 60;
    private static final int LAST = 63; // bits before the tenth byte of a number

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads a range of bytes. */
    public ByteSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** A number. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                if ((next == 0 && shift > 0) || (shift == LAST && next > 1)) {
                    throw corrupt("a number in another form than the shortest");
                }
                return value;
            }
        }
        throw corrupt("a number of more than 64 bits");
    }

    /** A number that is 0 or more, and small enough that some can be added. */
    public long count() {
        long count = number();
        if (count < 0 || count > MOST) {
            throw corrupt("a count of " + Long.toUnsignedString(count));
        }
        return count;
    }

    /** 1 or 0. */
    public boolean flag() {
        long flag = number();
        if (flag >>> 1 != 0) {
            throw corrupt("neither 0 nor 1");
        }
        return flag == 1;
    }

    /** So many bytes as they are. */
    public byte[] raw(int size) {
        if (size > end - at) {
            throw corrupt("its end too early");
        }
        at += size;
        return Arrays.copyOfRange(bytes, at - size, at);
    }

    /** A number of either sign. */
    public long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** How many of something follow, each at least one byte long. */
    public int size() {
        long size = number();
        if (size < 0 || size > end - at) {
            throw corrupt("a length of " + size + " with " + (end - at) + " bytes left");
        }
        return (int) size;
    }

    /** A double. */
    public double real() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits |= (next() & 0xffL) << (8 * i);
        }
        return Double.longBitsToDouble(bits);
    }

    /** A text. */
    public String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    /** A large number. */
    public BigInteger large() {
        long zeros = number();
        byte[] magnitude = block();
        if (zeros < 0 || zeros > MOST_ZEROS || magnitude.length == 0 || magnitude.length > MOST_ZEROS / 8) {
            throw corrupt("an impossible sum");
        }
        return new BigInteger(magnitude).shiftLeft((int) zeros);
    }

    private byte[] block() {
        return raw(size());
    }

    private byte next() {
        if (at >= end) {
            throw corrupt("its end too early");
        }
        return bytes[at++];
    }

    /** Asks that nothing is left. */
    public void finish() {
        if (at != end) {
            throw corrupt((end - at) + " bytes too many");
        }
    }

    /** The exception that says what was found here. */
    public CorruptDataException corrupt(String found) {
        return new CorruptDataException(
                "Cannot read a profile: found " + found + " at byte " + at + ". Profile the data again.");
    }
}
