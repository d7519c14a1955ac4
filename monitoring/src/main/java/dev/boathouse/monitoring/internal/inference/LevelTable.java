package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.monitoring.internal.sketch.Levels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Two samples counted by level. Levels that neither has are left out; levels are in descending order of their joint count.
 * What is decided from the table (order, pooling, test) depends on the joint counts and the sizes alone, as a conditional test requires.
 */
public final class LevelTable {

    /** Below this expected count chi-square's distribution is not trusted (Cochran's rule). */
    static final double FEW = 5;

    private final long[] first;
    private final long[] second;
    private final long size1;
    private final long size2;

    private LevelTable(long[] first, long[] second) {
        this.first = first;
        this.second = second;
        this.size1 = LongStream.of(first).sum();
        this.size2 = LongStream.of(second).sum();
    }

    /** The table of two arrays of counts, level by level. */
    public static LevelTable of(long[] reference, long[] current) {
        int[] order = IntStream.range(0, reference.length)
                .filter(i -> reference[i] + current[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -reference[i] - current[i])
                        .thenComparingLong(i -> Math.min(reference[i], current[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        return new LevelTable(
                IntStream.of(order).mapToLong(i -> reference[i]).toArray(),
                IntStream.of(order).mapToLong(i -> current[i]).toArray());
    }

    /**
     * The table of two columns. When they have more than {@link Levels#LIMIT} levels together, those with the smallest hashes
     * stand each for itself and all others for one.
     */
    public static LevelTable of(Levels reference, Levels current) {
        long[] counts1 = new long[reference.size() + current.size() + 1];
        long[] counts2 = new long[counts1.length];
        int size = 0;
        long rest1 = reference.total();
        long rest2 = current.total();
        for (int i = 0, j = 0; (i < reference.size() || j < current.size()) && size < Levels.LIMIT; size++) {
            int order = i == reference.size()
                    ? 1
                    : j == current.size() ? -1 : Long.compareUnsigned(reference.hash(i), current.hash(j));
            counts1[size] = order <= 0 ? reference.count(i++) : 0;
            counts2[size] = order >= 0 ? current.count(j++) : 0;
            rest1 -= counts1[size];
            rest2 -= counts2[size];
        }
        counts1[size] = rest1;
        counts2[size] = rest2;
        return of(Arrays.copyOf(counts1, size + 1), Arrays.copyOf(counts2, size + 1));
    }

    /** The same samples with the smaller one first, so that swapping them changes no bit of a result. */
    LevelTable oriented() {
        boolean inOrder = size1 != size2 ? size1 < size2 : Arrays.compare(first, second) <= 0;
        return inOrder ? this : new LevelTable(/* first= */ second, /* second= */ first);
    }

    /** How many levels there are. */
    public int levels() {
        return first.length;
    }

    /** The rows of the first sample. */
    public long size1() {
        return size1;
    }

    /** The rows of the second sample. */
    public long size2() {
        return size2;
    }

    /** The first sample's count of a level. */
    public long first(int level) {
        return first[level];
    }

    /** The second sample's count of a level. */
    public long second(int level) {
        return second[level];
    }

    long joint(int level) {
        return first[level] + second[level];
    }

    /** The expected count of the rarest level in the smaller sample. */
    public double leastExpected() {
        return levels() == 0 ? 0 : expected(levels() - 1);
    }

    private double expected(int level) {
        return joint(level) * (double) Math.min(size1, size2) / (size1 + size2);
    }

    /** The same samples with all levels of expected count below 5 taken for one; if that one is still rare, with the next. */
    public LevelTable pooled() {
        int kept = levels();
        long rare = 0;
        double share = (double) Math.min(size1, size2) / (size1 + size2);
        while (kept > 0 && (expected(kept - 1) < FEW || (rare > 0 && rare * share < FEW))) {
            rare += joint(--kept);
        }
        if (kept >= levels() - 1) {
            return this;
        }
        long[] counts1 = Arrays.copyOf(first, kept + 1);
        long[] counts2 = Arrays.copyOf(second, kept + 1);
        counts1[kept] = LongStream.of(first).skip(kept).sum();
        counts2[kept] = LongStream.of(second).skip(kept).sum();
        return of(counts1, counts2);
    }

    /** Pearson's statistic Σ (O − E)² / E of the two-sample form; 0 when there is nothing to compare. */
    public double chiSquare() {
        double sum = 0;
        double share = (double) size1 / (size1 + size2);
        for (int level = 0; level < levels(); level++) {
            double off = first[level] - joint(level) * share;
            sum += off * off / joint(level);
        }
        return levels() < 2 || size1 == 0 || size2 == 0 ? 0 : sum / (share * (1 - share));
    }

    /**
     * Twice the Bhattacharyya angle, 2·arccos Σ√(p·q): for two levels this is |h| of Cohen (1988), the difference of
     * 2·arcsin √rate. Of more levels, what chance adds to its square beyond that of a single rate is subtracted,
     * (levels − 2)·(1/n + 1/m), so that many levels alone make no effect.
     */
    public double effect() {
        if (size1 == 0 || size2 == 0) {
            return 0;
        }
        double overlap = 0;
        for (int level = 0; level < levels(); level++) {
            overlap += Math.sqrt((double) first[level] / size1 * ((double) second[level] / size2));
        }
        double angle = 2 * StrictMath.acos(Math.min(1, overlap));
        double chance = Math.max(0, levels() - 2) * (1.0 / size1 + 1.0 / size2);
        return Math.sqrt(Math.max(0, angle * angle - chance));
    }
}
