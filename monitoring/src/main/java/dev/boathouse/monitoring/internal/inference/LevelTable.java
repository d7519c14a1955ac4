package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.monitoring.internal.sketch.Levels;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Two samples counted by level, in the order in which the levels were given. What is decided from the table (pooling, test)
 * depends on the joint counts and the sizes alone, as a conditional test requires.
 */
public final class LevelTable {

    /** Below this expected count chi-square's distribution is not trusted (Cochran's rule). */
    static final double FEW = 5;

    /** How far the variance of Pearson's statistic may be from that of its limit, as a share of it. */
    private static final double NEAR = 0.02;

    /** Smaller samples allow few different tables, so statistics take few values, and the limit is continuous. */
    private static final long ENOUGH_ROWS = 100;

    /** As long as both samples together have fewer rows, products of two counts fit into a long. */
    private static final long SMALL = 1L << 32;

    private final long[] first;
    private final long[] second;
    private final long size1;
    private final long size2;

    private LevelTable(long[] first, long[] second, long size1, long size2) {
        this.first = first;
        this.second = second;
        this.size1 = size1;
        this.size2 = size2;
    }

    /** The table of two arrays of counts, level by level. Levels that neither sample has are left out. */
    public static LevelTable of(long[] reference, long[] current) {
        int[] present = IntStream.range(0, reference.length)
                .filter(i -> reference[i] > 0 || current[i] > 0)
                .toArray();
        return ofBins(
                IntStream.of(present).mapToLong(i -> reference[i]).toArray(),
                IntStream.of(present).mapToLong(i -> current[i]).toArray());
    }

    /** The table of two arrays of counts, in which a level that neither sample has keeps its place. */
    public static LevelTable ofBins(long[] reference, long[] current) {
        return new LevelTable(
                reference.clone(),
                current.clone(),
                LongStream.of(reference).sum(),
                LongStream.of(current).sum());
    }

    /** A table that lives in arrays which its owner changes; the sizes stay. */
    static LevelTable over(long[] first, long[] second, long size1, long size2) {
        return new LevelTable(first, second, size1, size2);
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

    /**
     * a·m − b·n, rounded once, for a of n rows and b of m rows: what any two-sample statistic compares. Its sign turns, and no bit changes,
     * when the samples are swapped.
     */
    static double difference(long a, long n, long b, long m) {
        if (n < SMALL && m < SMALL && n + m < SMALL) {
            return a * m - b * n;
        }
        long low1 = a * m;
        long low2 = b * n;
        long high1 = Math.multiplyHigh(a, m);
        long high2 = Math.multiplyHigh(b, n);
        int order = high1 != high2 ? Long.compare(high1, high2) : Long.compareUnsigned(low1, low2);
        boolean borrowed = order < 0 ? Long.compareUnsigned(low2, low1) < 0 : Long.compareUnsigned(low1, low2) < 0;
        long high = Math.abs(high1 - high2) - (borrowed ? 1 : 0);
        long low = order < 0 ? low2 - low1 : low1 - low2;
        return Integer.signum(order) * (high * 0x1p64 + ((low >>> 11) * 0x1p11 + (low & 0x7FF)));
    }

    /** The {@link #difference(long, long, long, long)} of a level with such counts. */
    double difference(long inFirst, long inSecond) {
        return difference(inFirst, size1, inSecond, size2);
    }

    /** The expected count of the rarest level in the smaller sample. */
    public double leastExpected() {
        long least = Long.MAX_VALUE;
        for (int level = 0; level < levels(); level++) {
            least = joint(level) == 0 ? least : Math.min(least, joint(level));
        }
        return least == Long.MAX_VALUE ? 0 : least * smallerShare();
    }

    private double smallerShare() {
        return (double) Math.min(size1, size2) / (size1 + size2);
    }

    /** Whether every expected count is at least 5, and each sample has at least 100 rows. */
    boolean large() {
        return Math.min(size1, size2) >= ENOUGH_ROWS && leastExpected() >= FEW;
    }

    /** Whether each row of both samples has a level of its own. */
    public boolean allDistinct() {
        for (int level = 0; level < levels(); level++) {
            if (joint(level) > 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether Pearson's statistic has its limiting distribution closely enough: {@link #large}, and the
     * variance under fixed margins (Haldane 1940; Dawson 1954, Biometrika 41) is within 2 % of the limit's.
     */
    boolean chiSquareHolds() {
        double all = (double) size1 + size2;
        if (levels() < 2 || !large()) {
            return false;
        }
        double inverse = 0;
        for (int level = 0; level < levels(); level++) {
            inverse += all / joint(level);
        }
        double levels = levels();
        double v1 = (all - 2) / (all - 1);
        double w1 = (all / size1 + all / size2 - 4) / (all - 2);
        double v2 = (levels - 1) * (all - levels) / (all - 1);
        double w2 = (inverse - levels * levels) / (all - 2);
        double variance = 2 * all / (all - 3) * (v1 - w1) * (v2 - w2) + all * all / (all - 1) * w1 * w2;
        return Math.abs(variance / (2 * (levels - 1)) - 1) <= NEAR;
    }

    /** Σ 1 / E over both samples' expected counts. */
    double sparsity() {
        double all = (double) size1 + size2;
        double sum = 0;
        for (int level = 0; level < levels(); level++) {
            sum += all / joint(level);
        }
        return sum / size1 + sum / size2;
    }

    /** The same samples with all levels of expected count below 5 taken for one; if that one is still rare, with the rarest other. */
    public LevelTable pooled() {
        double share = smallerShare();
        boolean[] taken = new boolean[levels()];
        int count = 0;
        long rare = 0;
        int rarest = -1;
        for (int level = 0; level < levels(); level++) {
            taken[level] = joint(level) * share < FEW;
            count += taken[level] ? 1 : 0;
            rare += taken[level] ? joint(level) : 0;
            rarest = !taken[level] && (rarest < 0 || joint(level) < joint(rarest)) ? level : rarest;
        }
        if (rare > 0 && rare * share < FEW && rarest >= 0) {
            taken[rarest] = true;
            count++;
        }
        if (count < 2) {
            return this;
        }
        long[] counts1 = new long[levels() - count + 1];
        long[] counts2 = new long[counts1.length];
        int last = counts1.length - 1;
        int next = 0;
        for (int level = 0; level < levels(); level++) {
            int to = taken[level] ? last : next++;
            counts1[to] += first[level];
            counts2[to] += second[level];
        }
        return new LevelTable(counts1, counts2, size1, size2);
    }

    /** Pearson's statistic Σ (O − E)² / E of the two-sample form; 0 when there is nothing to compare. */
    public double chiSquare() {
        return Divergence.CHI_SQUARE.of(this);
    }

    /**
     * Cramér's V = √(φ² / min(rows − 1, columns − 1)), where what chance adds is subtracted from φ² and from the numbers of rows and
     * columns (Bergsma 2013, J. Korean Stat. Soc. 42).
     */
    public double cramersV() {
        double all = (double) size1 + size2;
        double levels = levels();
        double square = Math.max(0, chiSquare() / all - (levels - 1) / (all - 1));
        double degrees = Math.min((levels - 1) * (1 - (levels - 1) / (all - 1)), 1 - 1 / (all - 1));
        return square == 0 || !(degrees > 0) ? 0 : Math.min(1, Math.sqrt(square / degrees));
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
