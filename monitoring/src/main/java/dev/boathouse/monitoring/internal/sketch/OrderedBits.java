package dev.boathouse.monitoring.internal.sketch;

import java.math.BigInteger;

/** Finite doubles as longs in the same order, so that a prefix of the bits stands for an interval of doubles. */
final class OrderedBits {

    private static final long FRACTION = (1L << 52) - 1;
    private static final int EXPONENT = 2047;

    /** The greatest {@link #scale} of a finite value. */
    static final int MOST_SCALE = 2045;

    private OrderedBits() {}

    /** The key of a value; both zeros have the key 0. */
    static long of(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0); // −0.0 + 0.0 is 0.0
        return bits ^ ((bits >> 63) >>> 1);
    }

    /** The value of a key. */
    static double toDouble(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) >>> 1));
    }

    /** The longest common prefix, in bits, of two keys. */
    static int commonPrefix(long a, long b) {
        return Long.numberOfLeadingZeros(a ^ b);
    }

    /** The bits of a key's value without its sign. */
    private static long magnitude(long key) {
        return (key ^ ((key >> 63) >>> 1)) & Long.MAX_VALUE;
    }

    /** The whole number m of 53 bits such that the size of a key's value is m · 2^(scale − 1074). */
    static long mantissa(long key) {
        long magnitude = magnitude(key);
        return (magnitude & FRACTION) | (magnitude > FRACTION ? FRACTION + 1 : 0);
    }

    /** The power of two, 0 to 2045, that belongs to {@link #mantissa}. */
    static int scale(long key) {
        // Subnormals share the scale of the smallest normals.
        return Math.max((int) (magnitude(key) >>> 52) & EXPONENT, 1) - 1;
    }

    /** The value of a key in units of 2^(unit − 1074), where {@code unit} is at most its scale, or it is zero. */
    static BigInteger multiple(long key, int unit) {
        BigInteger size = BigInteger.valueOf(mantissa(key)).shiftLeft(Math.max(0, scale(key) - unit));
        return key < 0 ? size.negate() : size;
    }
}
