package dev.boathouse.monitoring.internal.sketch;

import org.jspecify.annotations.Nullable;

/**
 * Collects {@link Numbers} from doubles. As long as the histogram keeps every value apart, all else follows from it and costs
 * nothing; with the first coarser bin sums and the count of distinct values start from what it knew. Not thread-safe.
 */
public final class NumberBuilder {

    /** How many values are worked on at once; {@link MomentsBuilder} relies on it. */
    static final int BLOCK = 1024;

    private final HistogramBuilder histogram;
    private final Workspace workspace;
    private @Nullable Beyond beyond;
    private long nans;
    private long negativeInfinities;
    private long positiveInfinities;

    /** With at most {@value Histogram#BINS} bins; uses the workspace during {@link #add} only, so builders of one thread may share it. */
    public NumberBuilder(Workspace workspace) {
        this(workspace, Histogram.BINS);
    }

    /** With at most {@code limit} bins. */
    public NumberBuilder(Workspace workspace, int limit) {
        this.workspace = workspace;
        this.histogram = new HistogramBuilder(limit);
    }

    /** Adds {@code size} values, any doubles; {@code size} is at most {@link Workspace#block()}'s length. */
    public void add(double[] values, int size) {
        add(values, 0, size, workspace);
    }

    /** Adds some of the values, with the workspace of the thread that calls; no more than its block is long. */
    public void add(double[] values, int start, int end, Workspace space) {
        long[] keys = space.keys;
        int kept = 0;
        for (int i = start; i < end; i++) {
            double value = values[i];
            keys[kept] = OrderedBits.of(value);
            if (Math.abs(value) <= Double.MAX_VALUE) {
                kept++;
            } else {
                addUnusual(value, 1);
            }
        }
        Beyond rest = beyond;
        int from = 0;
        if (rest == null) {
            from = histogram.addExact(keys, kept);
            rest = ifOverfull();
        }
        if (rest != null) {
            rest.add(keys, from, kept, space.moments);
            histogram.add(keys, from, kept);
        }
    }

    /** Adds a value that occurs several times. */
    public void add(double value, long count) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            addUnusual(value, count);
            return;
        }
        long key = OrderedBits.of(value);
        if (beyond == null) {
            histogram.addExact(key, count);
            beyond = ifOverfull();
        } else {
            beyond.add(key, count);
            histogram.add(key, count);
        }
    }

    private @Nullable Beyond ifOverfull() {
        if (!histogram.overfull()) {
            return null;
        }
        beyond = Beyond.of(histogram.snapshot());
        histogram.coarsen();
        return beyond;
    }

    private void addUnusual(double value, long count) {
        if (Double.isNaN(value)) {
            nans += count;
        } else if (value > 0) {
            positiveInfinities += count;
        } else {
            negativeInfinities += count;
        }
    }

    /** What was added so far. */
    public Numbers build() {
        Histogram found = histogram.build();
        Beyond all = beyond == null ? Beyond.of(histogram.snapshot()) : beyond;
        return new Numbers(
                nans,
                negativeInfinities,
                positiveInfinities,
                all.zeros,
                all.min(),
                all.max(),
                all.moments.build(),
                found,
                found.exact() ? null : all.distinct.copy());
    }

    /** What a histogram does not tell any more when its bins hold several values. */
    private static final class Beyond {
        private final MomentsBuilder moments = new MomentsBuilder();
        private final HyperLogLog distinct = new HyperLogLog();
        private long zeros;
        private long least = Long.MAX_VALUE;
        private long greatest = Long.MIN_VALUE;

        static Beyond of(Histogram exact) {
            Beyond beyond = new Beyond();
            for (int bin = 0; bin < exact.size(); bin++) {
                beyond.add(exact.prefix(bin), exact.count(bin));
            }
            return beyond;
        }

        void add(long key, long count) {
            moments.add(key, count);
            distinct.add(key);
            zeros += key == 0 ? count : 0;
            least = Math.min(least, key);
            greatest = Math.max(greatest, key);
        }

        void add(long[] keys, int from, int to, MomentsBuilder.Scratch scratch) {
            moments.add(keys, from, to, scratch);
            distinct.add(keys, from, to);
            long low = least;
            long high = greatest;
            int none = 0;
            for (int i = from; i < to; i++) {
                long key = keys[i];
                if (key < low) {
                    low = key;
                }
                if (key > high) {
                    high = key;
                }
                if (key == 0) {
                    none++;
                }
            }
            least = low;
            greatest = high;
            zeros += none;
        }

        double min() {
            return least == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : OrderedBits.toDouble(least);
        }

        double max() {
            return greatest == Long.MIN_VALUE ? Double.NEGATIVE_INFINITY : OrderedBits.toDouble(greatest);
        }
    }

    /** Arrays that a thread uses over and over. */
    public static final class Workspace {
        private final double[] block = new double[BLOCK];
        private final long[] keys = new long[BLOCK];
        private final MomentsBuilder.Scratch moments = new MomentsBuilder.Scratch();

        /** Where a caller gathers the next values. */
        public double[] block() {
            return block;
        }

        long[] keys() {
            return keys;
        }

        MomentsBuilder.Scratch moments() {
            return moments;
        }
    }
}
