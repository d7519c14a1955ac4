package dev.boathouse.monitoring.expectation;

import java.util.Arrays;

/**
 * A set of 64-bit keys, or of 128-bit ones, in primitive arrays: open addressing in {@value #SEGMENTS} segments that grow one by one, so that no growth
 * copies everything. Keys are expected to be mixed: {@link #mixed}. Not thread-safe.
 */
final class KeyTable {

    static final int SEGMENTS = 256;

    private static final int SHIFT = 56;
    private static final int SMALL = 16;

    private final boolean wide;
    private final long[][] low = new long[SEGMENTS][];
    private final long[][] high = new long[SEGMENTS][];
    private final int[] sizes = new int[SEGMENTS];
    /** Whether the key of zero bits is in, which marks free slots. */
    private boolean zero;

    private long size;

    private KeyTable(boolean wide) {
        this.wide = wide;
        Arrays.fill(low, new long[0]);
        Arrays.fill(high, new long[0]);
    }

    static KeyTable ofLongs() {
        return new KeyTable(false);
    }

    static KeyTable ofPairs() {
        return new KeyTable(true);
    }

    /** A bijection of longs whose bits look random: the last step of SplitMix64 (Steele, Lea and Flood, 2014). */
    static long mixed(long key) {
        long z = key;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static int segment(long low) {
        return (int) (low >>> SHIFT);
    }

    long size() {
        return size;
    }

    /** Adds a key; {@code second} is 0 in a set of longs. Tells whether it was not in before. */
    boolean add(long first, long second) {
        if ((first | second) == 0) {
            boolean added = !zero;
            zero = true;
            size += added ? 1 : 0;
            return added;
        }
        int segment = segment(first);
        if (sizes[segment] * 4L >= low[segment].length * 3L) {
            grow(segment);
        }
        if (!put(low[segment], high[segment], first, second)) {
            return false;
        }
        sizes[segment]++;
        size++;
        return true;
    }

    boolean contains(long first, long second) {
        if ((first | second) == 0) {
            return zero;
        }
        long[] keys = low[segment(first)];
        if (keys.length == 0) {
            return false;
        }
        long[] others = high[segment(first)];
        int mask = keys.length - 1;
        for (int at = (int) first & mask; ; at = (at + 1) & mask) {
            long other = wide ? others[at] : 0;
            if (keys[at] == first && other == second) {
                return true;
            }
            if ((keys[at] | other) == 0) {
                return false;
            }
        }
    }

    private boolean put(long[] keys, long[] others, long first, long second) {
        int mask = keys.length - 1;
        if (!wide) {
            int at = (int) first & mask;
            while (keys[at] != 0) {
                if (keys[at] == first) {
                    return false;
                }
                at = (at + 1) & mask;
            }
            keys[at] = first;
            return true;
        }
        int at = (int) first & mask;
        while ((keys[at] | others[at]) != 0) {
            if (keys[at] == first && others[at] == second) {
                return false;
            }
            at = (at + 1) & mask;
        }
        keys[at] = first;
        others[at] = second;
        return true;
    }

    private void grow(int segment) {
        long[] keys = low[segment];
        long[] others = high[segment];
        int capacity = Math.max(SMALL, keys.length * 2);
        long[] moreKeys = new long[capacity];
        long[] moreOthers = wide ? new long[capacity] : others;
        for (int i = 0; i < keys.length; i++) {
            long second = wide ? others[i] : 0;
            if ((keys[i] | second) != 0) {
                put(moreKeys, moreOthers, keys[i], second);
            }
        }
        low[segment] = moreKeys;
        high[segment] = moreOthers;
    }
}
