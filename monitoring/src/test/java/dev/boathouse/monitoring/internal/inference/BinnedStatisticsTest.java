package dev.boathouse.monitoring.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals from histograms contain what the samples themselves give, computed here by sorting. */
class BinnedStatisticsTest {

    private static final double ROUNDING = 1e-9;

    /** Small samples in coarse bins: any number of values in a bin, in any order, tied or not. */
    @Test
    void intervalsContainTheExactValues() {
        long seed = 21;
        Random random = new Random(seed);
        double[] widths = new double[100_000];
        for (int round = 0; round < widths.length; round++) {
            double[] reference = finite(Samples.any(random, 1 + random.nextInt(40)));
            double[] current = random.nextBoolean() || reference.length == 0
                    ? finite(Samples.any(random, 1 + random.nextInt(40)))
                    : moved(reference, 1 + random.nextInt(40), random);
            int length = random.nextInt(10) == 0 ? Long.SIZE : 8 + random.nextInt(20);
            widths[round] = compare(reference, current, length, "seed " + seed + ", round " + round);
        }
        assertThat(Arrays.stream(widths).filter(width -> width > 0).count()).isGreaterThan(10_000);
    }

    /** Samples as they come. */
    @Test
    void intervalsOfLargeSamplesContainTheExactValuesAndAreNarrow() {
        long seed = 23;
        Random random = new Random(seed);
        double[] widths = new double[60];
        for (int round = 0; round < widths.length; round++) {
            double[] reference = finite(Samples.any(random, 10_000 + random.nextInt(20_000)));
            double[] current = random.nextBoolean() || reference.length == 0
                    ? finite(Samples.any(random, 10_000 + random.nextInt(20_000)))
                    : moved(reference, 10_000 + random.nextInt(20_000), random);
            widths[round] = compare(reference, current, Long.SIZE, "seed " + seed + ", round " + round);
        }
        Arrays.sort(widths);
        assertThat(widths[widths.length / 2]).isLessThanOrEqualTo(0.01);
        assertThat(widths[widths.length - 1]).isPositive();
    }

    /** The width of the interval of D. */
    private static double compare(double[] reference, double[] current, int length, String at) {
        if (reference.length == 0 || current.length == 0) {
            return 0;
        }
        Numbers a = coarse(Samples.numbers(reference), length);
        Numbers b = coarse(Samples.numbers(current), length);
        AlignedBins bins = AlignedBins.of(a, b);
        Pooled pooled = new Pooled(reference, current);
        contains(BinnedRanks.mannWhitney(bins), pooled.mannWhitney(), at);
        contains(BinnedRanks.cramerVonMises(bins), pooled.cramerVonMises(), at);
        double meanDifference = a.moments().meanDifference(b.moments());
        contains(BinnedTransport.wasserstein(bins, meanDifference), pooled.wasserstein(), at);
        Range distance = KolmogorovSmirnov.distance(bins);
        contains(distance, Samples.exactDistance(reference, current), at);
        double width = distance.high() - distance.low();
        double heaviest = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            double lighter =
                    Math.min((double) bins.first(bin) / bins.size1(), (double) bins.second(bin) / bins.size2());
            heaviest = Math.max(heaviest, lighter);
        }
        assertThat(width).as(at).isLessThanOrEqualTo(heaviest + 1e-15);
        return width;
    }

    private static Numbers coarse(Numbers numbers, int length) {
        Histogram histogram = numbers.histogram();
        return new Numbers(
                numbers.nans(),
                numbers.negativeInfinities(),
                numbers.positiveInfinities(),
                numbers.zeros(),
                numbers.min(),
                numbers.max(),
                numbers.moments(),
                length < histogram.prefixLength() ? histogram.atLength(length) : histogram,
                numbers.beyond());
    }

    private static void contains(Range range, double exact, String at) {
        double slack = ROUNDING * Math.max(1e-3, Math.max(Math.abs(range.low()), Math.abs(range.high())));
        assertThat(exact).as(at).isBetween(range.low() - slack, range.high() + slack);
    }

    @Test
    void intervalsAreNarrowWhereValuesAreContinuous() {
        Random random = new Random(22);
        double[] reference = random.doubles(200_000).toArray();
        double[] current = random.doubles(200_000).map(x -> x + 0.01).toArray();
        AlignedBins bins = AlignedBins.of(Samples.numbers(reference), Samples.numbers(current));
        assertThat(bins.exact()).isFalse();
        Range distance = KolmogorovSmirnov.distance(bins);
        assertThat(distance.high() - distance.low()).isLessThan(0.002);
        Range pairs = BinnedRanks.mannWhitney(bins);
        assertThat((pairs.high() - pairs.low()) / (200_000.0 * 200_000)).isLessThan(0.0015);
        Range transport = BinnedTransport.wasserstein(bins, 0);
        assertThat(transport.high() - transport.low()).isLessThan(0.004);
        Range squares = BinnedRanks.cramerVonMises(bins);
        assertThat(squares.high() / squares.low()).isLessThan(1.4);
    }

    private static double[] moved(double[] reference, int size, Random random) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> reference[random.nextInt(reference.length)] * (random.nextInt(10) == 0 ? 1.01 : 1));
        return finite(values);
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values)
                .filter(value -> Math.abs(value) < 1e150)
                .map(value -> value + 0.0)
                .toArray();
    }

    /** Two samples, sorted together; the textbook's formulas. */
    private static final class Pooled {
        private final double[] a;
        private final double[] b;

        Pooled(double[] reference, double[] current) {
            a = reference.clone();
            b = current.clone();
            Arrays.sort(a);
            Arrays.sort(b);
        }

        double mannWhitney() {
            double wins = 0;
            for (double x : a) {
                double[] counts = counts(b, x);
                wins += counts[0] + counts[1] / 2;
            }
            return wins;
        }

        double cramerVonMises() {
            double n = a.length;
            double m = b.length;
            double u = n * ranks(a, b) + m * ranks(b, a);
            return u / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m));
        }

        private static double ranks(double[] own, double[] other) {
            double sum = 0;
            for (int i = 0; i < own.length; i++) {
                double[] mine = counts(own, own[i]);
                double[] theirs = counts(other, own[i]);
                double rank = mine[0] + theirs[0] + (mine[1] + theirs[1] + 1) / 2;
                sum += (rank - (i + 1)) * (rank - (i + 1));
            }
            return sum;
        }

        double wasserstein() {
            double[] all = new double[a.length + b.length];
            System.arraycopy(a, 0, all, 0, a.length);
            System.arraycopy(b, 0, all, a.length, b.length);
            Arrays.sort(all);
            double sum = 0;
            for (int i = 0; i + 1 < all.length; i++) {
                if (all[i] < all[i + 1]) {
                    double[] in1 = counts(a, all[i]);
                    double[] in2 = counts(b, all[i]);
                    sum += (all[i + 1] - all[i])
                            * Math.abs((in1[0] + in1[1]) / a.length - (in2[0] + in2[1]) / b.length);
                }
            }
            return sum;
        }

        /** How many are less than, and how many equal to, a value. */
        private static double[] counts(double[] sorted, double value) {
            int low = first(sorted, value, false);
            return new double[] {low, first(sorted, value, true) - low};
        }

        private static int first(double[] sorted, double value, boolean above) {
            int from = 0;
            int to = sorted.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (above ? sorted[middle] <= value : sorted[middle] < value) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
