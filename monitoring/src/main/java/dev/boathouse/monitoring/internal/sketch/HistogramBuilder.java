package dev.boathouse.monitoring.internal.sketch;

import org.jspecify.annotations.Nullable;

/**
 * Counts keys into a {@link Histogram}, shortening the prefix when too many occur: a few too many at first, so that it is not done for each
 * new one. As long as the prefix is the whole key, a hash table holds all; afterwards most values lie in {@link DenseBins}, outliers in
 * the table. Not thread-safe.
 */
final class HistogramBuilder {

    private static final int FEW_OUTLIERS = 256;

    private final int limit;
    private final int most; // while values come
    private int prefixLength = Long.SIZE;
    private SparseBins sparse;
    private @Nullable DenseBins dense;
    private int occupied; // of both, once dense is there

    HistogramBuilder(int limit) {
        this.limit = limit;
        this.most = limit + limit / 2;
        this.sparse = new SparseBins(limit);
    }

    /**
     * Counts keys while each value is counted apart; returns behind the last one counted. If it is {@link #overfull} then,
     * {@link #coarsen} comes next.
     */
    int addExact(long[] keys, int size) {
        return sparse.add(keys, size, most);
    }

    /** Whether more values are counted apart than there is room for. */
    boolean overfull() {
        return sparse.occupied() > most;
    }

    /** Adds to the count of one key while each is counted apart. */
    void addExact(long key, long count) {
        sparse.add(key, count);
    }

    /** Counts keys by their prefixes; asks that {@link #coarsen} was called. */
    void add(long[] keys, int from, int to) {
        int at = from;
        while (at < to) {
            at = dense().add(keys, at, to, Long.SIZE - prefixLength);
            if (at < to) {
                add(keys[at++], 1);
            }
        }
    }

    /** Adds to the count of one key's prefix; asks that {@link #coarsen} was called. */
    void add(long key, long count) {
        long prefix = key >> (Long.SIZE - prefixLength);
        long before = dense().add(prefix, count);
        if (before < 0) {
            boolean crowded = sparse.full();
            if (sparse.add(prefix, count)) {
                occupied++;
                if (crowded && sparse.occupied() > FEW_OUTLIERS) {
                    arrange(snapshot()); // what was an outlier may have become the rule
                }
            }
        } else if (before == 0) {
            occupied++;
        }
        if (occupied > most) {
            coarsen();
        }
    }

    private DenseBins dense() {
        if (dense == null) {
            throw new IllegalStateException("Each value is still counted apart.");
        }
        return dense;
    }

    /** Shortens the prefix until few enough occur. */
    void coarsen() {
        Histogram shorter = snapshot().atMost(limit);
        prefixLength = shorter.prefixLength();
        arrange(shorter);
    }

    private void arrange(Histogram bins) {
        sparse = new SparseBins(limit);
        DenseBins fresh = DenseBins.around(bins, limit);
        for (int bin = 0; bin < bins.size(); bin++) {
            if (fresh.add(bins.prefix(bin), bins.count(bin)) < 0) {
                sparse.add(bins.prefix(bin), bins.count(bin));
            }
        }
        dense = fresh;
        occupied = bins.size();
    }

    /** What was added so far. */
    Histogram build() {
        return snapshot().atMost(limit);
    }

    /** What was added so far, perhaps with some bins too many. */
    Histogram snapshot() {
        long[] outside = sparse.ascending();
        if (dense == null) {
            long[] counts = new long[outside.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = sparse.count(outside[i]);
            }
            return new Histogram(prefixLength, outside, counts);
        }
        long[] inside = new long[occupied];
        long[] insideCounts = new long[occupied];
        int size = dense.copyTo(inside, insideCounts);
        long[] prefixes = new long[size + outside.length];
        long[] counts = new long[prefixes.length];
        for (int at = 0, i = 0, j = 0; at < prefixes.length; at++) {
            boolean next = j == outside.length || (i < size && inside[i] < outside[j]);
            counts[at] = next ? insideCounts[i] : sparse.count(outside[j]);
            prefixes[at] = next ? inside[i++] : outside[j++];
        }
        return new Histogram(prefixLength, prefixes, counts);
    }
}
