package dev.boathouse.monitoring.internal.sketch;

import java.util.Arrays;

/**
 * Counts of distinct texts ("levels"), each known by a fixed 64-bit hash (two texts with one hash, one pair in 2^64, count as one). Up to {@value #LIMIT} levels all are kept; beyond,
 * those with the smallest hashes, with exact counts: a sample of levels that depends on nothing but the data, and from which
 * the number of distinct levels follows.
 */
public final class Levels {

    /** The most levels that are kept. */
    public static final int LIMIT = 4096;

    /** No values. */
    public static final Levels NONE = new Levels(0, true, new long[0], new String[0], new long[0]);

    private final long total;
    private final boolean complete;
    private final long[] hashes;
    private final String[] labels;
    private final long[] counts;

    Levels(long total, boolean complete, long[] ascendingHashes, String[] labels, long[] counts) {
        this.total = total;
        this.complete = complete;
        this.hashes = ascendingHashes;
        this.labels = labels;
        this.counts = counts;
    }

    /** How many values were counted, those of levels that are not kept included. */
    public long total() {
        return total;
    }

    /** Whether all levels are kept. */
    public boolean complete() {
        return complete;
    }

    /** How many levels are kept. */
    public int size() {
        return hashes.length;
    }

    /** A kept level's hash; they ascend as unsigned numbers. */
    public long hash(int level) {
        return hashes[level];
    }

    /** A kept level's text, cut after {@value LevelsBuilder#LABEL} characters. */
    public String label(int level) {
        return labels[level];
    }

    /** How often a kept level occurs. */
    public long count(int level) {
        return counts[level];
    }

    /**
     * The number of distinct levels: exact when {@link #complete}, else estimated from the greatest hash kept (relative
     * standard error 1/√(LIMIT − 2), about 1.6 %).
     */
    public double distinct() {
        if (complete) {
            return hashes.length;
        }
        double covered = ((hashes[hashes.length - 1] >>> 11) + 1) * 0x1p-53;
        return (LIMIT - 1) / covered;
    }

    /** The levels of both. */
    public Levels plus(Levels other) {
        LevelsBuilder both = new LevelsBuilder();
        both.add(this);
        both.add(other);
        return both.build();
    }

    /** Writes this. */
    public void write(ByteTarget target) {
        target.number(total);
        target.number(complete ? 1 : 0);
        target.number(hashes.length);
        long previous = 0;
        for (int i = 0; i < hashes.length; i++) {
            target.number(hashes[i] - previous);
            target.text(labels[i]);
            target.number(counts[i]);
            previous = hashes[i];
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Levels read(ByteSource source) {
        long total = source.number();
        boolean complete = source.number() == 1;
        int size = source.size();
        if (size > LIMIT || (!complete && size < LIMIT)) {
            throw source.corrupt(size + " levels");
        }
        long[] hashes = new long[size];
        String[] labels = new String[size];
        long[] counts = new long[size];
        long previous = 0;
        for (int i = 0; i < size; i++) {
            hashes[i] = previous + source.number();
            labels[i] = source.text();
            counts[i] = source.number();
            if (counts[i] < 1 || (i > 0 && Long.compareUnsigned(hashes[i], previous) <= 0)) {
                throw source.corrupt("levels out of order");
            }
            previous = hashes[i];
        }
        return new Levels(total, complete, hashes, labels, counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that
                && total == that.total
                && complete == that.complete
                && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(counts);
    }
}
