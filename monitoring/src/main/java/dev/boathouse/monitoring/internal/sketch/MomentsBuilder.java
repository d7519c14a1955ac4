package dev.boathouse.monitoring.internal.sketch;

import java.util.Arrays;

/** Collects {@link Moments} from the keys of finite doubles. Not thread-safe. */
final class MomentsBuilder {

    private static final long FRACTION = (1L << 52) - 1;
    private static final long LOW = (1L << 53) - 1;
    private static final int EXPONENTS = 2048;
    private static final int COUNT_BITS = 10;

    private final ExactSum sum = new ExactSum(EXPONENTS + Long.SIZE);
    private final ExactSum squares = new ExactSum(2 * EXPONENTS + 53 + Long.SIZE);
    private long count;

    /**
     * Adds the values of some keys, at most {@value NumberBuilder#BLOCK}. Mantissas are summed by exponent in plain longs, which
     * so few cannot overflow (53 + 10 bits), and only then carried into the exact sums. Neighbours go to different sums: a processor
     * that has just written one waits before it reads it again, and exponents repeat.
     */
    void add(long[] keys, int from, int to, Scratch scratch) {
        int i = from;
        int least = EXPONENTS;
        int greatest = 0;
        for (; i + 1 < to; i += 2) {
            int first = add(keys[i], scratch.even);
            int second = add(keys[i + 1], scratch.odd);
            if (Math.min(first, second) < least) {
                least = Math.min(first, second);
            }
            if (Math.max(first, second) > greatest) {
                greatest = Math.max(first, second);
            }
        }
        if (i < to) {
            int last = add(keys[i], scratch.even);
            least = Math.min(least, last);
            greatest = Math.max(greatest, last);
        }
        count += to - from;
        for (int exponent = least; exponent <= greatest; exponent++) {
            carry(exponent, scratch.even, scratch.odd);
        }
    }

    /** Four longs for each exponent: sum, low and high part of the squares, one unused, so that all are in one line of the cache. */
    private static int add(long key, long[] sums) {
        long sign = key >> 63;
        long bits = key ^ (sign >>> 1);
        int exponent = (int) (bits >>> 52) & (EXPONENTS - 1);
        long mantissa = (bits & FRACTION) | (exponent == 0 ? 0 : FRACTION + 1);
        long product = mantissa * mantissa;
        int at = exponent << 2;
        sums[at] += (mantissa ^ sign) - sign;
        sums[at + 1] += product & LOW;
        sums[at + 2] += (Math.multiplyHigh(mantissa, mantissa) << 11) | (product >>> 53);
        return exponent;
    }

    private void carry(int exponent, long[] even, long[] odd) {
        int at = exponent << 2;
        long low = even[at + 1] + odd[at + 1];
        long high = even[at + 2] + odd[at + 2];
        if ((low | high) != 0) {
            int shift = Math.max(exponent, 1) - 1; // subnormals share the scale of the smallest normals
            sum.add(even[at] + odd[at], shift);
            squares.add(low, 2 * shift);
            squares.add(high, 2 * shift + 53);
            Arrays.fill(even, at, at + 3, 0);
            Arrays.fill(odd, at, at + 3, 0);
        }
    }

    /** Adds a value that occurs several times. */
    void add(long key, long times) {
        long sign = key >> 63;
        long mantissa = OrderedBits.mantissa(key);
        long product = mantissa * mantissa;
        long high = (Math.multiplyHigh(mantissa, mantissa) << 11) | (product >>> 53);
        int shift = OrderedBits.scale(key);
        count += times;
        for (long rest = times, bit = 0; rest != 0; rest >>>= COUNT_BITS, bit += COUNT_BITS) {
            long part = rest & ((1 << COUNT_BITS) - 1); // 53 + 10 bits fit
            sum.add(((mantissa ^ sign) - sign) * part, shift + (int) bit);
            squares.add((product & LOW) * part, 2 * shift + (int) bit);
            squares.add(high * part, 2 * shift + 53 + (int) bit);
        }
    }

    long count() {
        return count;
    }

    Moments build() {
        return new Moments(count, sum.value(), squares.value());
    }

    /** Working space, empty between blocks, that the columns of one thread share. */
    static final class Scratch {
        private final long[] even = new long[4 * EXPONENTS];
        private final long[] odd = new long[4 * EXPONENTS];
    }
}
