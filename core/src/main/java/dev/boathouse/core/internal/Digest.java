package dev.boathouse.core.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over typed, length-prefixed fields. Numbers go in little-endian; every NaN goes in as the one NaN, so that a digest is a
 * function of the values alone. Not thread-safe.
 */
public final class Digest {

    private static final int BUFFER = 1 << 13;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MessageDigest sha;
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    private Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing: every Java platform must provide it.", e);
        }
    }

    /**
     * Starts a digest.
     *
     * @param purpose what is digested, so that equal fields in another place give another digest
     * @return the digest, with the purpose as its first field
     */
    public static Digest of(String purpose) {
        return new Digest().put(purpose);
    }

    /**
     * The SHA-256 of plain bytes, with nothing added.
     *
     * @param bytes the bytes
     * @return 64 hexadecimal digits
     */
    public static String sha256(byte[] bytes) {
        Digest digest = new Digest();
        digest.sha.update(bytes);
        return digest.hex();
    }

    /**
     * Adds a text: its length in UTF-8 bytes, then those.
     *
     * @param text the text
     * @return this
     */
    public Digest put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return put(utf8, 0, utf8.length);
    }

    /**
     * Adds bytes: their number, then those.
     *
     * @param bytes the array
     * @param start the first one
     * @param end behind the last one
     * @return this
     */
    public Digest put(byte[] bytes, int start, int end) {
        return put(end - start).append(bytes, start, end);
    }

    /**
     * Adds bytes without their number, for values of a fixed size.
     *
     * @param bytes the array
     * @param start the first one
     * @param end behind the last one
     * @return this
     */
    public Digest append(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > BUFFER - used) {
            flush();
        }
        if (length > BUFFER) {
            sha.update(bytes, start, length);
        } else {
            System.arraycopy(bytes, start, buffer, used, length);
            used += length;
        }
        return this;
    }

    /**
     * Adds 8 bits.
     *
     * @param value the value
     * @return this
     */
    public Digest put(byte value) {
        if (used == BUFFER) {
            flush();
        }
        buffer[used++] = value;
        return this;
    }

    /**
     * Adds 32 bits.
     *
     * @param value the value
     * @return this
     */
    public Digest put(int value) {
        if (used > BUFFER - Integer.BYTES) {
            flush();
        }
        INTS.set(buffer, used, value);
        used += Integer.BYTES;
        return this;
    }

    /**
     * Adds 64 bits.
     *
     * @param value the value
     * @return this
     */
    public Digest put(long value) {
        if (used > BUFFER - Long.BYTES) {
            flush();
        }
        LONGS.set(buffer, used, value);
        used += Long.BYTES;
        return this;
    }

    /**
     * Adds the 64 bits of a double, every NaN as the one NaN.
     *
     * @param value the value
     * @return this
     */
    public Digest put(double value) {
        return put(Double.doubleToLongBits(value));
    }

    /**
     * Ends the digest.
     *
     * @return 64 hexadecimal digits
     */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }

    private void flush() {
        sha.update(buffer, 0, used);
        used = 0;
    }
}
