package dev.boathouse.monitoring.internal.sketch;

/** Finite doubles as longs in the same order, so that a prefix of the bits stands for an interval of doubles. */
final class OrderedBits {

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
}
