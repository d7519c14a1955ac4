package dev.boathouse.core.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Packed truth values: bit i of a column sits in word i / 64. Bits behind the last one are zero. */
final class Bits {

    private Bits() {}

    static int words(int size) {
        return (size + 63) >>> 6;
    }

    static boolean at(long[] bits, int index) {
        return (bits[index >>> 6] >>> index & 1) != 0;
    }

    static void set(long[] bits, int index) {
        bits[index >>> 6] |= 1L << index;
    }

    static long[] ones(int size) {
        long[] bits = new long[words(size)];
        Arrays.fill(bits, -1L);
        trim(bits, size);
        return bits;
    }

    static void trim(long[] bits, int size) {
        if ((size & 63) != 0) {
            bits[bits.length - 1] &= -1L >>> -size;
        }
    }

    static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    static long[] take(long[] bits, int[] positions, int count) {
        long[] taken = new long[words(count)];
        for (int i = 0; i < count; i++) {
            if (at(bits, positions[i])) {
                set(taken, i);
            }
        }
        return taken;
    }

    /** The validity of the taken values, absent when none of them is null. */
    static long @Nullable [] takeValidity(long @Nullable [] validity, int[] positions, int count) {
        if (validity == null) {
            return null;
        }
        long[] taken = take(validity, positions, count);
        return count(taken) == count ? null : taken;
    }

    /** Tells whether everything inner has a bit for has one in outer; an absent array has them all. */
    static boolean covers(long @Nullable [] outer, long @Nullable [] inner, int size) {
        if (outer == null) {
            return true;
        }
        if (inner == null) {
            return count(outer) == size;
        }
        for (int i = 0; i < words(size); i++) {
            if ((inner[i] & ~outer[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    static int[] positions(long[] bits) {
        int[] positions = new int[count(bits)];
        int found = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                positions[found++] = (word << 6) + Long.numberOfTrailingZeros(rest);
            }
        }
        return positions;
    }
}
