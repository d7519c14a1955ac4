package dev.boathouse.monitoring.internal.sketch;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Bytes being written, in the one way that equal values have. Not thread-safe. */
public final class ByteTarget {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Creates an empty target. */
    public ByteTarget() {}

    /** Writes bytes as they are. */
    public void raw(byte[] bytes) {
        out.writeBytes(bytes);
    }

    /** Writes a number, as unsigned LEB128: seven bits a byte, the lowest first. */
    public void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
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
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) {
            out.write((int) (bits >>> (8 * i)));
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
        return out.toByteArray();
    }
}
