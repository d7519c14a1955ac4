package dev.boathouse.monitoring.internal.sketch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts of distinct texts ("levels"), each known by a fixed 64-bit hash (two texts with one hash, one pair in 2^64, count as one). Up to a
 * limit, {@value #LIMIT} unless more were asked for, all are kept; beyond, those with the smallest hashes, with exact counts: a sample of
 * levels that depends on nothing but the data, and from which the number of distinct levels follows. A {@link CountMin} then bounds
 * the counts of the others.
 */
public final class Levels {

    /** The most levels that are kept, unless a profile was asked for more. */
    public static final int LIMIT = 4096;

    /** No values. */
    public static final Levels NONE = new Levels(0, true, new long[0], new String[0], new long[0], null);

    private final long total;
    private final boolean complete;
    private final long[] hashes;
    private final String[] labels;
    private final long[] counts;
    private final @Nullable CountMin sketch;

    Levels(
            long total,
            boolean complete,
            long[] ascendingHashes,
            String[] labels,
            long[] counts,
            @Nullable CountMin sketch) {
        this.total = total;
        this.complete = complete;
        this.hashes = ascendingHashes;
        this.labels = labels;
        this.counts = counts;
        this.sketch = sketch;
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
     * standard error 1/√(size − 2), about 1.6 % for {@value #LIMIT}; Bar-Yossef et al., "Counting distinct elements in a data stream", 2002).
     */
    public double distinct() {
        if (complete) {
            return hashes.length;
        }
        double covered = ((hashes[hashes.length - 1] >>> 11) + 1) * 0x1p-53;
        return (hashes.length - 1) / covered;
    }

    /** How often a text occurs: exactly if its hash is in the range of those kept, else at most what the sketch says. */
    public long atMost(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long hash = LevelsBuilder.hash(utf8, 0, utf8.length);
        int level = indexOf(hash);
        if (level >= 0 || known(hash)) {
            return level >= 0 ? counts[level] : 0;
        }
        long rest = total - kept();
        return sketch == null ? rest : Math.min(rest, others(sketch).atMost(hash));
    }

    /** Whether {@link #atMost} is the count itself. */
    public boolean knows(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return known(LevelsBuilder.hash(utf8, 0, utf8.length));
    }

    /** At least the count of any level that is not kept. */
    public long mostOfOthers() {
        long rest = total - kept();
        return complete
                ? 0
                : sketch == null ? rest : Math.min(rest, others(sketch).mostOfAny());
    }

    private boolean known(long hash) {
        return complete || Long.compareUnsigned(hash, hashes[hashes.length - 1]) <= 0;
    }

    private int indexOf(long hash) {
        int low = 0;
        int high = hashes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(hashes[middle], hash);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    /** The sketch without the levels that are kept: nobody has to guess about those. */
    private CountMin others(CountMin all) {
        CountMin rest = all.copy();
        for (int level = 0; level < hashes.length; level++) {
            rest.add(hashes[level], -counts[level]);
        }
        return rest;
    }

    private long kept() {
        return Arrays.stream(counts).sum();
    }

    @Nullable
    CountMin sketch() {
        return sketch;
    }

    /** The levels of both, at most {@value #LIMIT}. */
    public Levels plus(Levels other) {
        return plus(other, LIMIT);
    }

    /** The levels of both, at most {@code limit}. */
    public Levels plus(Levels other, int limit) {
        LevelsBuilder both = new LevelsBuilder(limit);
        both.add(this);
        both.add(other);
        return both.build();
    }

    /** Writes this. */
    public void write(ByteTarget target) {
        target.number(total);
        target.flag(complete);
        target.number(hashes.length);
        long previous = 0;
        for (int i = 0; i < hashes.length; i++) {
            target.number(hashes[i] - previous);
            target.text(labels[i]);
            target.number(counts[i]);
            previous = hashes[i];
        }
        if (!complete) {
            target.flag(sketch != null);
        }
        if (sketch != null) {
            sketch.write(target);
        }
    }

    /** Reads what {@link #write} wrote; the first version of the format had no sketch. */
    public static Levels read(ByteSource source, long version, int limit) {
        long total = source.count();
        boolean complete = source.flag();
        int size = source.size();
        if (size > limit || (!complete && size < limit)) {
            throw source.corrupt(size + " levels");
        }
        long[] hashes = new long[size];
        String[] labels = new String[size];
        long[] counts = new long[size];
        long previous = 0;
        long rest = total;
        for (int i = 0; i < size; i++) {
            hashes[i] = previous + source.number();
            labels[i] = source.text();
            counts[i] = source.count();
            rest -= counts[i];
            if (counts[i] < 1 || rest < 0 || (i > 0 && Long.compareUnsigned(hashes[i], previous) <= 0)) {
                throw source.corrupt("levels out of order");
            }
            previous = hashes[i];
        }
        if (complete ? rest != 0 : rest == 0) {
            throw source.corrupt("levels that do not fit their values");
        }
        boolean sketched = version > 1 && !complete && source.flag();
        return new Levels(total, complete, hashes, labels, counts, sketched ? CountMin.read(source, total) : null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that
                && total == that.total
                && complete == that.complete
                && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(counts, that.counts)
                && Objects.equals(sketch, that.sketch);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(counts);
    }
}
