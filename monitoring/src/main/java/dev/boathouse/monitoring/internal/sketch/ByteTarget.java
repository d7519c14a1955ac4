package dev.boathouse.monitoring.internal.sketch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written, in the one way that equal values have. Not thread-safe. */
public final class ByteTarget {

    /** The most bytes of a number. */
    private static final int LONGEST = 10;

    private byte[] out = new byte[256];
    private int size;

    /** Creates an empty target. */
    public ByteTarget() {}

    /** Writes bytes as they are. */
    public void raw(byte[] bytes) {
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    /** Writes a number, as unsigned LEB128: seven bits a byte, the lowest first. */
    public void number(long value) {
        makeRoom(LONGEST);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[size++] = (byte) rest;
    }

    /** Writes 1 for true, 0 for false. */
    public void flag(boolean value) {
        number(value ? 1 : 0);
    }

    /** Writes a number of either sign, small ones short. */
    public void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** Writes the bits of a double, the lowest first. */
    public void real(double value) {
        makeRoom(Long.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) {
            out[size++] = (byte) (bits >>> (8 * i));
        }
    }

    /** Writes a text: its length in UTF-8, and that. */
    public void text(String text) {
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a large number: how many zero bits it ends with, and the bytes of the rest. */
    public void large(BigInteger value) {
        int zeros = Math.max(0, value.getLowestSetBit());
        number(zeros);
        block(value.shiftRight(zeros).toByteArray());
    }

    private void block(byte[] bytes) {
        number(bytes.length);
        raw(bytes);
    }

    /** What was written. */
    public byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    private void makeRoom(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
        }
    }
}
