package dev.boathouse.monitoring.statistics;

import dev.boathouse.monitoring.internal.inference.Pooled;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Two samples of numbers, and the tests and distances that compare them. The values are copied and sorted once, then each test takes one
 * pass or a few. NaN is left out and counted; −0.0 equals 0.0. Infinities take part in the tests that look at the order of
 * values alone (Kolmogorov–Smirnov, Mann–Whitney, Anderson–Darling, Cramér–von Mises); the others are undefined with them. Tests of an
 * empty sample are undefined. All results depend on the two multisets alone: not on the order of rows, nor on luck, as splits
 * by chance are drawn from a generator that starts from a hash of the values. Two-sided tests and distances give the same bits when
 * the samples change places. Immutable and thread-safe.
 *
 * <p>Where a p-value comes from splits by chance there are 999, fewer where many of them are more extreme (Besag and Clifford 1991). Where
 * none is, the limiting distribution tells how far below 1/1000 the p-value is, if the smaller sample has at least 25 values.
 */
public final class NumberSamples {

    private final Pooled samples;
    private final int referenceNans;
    private final int currentNans;

    private NumberSamples(Pooled samples, int referenceNans, int currentNans) {
        this.samples = samples;
        this.referenceNans = referenceNans;
        this.currentNans = currentNans;
    }

