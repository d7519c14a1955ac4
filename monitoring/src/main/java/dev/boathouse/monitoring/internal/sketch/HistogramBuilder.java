package dev.boathouse.monitoring.internal.sketch;

import java.util.Arrays;

/** Counts finite doubles into a {@link Histogram}, shortening the prefix whenever too many occur. Not thread-safe. */
final class HistogramBuilder {

    private static final int SMALLEST = 64;
    /** 2^64 / golden ratio: consecutive prefixes land far apart. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private int prefixLength = Long.SIZE;
    private long[] prefixes = new long[SMALLEST];
    private long[] counts = new long[SMALLEST]; // 0 marks a free slot
    private int occupied;

    /** Counts the first {@code size} values. */
    void add(double[] block, int size) {
        int shift = Long.SIZE - prefixLength;
        for (int i = 0; i < size; i++) {
            long prefix = OrderedBits.of(block[i]) >> shift;
            int slot = slotOf(prefix);
            if (counts[slot]++ == 0) {
                prefixes[slot] = prefix;
                if (++occupied * 2 > prefixes.length) {
                    makeRoom();
                    shift = Long.SIZE - prefixLength;
                }
            }
        }
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

    private void makeRoom() {
        Histogram full = snapshot();
        if (occupied > Histogram.BINS) {
            long[] ascending = new long[full.size()];
            Arrays.setAll(ascending, full::prefix);
            full = full.atLength(Histogram.longestLength(ascending, prefixLength));
            prefixLength = full.prefixLength();
            Arrays.fill(counts, 0);
        } else {
            prefixes = new long[2 * prefixes.length];
            counts = new long[prefixes.length];
        }
        occupied = full.size();
        for (int bin = 0; bin < occupied; bin++) {
            int slot = slotOf(full.prefix(bin));
            prefixes[slot] = full.prefix(bin);
            counts[slot] = full.count(bin);
        }
    }

    private Histogram snapshot() {
        long[] ascending = new long[occupied];
        int size = 0;
        for (int slot = 0; slot < prefixes.length; slot++) {
            if (counts[slot] != 0) {
                ascending[size++] = prefixes[slot];
            }
        }
        Arrays.sort(ascending);
        long[] found = new long[size];
        Arrays.setAll(found, i -> counts[slotOf(ascending[i])]);
        return new Histogram(prefixLength, ascending, found);
    }

    Histogram build() {
        return snapshot();
    }
}
