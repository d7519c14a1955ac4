package dev.boathouse.delta.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The least and greatest value of a column, how many values there are and how many are null, in lists counted one by one. Only the figures of
 * the column's own kind mean something. Not thread-safe.
 */
public final class Extremes {

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private long nulls;
    private long values;
    private boolean sawNaN;
    private long leastLong;
    private long greatestLong;
    private double leastDouble;
    private double greatestDouble;
    private byte @Nullable [] leastBytes;
    private byte @Nullable [] greatestBytes;
    private long leastStart;
    private long greatestStart;
    private @Nullable BigInteger leastWide;
    private @Nullable BigInteger greatestWide;

    Extremes() {
        clear();
    }

    void clear() {
        nulls = 0;
        values = 0;
        sawNaN = false;
        leastLong = Long.MAX_VALUE;
        greatestLong = Long.MIN_VALUE;
        leastDouble = Double.POSITIVE_INFINITY;
        greatestDouble = Double.NEGATIVE_INFINITY;
        leastBytes = null;
        greatestBytes = null;
        leastWide = null;
        greatestWide = null;
    }

    void count(long moreValues, long moreNulls) {
        values += moreValues;
        nulls += moreNulls;
    }

    void longs(long least, long greatest) {
        leastLong = Math.min(leastLong, least);
        greatestLong = Math.max(greatestLong, greatest);
    }

    void doubles(double least, double greatest, boolean nan) {
        leastDouble = Math.min(leastDouble, least);
        greatestDouble = Math.max(greatestDouble, greatest);
        sawNaN |= nan;
    }

    void wide(BigInteger value) {
        leastWide = leastWide == null ? value : leastWide.min(value);
        greatestWide = greatestWide == null ? value : greatestWide.max(value);
    }

    /** Most are told apart by their first eight bytes. */
    void bytes(byte[] source, int from, int to) {
        long start = start(source, from, to);
        byte[] least = leastBytes;
        byte[] greatest = greatestBytes;
        if (least == null || greatest == null) {
            leastBytes = Arrays.copyOfRange(source, from, to);
            greatestBytes = leastBytes;
            leastStart = start;
            greatestStart = start;
        } else if (start < leastStart
                || (start == leastStart && Arrays.compareUnsigned(source, from, to, least, 0, least.length) < 0)) {
            leastBytes = Arrays.copyOfRange(source, from, to);
            leastStart = start;
        } else if (start > greatestStart
                || (start == greatestStart
                        && Arrays.compareUnsigned(source, from, to, greatest, 0, greatest.length) > 0)) {
            greatestBytes = Arrays.copyOfRange(source, from, to);
            greatestStart = start;
        }
    }

    /** The first eight bytes, zero behind the end, as a number that sorts as they do. */
    private static long start(byte[] source, int from, int to) {
        long start = 0;
        if (from + Long.BYTES <= source.length) {
            start = (long) BIG.get(source, from);
            int left = to - from;
            start = left >= Long.BYTES ? start : left == 0 ? 0 : start & (-1L << (Long.SIZE - 8 * left));
        } else {
            for (int i = from; i < from + Long.BYTES; i++) {
                start = start << 8 | (i < to ? source[i] & 0xFF : 0);
            }
        }
        return start ^ Long.MIN_VALUE;
    }

    void add(Extremes other) {
        count(other.values, other.nulls);
        longs(other.leastLong, other.greatestLong);
        doubles(other.leastDouble, other.greatestDouble, other.sawNaN);
        if (other.leastBytes != null && other.greatestBytes != null) {
            bytes(other.leastBytes, 0, other.leastBytes.length);
            bytes(other.greatestBytes, 0, other.greatestBytes.length);
        }
        if (other.leastWide != null && other.greatestWide != null) {
            wide(other.leastWide);
            wide(other.greatestWide);
        }
    }

    /**
     * How many values are null, or missing because what they are part of is null or empty.
     *
     * @return 0 or more
     */
    public long nulls() {
        return nulls;
    }

    /**
     * How many values are there.
     *
     * @return 0 or more
     */
    public long values() {
        return values;
    }

    /**
     * Whether a value is no number: the extremes are then those of the others.
     *
     * @return true if so
     */
    public boolean sawNaN() {
        return sawNaN;
    }

    /**
     * The least whole number, day, microsecond, unscaled decimal of up to 18 digits, or truth value as 0 or 1.
     *
     * @return above {@link #greatestLong()} if there is none
     */
    public long leastLong() {
        return leastLong;
    }

    /**
     * The greatest, as {@link #leastLong()}.
     *
     * @return below {@link #leastLong()} if there is none
     */
    public long greatestLong() {
        return greatestLong;
    }

    /**
     * The least floating point number.
     *
     * @return infinity if there is none
     */
    public double leastDouble() {
        return leastDouble;
    }

    /**
     * The greatest floating point number.
     *
     * @return negative infinity if there is none
     */
    public double greatestDouble() {
        return greatestDouble;
    }

    /**
     * The least text or byte string, by unsigned bytes.
     *
     * @return to be read only; null if there is none
     */
    public byte @Nullable [] leastBytes() {
        return leastBytes;
    }

    /**
     * The greatest text or byte string, by unsigned bytes.
     *
     * @return to be read only; null if there is none
     */
    public byte @Nullable [] greatestBytes() {
        return greatestBytes;
    }

    /**
     * The least unscaled decimal of more than 18 digits.
     *
     * @return null if there is none
     */
    public @Nullable BigInteger leastWide() {
        return leastWide;
    }

    /**
     * The greatest unscaled decimal of more than 18 digits.
     *
     * @return null if there is none
     */
    public @Nullable BigInteger greatestWide() {
        return greatestWide;
    }

    static byte[] littleEndian(long value, int size) {
        return Arrays.copyOf(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                size);
    }
}