    /**
     * Sorts copies of two samples.
     *
     * @param reference what the data used to be
     * @param current what they are now
     * @return the samples
     * @throws IllegalArgumentException if both together have more than 2^31 − 1 values
     */
    public static NumberSamples of(double[] reference, double[] current) {
        if ((long) reference.length + current.length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Too many values to compare: found " + reference.length + " and "
                    + current.length + ". Up to " + Integer.MAX_VALUE + " together work; profiles take any number.");
        }
        double[] a = sorted(reference);
        double[] b = sorted(current);
        int n = ordered(a);
        int m = ordered(b);
        return new NumberSamples(Pooled.of(a, n, b, m), a.length - n, b.length - m);
    }

    private static double[] sorted(double[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i] + 0.0; // −0.0 + 0.0 is 0.0
        }
        Arrays.sort(copy);
        return copy;
    }

    /** How many values are not NaN; those stand at the end. */
    private static int ordered(double[] sorted) {
        int size = sorted.length;
        while (size > 0 && Double.isNaN(sorted[size - 1])) {
            size--;
        }
        return size;
    }

    /**
     * How many values of the reference take part.
     *
     * @return 0 or more, NaN not counted
     */
    public int referenceSize() {
        return samples.firstSize();
    }

    /**
     * How many current values take part.
     *
     * @return 0 or more, NaN not counted
     */
    public int currentSize() {
        return samples.secondSize();
    }

    /**
     * How many values of the reference are NaN.
     *
     * @return 0 or more
     */
    public int referenceNans() {
        return referenceNans;
    }

    /**
     * How many current values are NaN.
     *
     * @return 0 or more
     */
    public int currentNans() {
        return currentNans;
    }

    /**
     * The two-sided Kolmogorov–Smirnov test with the best distribution.
     *
     * @return {@link #kolmogorovSmirnov(Precision, Alternative)}, automatic and two-sided
     */
    public TestResult kolmogorovSmirnov() {
        return kolmogorovSmirnov(Precision.AUTOMATIC, Alternative.TWO_SIDED);
    }

    /**
     * The Kolmogorov–Smirnov test: how far apart the two distribution functions F (reference) and G (current) are. Greater looks for F
     * above G, so for smaller values in the reference; less for the reverse. Exact by lattice paths (Hodges 1958; with ties Schröer
     * and Trenkler 1995). Asymptotic: Kolmogorov's one-sample distribution at the size nm/(n + m), rounded; one-sided Hodges' equation
     * 5.3. Automatic: exact given the ties while n·m is at most 4·10⁶, as if untied (p is then an upper bound) or without ties while
     * both sizes are at most 10,000, else asymptotic. Exact and untied ones reach to n·m = 10⁹.
     *
     * @param precision which distribution
     * @param alternative which differences
     * @return statistic and effect are both D, the greatest difference, 0 to 1
     * @throws IllegalArgumentException if an exact distribution is asked for that is out of reach
     */
    public TestResult kolmogorovSmirnov(Precision precision, Alternative alternative) {
        return ordered(OrderTests.SMIRNOV, () -> new OrderTests(samples).smirnov(precision, alternative));
    }

    /**
     * The two-sided Mann–Whitney test with the best distribution.
     *
     * @return {@link #mannWhitney(Precision, Alternative)}, automatic and two-sided
     */
    public TestResult mannWhitney() {
        return mannWhitney(Precision.AUTOMATIC, Alternative.TWO_SIDED);
    }

    /**
     * The Mann–Whitney test (Wilcoxon's rank sum): whether values of one sample tend to exceed those of the other. Ties count half. Two-sided
     * p-values are twice the smaller one-sided one. Exact: the distribution of the midranks' sum over all splits. Asymptotic: normal, with the
     * variance corrected for ties and a continuity correction of one half. Automatic: exact while n·m is at most 1,000; else splits by chance if ties
     * are as heavy as 100 equally frequent values, else asymptotic. Exact and untied ones reach to n·m = 10,000.
     *
     * @param precision which distribution
     * @param alternative which differences; greater: the reference tends to the greater values
     * @return the statistic is U of the reference, the number of pairs in which its value is the greater; of a two-sided test the threshold is
     *     the upper one, of which the lower one is as far from nm/2; for {@link Alternative#LESS} values up to the threshold are unusual. The effect is
     *     Cliff's delta, −1 to 1, above 0 where current values are the greater
     * @throws IllegalArgumentException if an exact distribution is asked for that is out of reach
     */
    public TestResult mannWhitney(Precision precision, Alternative alternative) {
        return ordered(OrderTests.MANN_WHITNEY, () -> new OrderTests(samples).mannWhitney(precision, alternative, 0.5));
    }

    /**
     * The asymptotic Mann–Whitney test without continuity correction, as other tools may have it. Its p-values are a little too small.
     *
     * @param alternative which differences; greater: the reference tends to the greater values
     * @return as {@link #mannWhitney(Precision, Alternative)} gives
     */
    public TestResult mannWhitneyUncorrected(Alternative alternative) {
        return ordered(
                OrderTests.MANN_WHITNEY,
                () -> new OrderTests(samples).mannWhitney(Precision.ASYMPTOTIC, alternative, 0.0));
    }

    /**
     * The two-sided Welch test.
     *
     * @return {@link #welch(Alternative)}, two-sided
     */
    public TestResult welch() {
        return welch(Alternative.TWO_SIDED);
    }

    /**
     * Welch's t-test: whether the means differ, whatever the variances; degrees of freedom by Welch and Satterthwaite (1947). An approximation: with
     * skewed values and unequal sizes below some hundred it fires too often (0.125 instead of 0.05 for lognormal values, σ = 1.5, 50 and 500 of them).
     *
     * @param alternative which differences; greater: the mean of the reference is the greater
     * @return the statistic is t, above 0 where the mean of the reference is the greater; the threshold is for its distance from 0, or, for
     *     {@link Alternative#LESS}, the value from which downwards t is unusual. The effect is Cohen's d with the pooled standard deviation, above 0
     *     where the current mean is the greater. Undefined below two values a side and where neither sample varies
     */
    public TestResult welch(Alternative alternative) {
        return finite(ValueTests.WELCH, () -> new ValueTests(samples).welch(alternative));
    }

    /**
     * The two-sided test of Student with pooled variance.
     *
     * @return {@link #pooledT(Alternative)}, two-sided
     */
    public TestResult pooledT() {
        return pooledT(Alternative.TWO_SIDED);
    }

    /**
     * Student's t-test with pooled variance, exact for normal samples of equal variance. Where variances and sizes differ it fires too often or too
     * seldom; {@link #welch} does not.
     *
     * @param alternative which differences; greater: the mean of the reference is the greater
     * @return as {@link #welch(Alternative)} gives; undefined below three values and where neither sample varies
     */
    public TestResult pooledT(Alternative alternative) {
        return finite(ValueTests.POOLED, () -> new ValueTests(samples).pooledT(alternative));
    }

    /**
     * The Anderson–Darling test with the best distribution.
     *
     * @return {@link #andersonDarling(Precision)}, automatic
     */
    public TestResult andersonDarling() {
        return andersonDarling(Precision.AUTOMATIC);
    }

    /**
     * The two-sample Anderson–Darling test with midranks (Scholz and Stephens 1987, equation 7): as Cramér–von Mises, with more weight on the
     * tails. Asymptotic: the limit of A², by Smirnov's formula, to any p-value. Automatic: splits by chance if a sample has fewer than 10
     * values, both together fewer than 100, or ties are as heavy as 100 equally frequent values; else asymptotic.
     *
     * @param precision automatic or asymptotic
     * @return the statistic is A² less its mean 1, in standard deviations without ties; the effect is the greatest difference of the
     *     distribution functions. Undefined below four values and where all are equal
     * @throws IllegalArgumentException if an exact distribution is asked for
     */
    public TestResult andersonDarling(Precision precision) {
        return ordered(OrderTests.ANDERSON, () -> new OrderTests(samples).andersonDarling(precision, true));
    }

    /**
     * The same with distribution functions that are continuous from the right (Scholz and Stephens 1987, equation 6). It differs with ties only, and
     * then depends on which end of the scale they look from.
     *
     * @param precision automatic or asymptotic
     * @return as {@link #andersonDarling(Precision)} gives
     * @throws IllegalArgumentException if an exact distribution is asked for
     */
    public TestResult andersonDarlingRight(Precision precision) {
        return ordered(OrderTests.ANDERSON, () -> new OrderTests(samples).andersonDarling(precision, false));
    }

    /**
     * The Cramér–von Mises test with the best distribution.
     *
     * @return {@link #cramerVonMises(Precision)}, automatic
     */
    public TestResult cramerVonMises() {
        return cramerVonMises(Precision.AUTOMATIC);
    }

    /**
     * The two-sample Cramér–von Mises test: the mean squared difference of the distribution functions. Exact by lattice paths (Xiao, Gordon and
     * Yakovlev 2006), also with ties. Asymptotic: the limit after T is given its mean and variance (Anderson 1962). Automatic: exact while
     * both sizes are at most 20; else splits by chance if a sample has fewer than 10 values or ties are as heavy as 100 equally frequent
     * values; else asymptotic. Exact and untied ones reach to n·m = 1,000.
     *
     * @param precision which distribution
     * @return the statistic is T from midranks; the effect is the greatest difference of the distribution functions
     * @throws IllegalArgumentException if an exact distribution is asked for that is out of reach
     */
    public TestResult cramerVonMises(Precision precision) {
        return ordered(OrderTests.CRAMER, () -> new OrderTests(samples).cramerVonMises(precision));
    }

    /**
     * The Epps–Singleton test with the best distribution.
     *
     * @return {@link #eppsSingleton(Precision)}, automatic
     */
    public TestResult eppsSingleton() {
        return eppsSingleton(Precision.AUTOMATIC);
    }

    /**
     * The Epps–Singleton test: whether the empirical characteristic functions differ at 0.4 and 0.8, in units of half the pooled interquartile
     * range (Epps and Singleton 1986), with their correction for samples below 25. Asymptotic: chi-square, which fires too often where sizes
     * differ (0.13 instead of 0.05 at 50 and 500). Automatic: splits by chance while a sample has fewer than 1,000 values, else asymptotic.
     *
     * @param precision automatic or asymptotic
     * @return the statistic is W; the effect is the greatest difference of the distribution functions. Undefined below five values a side and where
     *     the interquartile range is 0 or neither sample varies
     * @throws IllegalArgumentException if an exact distribution is asked for
     */
    public TestResult eppsSingleton(Precision precision) {
        return finite(ValueTests.EPPS, () -> new ValueTests(samples).eppsSingleton(precision));
    }

    /**
     * The energy distance √(2 ∫ (F − G)² dx) of the distribution functions (Székely and Rizzo 2013). The distribution comes from splits by chance. Up to
     * 4,096 distinct values they are exact; beyond, neighbours stand together in cells of at most 1/64 of the values on their thinner
     * side, which changes the distribution's scale by less than 1 %.
     *
     * @return the statistic is the distance, in the square root of the values' unit; the effect is the coefficient of inhomogeneity (Rizzo and Székely 2016), 0
     *     to 1
     */
    public TestResult energy() {
        return finite(ValueTests.ENERGY, () -> new ValueTests(samples).energy());
    }

    /**
     * Wasserstein's distance of order 1 (earth mover's): ∫ |F − G| dx of the distribution functions. The distribution is found as for {@link #energy}.
     *
     * @return the statistic is the distance, in the values' unit; the effect is the distance in interquartile ranges of the pooled values. Where
     *     that range is 0, it is in their mean distance from the median; where all are equal, 0
     */
    public TestResult wasserstein() {
        return finite(ValueTests.WASSERSTEIN, () -> new ValueTests(samples).wasserstein());
    }

    /**
     * The maximum mean discrepancy with a Gaussian kernel, squared, unbiased (Gretton et al. 2012, equation 3): 0 on average when nothing has changed, so
     * it may fall below. The kernel's bandwidth is the median distance between two pooled values, or, where that is 0, the mean one. All
     * pairs count up to 4,096 distinct values; beyond, neighbours stand together as for {@link #energy}. The distribution comes from splits by
     * chance of at most some thousand such cells.
     *
     * @return the statistic is the squared discrepancy; the effect is its square root, 0 where it is negative. Undefined below two values a side and where
     *     all are equal
     */
    public TestResult mmd() {
        return finite(ValueTests.MMD, () -> new ValueTests(samples).mmd(false));
    }

    /**
     * The same, biased (Gretton et al. 2012, equation 5): a distance of the samples as they are, at least 0.
     *
     * @return as {@link #mmd} gives; defined for single values too
     */
    public TestResult mmdBiased() {
        return finite(ValueTests.MMD, () -> new ValueTests(samples).mmd(true));
    }

    private TestResult ordered(String name, Supplier<TestResult> test) {
        if (samples.firstSize() == 0 || samples.secondSize() == 0) {
            return TestResult.undefined(
                    name, samples.firstSize() == 0 ? "the reference is empty" : "the current sample is empty");
        }
        return test.get();
    }

    private TestResult finite(String name, Supplier<TestResult> test) {
        return samples.finite()
                ? ordered(name, test)
                : TestResult.undefined(name, "there are infinite values; leave them out or use a test of the order");
    }

    /** As {@code 300 and 200 numbers}. */
    @Override
    public String toString() {
        return samples.firstSize() + " and " + samples.secondSize() + " numbers";
    }
}
