package dev.boathouse.monitoring.internal.sketch;

import java.math.BigInteger;

/**
 * A sum of integers times powers of two that is exact, hence the same in any order. After R. M. Neal, "Fast exact summation
 * using small and large superaccumulators" (2015): limbs of 32 bits kept in 64, so that carries can wait. Not thread-safe.
 */
final class ExactSum {

    private static final long LIMB = 0xFFFF_FFFFL;

    private final long[] limbs;
    private int additions;

    /** Takes values up to 2^(63 + highestShift). */
    ExactSum(int highestShift) {
        limbs = new long[(highestShift >>> 5) + 5];
    }

    /** Adds value · 2^shift. */
    void add(long value, int shift) {
        int limb = shift >>> 5;
        int bits = shift & 31;
        // value << bits spans three limbs at most; the highest keeps the sign.
        long rest = value >> (32 - bits);
        limbs[limb] += (value << bits) & LIMB;
        limbs[limb + 1] += rest & LIMB;
        limbs[limb + 2] += rest >> 32;
        if (++additions == 1 << 30) {
            carry();
        }
    }

    private void carry() {
        for (int i = 0; i < limbs.length - 1; i++) {
            limbs[i + 1] += limbs[i] >> 32;
            limbs[i] &= LIMB;
        }
        additions = 0;
    }

    /** The sum so far. */
    BigInteger value() {
        carry();
        int last = limbs.length - 1;
        byte[] bigEndian = new byte[8 + 4 * last];
        for (int b = 0; b < 8; b++) {
            bigEndian[b] = (byte) (limbs[last] >> (56 - 8 * b));
        }
        for (int i = last - 1, at = 8; i >= 0; i--) {
            for (int b = 24; b >= 0; b -= 8) {
                bigEndian[at++] = (byte) (limbs[i] >> b);
            }
        }
        return new BigInteger(bigEndian);
    }
}
