package dev.boathouse.delta.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bits in words, as columns keep their validity: bit i in word i / 64, none set behind the last. */
final class BitSets {

    private BitSets() {}

    static int words(int size) {
        return (size + 63) >>> 6;
    }

    static void set(long[] bits, int index) {
        bits[index >>> 6] |= 1L << index;
    }

    /** The validity of values of which some bits were set; absent when all are. */
    static long @Nullable [] validity(long[] valid, int size, int count) {
        return count == size ? null : Arrays.copyOf(valid, words(size));
    }
}
