package dev.boathouse.delta.internal.encode;

import org.jspecify.annotations.Nullable;

/** Sets of bits, one for each value, that tell which are there. */
final class Validity {

    private Validity() {}

    /** How many bits of a range are set. */
    static int count(long[] bits, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i = (i | 63) + 1) {
            count += Long.bitCount(word(bits, i, Math.min(Long.SIZE, to - i)));
        }
        return count;
    }

    /** The bits from one on to the end of its word, at most so many, lowest first. */
    private static long word(long[] bits, int at, int most) {
        long word = bits[at >>> 6] >>> at;
        return most >= Long.SIZE ? word : word & ((1L << most) - 1);
    }

    /** Where bits of a range are set; writes one more than there are. */
    static void positions(long[] bits, int from, int to, int[] target) {
        int count = 0;
        int i = from;
        while (i < to) {
            int end = Math.min(to, (i | 63) + 1);
            long word = bits[i >>> 6] >>> i;
            for (; i < end; i++) {
                target[count] = i;
                count += (int) word & 1;
                word >>>= 1;
            }
        }
    }

    /** Copies bits to another place, which is clear there; all set where there are none to copy. */
    static void copy(long @Nullable [] bits, int from, int count, long[] target, int at) {
        int done = 0;
        while (done < count) {
            int place = at + done;
            int taken = Math.min(count - done, Long.SIZE - (place & 63));
            long word = -1L;
            if (bits != null) {
                int source = from + done;
                taken = Math.min(taken, Long.SIZE - (source & 63));
                word = bits[source >>> 6] >>> source;
            }
            target[place >>> 6] |= (taken == Long.SIZE ? word : word & ((1L << taken) - 1)) << place;
            done += taken;
        }
    }
}
