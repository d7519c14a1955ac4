package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;

/**
 * Two samples in one ascending order: each distinct value with how often it occurs in the first and in the second. Made once,
 * it serves every test, and being made of the multisets alone it makes them independent of the rows' order. Immutable.
 */
public final class Pooled implements Split {

    private final double[] values;
    private final int[] first;
    private final int[] second;
    private final int firstSize;
    private final int secondSize;

    private Pooled(double[] values, int[] first, int[] second, int firstSize, int secondSize) {
        this.values = values;
        this.first = first;
        this.second = second;
        this.firstSize = firstSize;
        this.secondSize = secondSize;
    }

    /**
     * The first {@code n} and {@code m} values of two ascending arrays without NaN and without −0.0; n + m must not exceed the
     * integers.
     */
    public static Pooled of(double[] a, int n, double[] b, int m) {
        int size = 0;
        for (int i = 0, j = 0; i < n || j < m; size++) {
            double value = next(a, i, n, b, j, m);
            i = after(a, i, n, value);
            j = after(b, j, m, value);
        }
        double[] values = new double[size];
        int[] first = new int[size];
        int[] second = new int[size];
        for (int i = 0, j = 0, group = 0; group < size; group++) {
            double value = next(a, i, n, b, j, m);
            int i2 = after(a, i, n, value);
            int j2 = after(b, j, m, value);
            values[group] = value;
            first[group] = i2 - i;
            second[group] = j2 - j;
            i = i2;
            j = j2;
        }
        return new Pooled(values, first, second, n, m);
    }

    private static double next(double[] a, int i, int n, double[] b, int j, int m) {
        return j == m || (i < n && a[i] <= b[j]) ? a[i] : b[j];
    }

    private static int after(double[] sorted, int from, int to, double value) {
        int at = from;
        while (at < to && sorted[at] == value) {
            at++;
        }
        return at;
    }

    /** How many distinct values there are. */
    @Override
    public int groups() {
        return values.length;
    }

    /** A distinct value; they ascend. */
    public double value(int group) {
        return values[group];
    }

    /** How often a value occurs in the first sample. */
    @Override
    public int first(int group) {
        return first[group];
    }

    /** How often a value occurs in the second sample. */
    @Override
    public int second(int group) {
        return second[group];
    }

    /** How often a value occurs in both. */
    public int joint(int group) {
        return first[group] + second[group];
    }

    /** The size of the first sample. */
    public int firstSize() {
        return firstSize;
    }

    /** The size of the second sample. */
    public int secondSize() {
        return secondSize;
    }

    /** The size of both together. */
    public int total() {
        return firstSize + secondSize;
    }

    /** Whether any two values are equal. */
    public boolean tied() {
        return values.length < total();
    }

    /** Σ (c³ − c) over the groups of c equal values. */
    public double tieTerm() {
        double sum = 0;
        for (int group = 0; group < values.length; group++) {
            double c = joint(group);
            sum += c * c * c - c;
        }
        return sum;
    }

    /**
     * Whether equal values change the distribution of a rank statistic noticeably: as much as 100 equally frequent values, or
     * more.
     */
    public boolean heavilyTied() {
        double n = total();
        return tieTerm() > 1e-4 * (n * n * n - n);
    }

    /** Whether no value is infinite. */
    public boolean finite() {
        return values.length == 0 || (values[0] >= -Double.MAX_VALUE && values[values.length - 1] <= Double.MAX_VALUE);
    }

    /** The samples the other way round. */
    public Pooled swapped() {
        return new Pooled(values, second, first, secondSize, firstSize);
    }

    /** One of the two ways round, the same for both, so that what is symmetric comes out the same to the bit. */
    public Pooled oriented() {
        if (firstSize != secondSize) {
            return firstSize < secondSize ? this : swapped();
        }
        int differs = Arrays.mismatch(first, second);
        return differs < 0 || first[differs] > second[differs] ? this : swapped();
    }

    /** The quantile that lies at share · (N − 1) between the ranks, counted from 0, linearly interpolated. */
    public double quantile(double share) {
        double at = share * (total() - 1);
        long below = (long) at;
        double low = ranked(below);
        double high = ranked(Math.min(below + 1, total() - 1));
        double part = at - below;
        return part == 0 || low == high ? low : low + part * (high - low);
    }

    private double ranked(long rank) {
        long seen = 0;
        for (int group = 0; group < values.length; group++) {
            seen += joint(group);
            if (rank < seen) {
                return values[group];
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + seen + " values");
    }

    /** A number that depends on all values and counts, for generators to start from. */
    long hash() {
        long hash = values.length;
        for (int group = 0; group < values.length; group++) {
            hash = SplitMix.mix(hash ^ Double.doubleToLongBits(values[group]));
            hash = SplitMix.mix(hash + ((long) first[group] << 32) + second[group]);
        }
        return hash;
    }
}
