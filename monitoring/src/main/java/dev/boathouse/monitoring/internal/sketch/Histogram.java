package dev.boathouse.monitoring.internal.sketch;

import java.util.Arrays;

/**
 * Counts of finite doubles by the prefix of their ordered bits, with the longest prefix for which at most {@value #BINS}
 * prefixes occur. That length, and so the histogram, depends on the values alone: not on their order, not on how they were
 * split. Small samples and columns with few distinct values keep the full 64 bits, which makes every answer exact. Because
 * the bins follow the floating-point grid, neither an outlier nor an offset (1e9 ± 10) costs resolution where the data are.
 */
public final class Histogram {

    /** The most bins that a histogram has, unless a profile was asked for more. */
    public static final int BINS = 4096;

    /** The most bins that a profile can be asked for. */
    public static final int MOST_BINS = 1 << 22;

    /** The histogram of no values. */
    public static final Histogram EMPTY = new Histogram(Long.SIZE, new long[0], new long[0]);

    private final int prefixLength;
    private final long[] prefixes;
    private final long[] counts;
    private final long total;

    Histogram(int prefixLength, long[] ascendingPrefixes, long[] counts) {
        this.prefixLength = prefixLength;
        this.prefixes = ascendingPrefixes;
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    /** How many values were counted. */
    public long total() {
        return total;
    }

    /** How many bins are occupied. */
    public int size() {
        return prefixes.length;
    }

    /** The bits of the key that a bin keeps, 1 to 64. */
    public int prefixLength() {
        return prefixLength;
    }

    /** Whether each bin holds a single value. */
    public boolean exact() {
        return prefixLength == Long.SIZE;
    }

    /** The prefix of a bin; they ascend with the values. */
    public long prefix(int bin) {
        return prefixes[bin];
    }

    /** The number of values in a bin. */
    public long count(int bin) {
        return counts[bin];
    }

    /** The least value that falls into a bin. */
    public double low(int bin) {
        return OrderedBits.toDouble(prefixes[bin] << shift());
    }

    /** The greatest value that falls into a bin. */
    public double high(int bin) {
        int shift = shift();
        return OrderedBits.toDouble((prefixes[bin] << shift) | ((1L << shift) - 1));
    }

    /** The bin of a finite value; negative when it is not occupied. */
    int binOf(double value) {
        return Arrays.binarySearch(prefixes, OrderedBits.of(value) >> shift());
    }

    /** The bin in which the value of the given rank lies, ranks counted from 0. */
    public int binOfRank(long rank) {
        long before = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            before += counts[bin];
            if (rank < before) {
                return bin;
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + total + " values");
    }

    /** The bins of several ranks that ascend, in one pass. */
    public int[] binsOfRanks(long... ranks) {
        int[] bins = new int[ranks.length];
        long before = 0;
        int at = 0;
        for (int bin = 0; bin < counts.length && at < ranks.length; bin++) {
            before += counts[bin];
            while (at < ranks.length && ranks[at] < before) {
                bins[at++] = bin;
            }
        }
        if (at < ranks.length) {
            throw new IllegalArgumentException("rank " + ranks[at] + " of " + total + " values");
        }
        return bins;
    }

    /** The histogram of the values of both, with at most {@value #BINS} bins. */
    public Histogram plus(Histogram other) {
        return plus(other, BINS);
    }

    /** The histogram of the values of both, with at most {@code limit} bins. */
    Histogram plus(Histogram other, int limit) {
        if (other.total == 0) {
            return atMost(limit);
        }
        if (total == 0) {
            return other.atMost(limit);
        }
        int length = Math.min(prefixLength, other.prefixLength);
        return union(atLength(length), other.atLength(length)).atMost(limit);
    }

    private static Histogram union(Histogram a, Histogram b) {
        long[] prefixes = new long[a.size() + b.size()];
        long[] counts = new long[prefixes.length];
        int size = 0;
        for (int i = 0, j = 0; i < a.size() || j < b.size(); size++) {
            boolean fromA = j == b.size() || (i < a.size() && a.prefixes[i] <= b.prefixes[j]);
            boolean fromB = i == a.size() || (j < b.size() && b.prefixes[j] <= a.prefixes[i]);
            prefixes[size] = fromA ? a.prefixes[i] : b.prefixes[j];
            counts[size] = (fromA ? a.counts[i++] : 0) + (fromB ? b.counts[j++] : 0);
        }
        return new Histogram(a.prefixLength, Arrays.copyOf(prefixes, size), Arrays.copyOf(counts, size));
    }

    /** The same values with shorter prefixes. */
    public Histogram atLength(int length) {
        if (length == prefixLength) {
            return this;
        }
        int drop = prefixLength - length;
        long[] shorter = new long[prefixes.length];
        long[] merged = new long[prefixes.length];
        int size = 0;
        for (int i = 0; i < prefixes.length; i++) {
            long prefix = prefixes[i] >> drop;
            if (size == 0 || shorter[size - 1] != prefix) {
                shorter[size++] = prefix;
            }
            merged[size - 1] += counts[i];
        }
        return new Histogram(length, Arrays.copyOf(shorter, size), Arrays.copyOf(merged, size));
    }

    /** The same values with the longest prefixes of which at most {@code limit} occur. */
    Histogram atMost(int limit) {
        return prefixes.length <= limit ? this : atLength(longestLength(prefixes, prefixLength, limit));
    }

    private static int longestLength(long[] ascendingPrefixes, int length, int limit) {
        int[] separatedAt = new int[length + 1]; // neighbours become distinct once a prefix has this many bits
        for (int i = 1; i < ascendingPrefixes.length; i++) {
            int common = OrderedBits.commonPrefix(ascendingPrefixes[i - 1], ascendingPrefixes[i]);
            // Shorter prefixes are sign-extended: those bits do not count, and differing signs share no bit.
            separatedAt[Math.max(0, common - (Long.SIZE - length)) + 1]++;
        }
        int bins = 1;
        int longest = 0;
        while (longest < length && bins + separatedAt[longest + 1] <= limit) {
            longest++;
            bins += separatedAt[longest];
        }
        return longest;
    }

    private int shift() {
        return Long.SIZE - prefixLength;
    }

    void write(ByteTarget target) {
        target.number(prefixLength);
        target.number(prefixes.length);
        long previous = 0;
        for (int i = 0; i < prefixes.length; i++) {
            target.signed(prefixes[i] - previous);
            target.number(counts[i]);
            previous = prefixes[i];
        }
    }

    /** Reads what {@link #write} wrote; asks for at most {@code limit} bins and for counts that add up to {@code values}. */
    static Histogram read(ByteSource source, int limit, long values) {
        long length = source.number();
        int size = source.size();
        if (length < 1 || length > Long.SIZE || size > limit) {
            throw source.corrupt("a histogram of " + size + " bins of " + length + " bits");
        }
        long[] prefixes = new long[size];
        long[] counts = new long[size];
        long previous = 0;
        long rest = values;
        for (int i = 0; i < size; i++) {
            prefixes[i] = previous + source.signed();
            counts[i] = source.number();
            rest -= counts[i];
            if (counts[i] < 1 || rest < 0 || (i > 0 && prefixes[i] <= previous)) {
                throw source.corrupt("bins out of order");
            }
            previous = prefixes[i];
        }
        Histogram read = new Histogram((int) length, prefixes, counts);
        if (rest != 0 || (size > 0 && !(read.finite(0) && read.finite(size - 1)))) {
            throw source.corrupt("bins that do not fit their values");
        }
        return read;
    }

    /** Whether a bin's prefix has as many bits as it should, and some finite value in it. */
    private boolean finite(int bin) {
        long key = prefixes[bin] << shift();
        return key >> shift() == prefixes[bin]
                && key <= OrderedBits.of(Double.MAX_VALUE)
                && (key | ((1L << shift()) - 1)) >= OrderedBits.of(-Double.MAX_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && prefixLength == that.prefixLength
                && Arrays.equals(prefixes, that.prefixes)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prefixes) + Arrays.hashCode(counts);
    }
}
