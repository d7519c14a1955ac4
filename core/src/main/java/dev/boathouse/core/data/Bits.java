package dev.boathouse.core.data;

import java.util.Arrays;
import java.util.function.IntConsumer;
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
        for (int word = 0; word < taken.length; word++) {
            int start = word << 6;
            int length = Math.min(64, count - start);
            long gathered = 0;
            for (int i = 0; i < length; i++) {
                int position = positions[start + i];
                gathered |= (bits[position >>> 6] >>> position & 1) << i;
            }
            taken[word] = gathered;
        }
        return taken;
    }

    static long[] slice(long[] bits, int from, int to) {
        long[] slice = new long[words(to - from)];
        int first = from >>> 6;
        for (int i = 0; i < slice.length; i++) {
            slice[i] = bits[first + i] >>> from;
            if ((from & 63) != 0 && first + i + 1 < bits.length) {
                slice[i] |= bits[first + i + 1] << -from;
            }
        }
        trim(slice, to - from);
        return slice;
    }

    /** The validity of a range, absent when no value of it is null. */
    static long @Nullable [] sliceValidity(long @Nullable [] validity, int from, int to) {
        if (validity == null) {
            return null;
        }
        long[] slice = slice(validity, from, to);
        return count(slice) == to - from ? null : slice;
    }

    static void forEachZero(long[] bits, int from, int to, IntConsumer action) {
        for (int word = from >>> 6; word << 6 < to; word++) {
            for (long rest = ~bits[word]; rest != 0; rest &= rest - 1) {
                int index = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (index >= from && index < to) {
                    action.accept(index);
                }
            }
        }
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
