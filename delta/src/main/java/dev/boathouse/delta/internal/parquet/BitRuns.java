package dev.boathouse.delta.internal.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of bits, least significant first; what writes them wants clear bits there. */
final class BitRuns {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private BitRuns() {}

    static int words(int bits) {
        return (bits + 63) >>> 6;
    }

    static boolean at(long[] bits, int index) {
        return (bits[index >>> 6] >>> index & 1) != 0;
    }

    /** Sets a run of bits. */
    static void set(long[] target, int from, int count) {
        int at = from;
        int left = count;
        while (left > 0) {
            int shift = at & 63;
            int taken = Math.min(64 - shift, left);
            target[at >>> 6] |= ones(taken) << shift;
            at += taken;
            left -= taken;
        }
    }

    /** Copies a run of bits; how many were set. Reads up to eight bytes behind them. */
    static int copy(byte[] source, long sourceBit, long[] target, int from, int count) {
        int at = from;
        int left = count;
        long bit = sourceBit;
        int set = 0;
        while (left > 0) {
            int shift = at & 63;
            // 57 bits are sure to lie in the eight bytes from the one that holds the first.
            int taken = Math.min(Math.min(64 - shift, 56), left);
            long bits = ((long) LONG.get(source, (int) (bit >>> 3)) >>> (bit & 7)) & ones(taken);
            target[at >>> 6] |= bits << shift;
            set += Long.bitCount(bits);
            at += taken;
            bit += taken;
            left -= taken;
        }
        return set;
    }

    private static long ones(int count) {
        return -1L >>> (64 - count);
    }
}
