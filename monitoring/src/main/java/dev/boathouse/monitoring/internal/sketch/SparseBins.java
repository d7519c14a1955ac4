package dev.boathouse.monitoring.internal.sketch;

import java.util.Arrays;

/** Counts of prefixes in a table with open addressing. Not thread-safe. */
final class SparseBins {

    private static final int SMALLEST = 64;
    /** 2^64 / golden ratio: consecutive prefixes land far apart. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] prefixes = new long[SMALLEST];
    private long[] counts = new long[SMALLEST]; // 0 marks a free slot
    private final int largest;
    private int occupied;

    /** Half of the slots stay free up to {@code limit} prefixes, a quarter beyond. */
    SparseBins(int limit) {
        largest = Integer.highestOneBit(Math.max(SMALLEST, 2 * limit - 1)) << 1; // 2 · limit, to the next power of two
    }

    /** How many prefixes occur. */
    int occupied() {
        return occupied;
    }

    /** Whether half of the slots are taken, so that it grows with the next new prefix. */
    boolean full() {
        return occupied * 2 >= prefixes.length;
    }

    private boolean overfull() {
        return prefixes.length < largest ? occupied * 2 > prefixes.length : occupied > prefixes.length / 4 * 3;
    }

    /** Counts keys one by one until more than {@code limit} prefixes of 64 bits occur; returns behind the last one counted. */
    int add(long[] keys, int size, int limit) {
        long[] slots = prefixes;
        long[] found = counts;
        int mask = slots.length - 1;
        int shift = Long.numberOfLeadingZeros(mask);
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            int slot = (int) ((key * SPREAD) >>> shift);
            while (slots[slot] != key && found[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            if (found[slot]++ == 0) {
                slots[slot] = key;
                occupied++;
                if (occupied > limit) {
                    return i + 1;
                }
                if (overfull()) {
                    grow();
                    slots = prefixes;
                    found = counts;
                    mask = slots.length - 1;
                    shift = Long.numberOfLeadingZeros(mask);
                }
            }
        }
        return size;
    }

    /** Adds to the count of a prefix; tells whether it is new. */
    boolean add(long prefix, long count) {
        int slot = slotOf(prefix);
        boolean fresh = counts[slot] == 0;
        counts[slot] += count;
        if (fresh) {
            prefixes[slot] = prefix;
            occupied++;
            if (overfull()) {
                grow();
            }
        }
        return fresh;
    }

    private int slotOf(long prefix) {
        int mask = prefixes.length - 1;
        // The highest bits: those of round numbers, whose keys end in zeros, differ nowhere else.
        int slot = (int) ((prefix * SPREAD) >>> Long.numberOfLeadingZeros(mask));
        while (counts[slot] != 0 && prefixes[slot] != prefix) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = prefixes;
        long[] oldCounts = counts;
        prefixes = new long[2 * old.length];
        counts = new long[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slotOf(old[i]);
                prefixes[slot] = old[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** The prefixes that occur, ascending. */
    long[] ascending() {
        long[] found = new long[occupied];
        int size = 0;
        for (int slot = 0; slot < prefixes.length; slot++) {
            if (counts[slot] != 0) {
                found[size++] = prefixes[slot];
            }
        }
        Arrays.sort(found);
        return found;
    }

    /** The count of a prefix. */
    long count(long prefix) {
        return counts[slotOf(prefix)];
    }
}
