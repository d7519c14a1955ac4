package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;

/**
 * Two samples of numbers counted in the same bins, in ascending order. A bin of an exact histogram holds a single value; −∞ and +∞
 * have bins of their own. Bins that neither sample reached are left out. Immutable.
 */
public final class AlignedBins {

    private final double[] lows;
    private final double[] highs;
    private final long[] firsts;
    private final long[] seconds;
    private final long size1;
    private final long size2;
    private final boolean exact;

    private AlignedBins(double[] lows, double[] highs, long[] firsts, long[] seconds, boolean exact) {
        this.lows = lows;
        this.highs = highs;
        this.firsts = firsts;
        this.seconds = seconds;
        this.size1 = Arrays.stream(firsts).sum();
        this.size2 = Arrays.stream(seconds).sum();
        this.exact = exact;
    }

    /** The bins of two samples, as fine as the coarser of their histograms. */
    public static AlignedBins of(Numbers reference, Numbers current) {
        int length = Math.min(
                reference.histogram().prefixLength(), current.histogram().prefixLength());
        Histogram a = reference.histogram().atLength(length);
        Histogram b = current.histogram().atLength(length);
        double min = Math.min(reference.min(), current.min());
        double max = Math.max(reference.max(), current.max());
        int most = a.size() + b.size() + 2;
        double[] lows = new double[most];
        double[] highs = new double[most];
        long[] firsts = new long[most];
        long[] seconds = new long[most];
        int size = 0;
        if (reference.negativeInfinities() + current.negativeInfinities() > 0) {
            lows[size] = Double.NEGATIVE_INFINITY;
            highs[size] = Double.NEGATIVE_INFINITY;
            firsts[size] = reference.negativeInfinities();
            seconds[size++] = current.negativeInfinities();
        }
        for (int i = 0, j = 0; i < a.size() || j < b.size(); size++) {
            boolean in1 = j == b.size() || (i < a.size() && a.prefix(i) <= b.prefix(j));
            boolean in2 = i == a.size() || (j < b.size() && b.prefix(j) <= a.prefix(i));
            lows[size] = Math.max(min, in1 ? a.low(i) : b.low(j));
            highs[size] = Math.min(max, in1 ? a.high(i) : b.high(j));
            firsts[size] = in1 ? a.count(i++) : 0;
            seconds[size] = in2 ? b.count(j++) : 0;
        }
        if (reference.positiveInfinities() + current.positiveInfinities() > 0) {
            lows[size] = Double.POSITIVE_INFINITY;
            highs[size] = Double.POSITIVE_INFINITY;
            firsts[size] = reference.positiveInfinities();
            seconds[size++] = current.positiveInfinities();
        }
        return new AlignedBins(
                Arrays.copyOf(lows, size),
                Arrays.copyOf(highs, size),
                Arrays.copyOf(firsts, size),
                Arrays.copyOf(seconds, size),
                length == Long.SIZE);
    }

    /** The same bins with the smaller sample first, so that swapping the samples changes no bit of what is computed from them. */
    public AlignedBins oriented() {
        boolean inOrder = size1 != size2 ? size1 < size2 : Arrays.compare(firsts, seconds) <= 0;
        return inOrder ? this : new AlignedBins(lows, highs, /* firsts= */ seconds, /* seconds= */ firsts, exact);
    }

    /** How many bins hold a value. */
    public int size() {
        return firsts.length;
    }

    /** How many values of the first sample have a place in the order. */
    public long size1() {
        return size1;
    }

    /** How many values of the second sample have a place in the order. */
    public long size2() {
        return size2;
    }

    /** Whether every bin holds a single value, so that nothing about the order is unknown. */
    public boolean exact() {
        return exact;
    }

    /** The values of the first sample in a bin. */
    public long first(int bin) {
        return firsts[bin];
    }

    /** The values of the second sample in a bin. */
    public long second(int bin) {
        return seconds[bin];
    }

    /** The values of both samples in a bin. */
    public long joint(int bin) {
        return firsts[bin] + seconds[bin];
    }

    /** No value of a bin is less. */
    public double low(int bin) {
        return lows[bin];
    }

    /** No value of a bin is greater. */
    public double high(int bin) {
        return highs[bin];
    }

    /** Whether a bin holds a single value, as far as order goes. */
    public boolean tied(int bin) {
        return exact || lows[bin] == highs[bin];
    }

    /** Whether the order within a bin matters and is unknown: both samples have several different values in it. */
    boolean mixed(int bin) {
        return firsts[bin] > 0 && seconds[bin] > 0 && !tied(bin);
    }

    /** Whether any value is infinite. */
    public boolean infinite() {
        return size() > 0 && (Double.isInfinite(lows[0]) || Double.isInfinite(highs[size() - 1]));
    }
}
