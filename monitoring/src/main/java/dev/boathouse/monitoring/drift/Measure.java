package dev.boathouse.monitoring.drift;

/**
 * A test or a distance of two columns. Each comes with its distribution when nothing has changed, at the sizes of the samples, and so with a
 * p-value and a threshold. All treat the reference as a sample as well. The formulas are in {@code statistics}, which has them for arrays.
 */
public enum Measure {
    /**
     * Numbers: the greatest difference D of the two distribution functions. Sees any change of shape, not only of the mean; an outlier counts as
     * one value. Its distribution knows which values are tied.
     */
    KOLMOGOROV_SMIRNOV("Kolmogorov-Smirnov test", Fit.NUMBERS),
    /** Numbers: the mean square of that difference. Sees small changes over the whole range better, those at the ends worse. */
    CRAMER_VON_MISES("Cramer-von Mises test", Fit.NUMBERS),
    /** Numbers: that square with more weight at both ends. Needs exact samples. */
    ANDERSON_DARLING("Anderson-Darling test", Fit.NUMBERS),
    /** Numbers: is a value of one sample greater than one of the other more often than not? Sees moves up and down, both ways. */
    MANN_WHITNEY("Mann-Whitney test", Fit.NUMBERS),
    /** Numbers: the means, with variances of their own. One outlier can hide a change from it. */
    WELCH("Welch's t-test", Fit.NUMBERS),
    /** Numbers: the characteristic functions. Needs exact samples of at least 5. */
    EPPS_SINGLETON("Epps-Singleton test", Fit.NUMBERS),
    /** Numbers: how far values would have to be moved, in units of the column. One far outlier can dominate it. */
    WASSERSTEIN("Wasserstein distance", Fit.NUMBERS),
    /** Numbers: the energy distance of Székely and Rizzo. Needs exact samples. */
    ENERGY("energy distance", Fit.NUMBERS),
    /** Numbers: maximum mean discrepancy with a Gaussian kernel. Needs exact samples. */
    MAXIMUM_MEAN_DISCREPANCY("maximum mean discrepancy", Fit.NUMBERS),
    /** Levels, or numbers in ten groups of about equal joint size: Pearson's statistic. Where levels are rare, among random tables. */
    CHI_SQUARE("chi-square test", Fit.ANY),
    /** Levels or groups: the likelihood ratio. */
    G_TEST("G-test", Fit.ANY),
    /** Two values: Fisher's exact test; the statistic is the absolute difference of the rates. */
    FISHER("Fisher's exact test", Fit.TWO),
    /** Two values: the z-test of two rates, pooled; the statistic is |z|. */
    TWO_PROPORTIONS("two-proportion z-test", Fit.TWO),
    /** Levels or groups: the population stability index, natural logarithm, half a row added to each. */
    POPULATION_STABILITY("population stability index", Fit.ANY),
    /** Levels or groups: the Kullback–Leibler divergence of the current rows from the reference, natural logarithm, half a row added to each. */
    KULLBACK_LEIBLER("Kullback-Leibler divergence", Fit.ANY),
    /** Levels or groups: the Jensen–Shannon distance, the square root of the divergence to base 2; 0 to 1. */
    JENSEN_SHANNON("Jensen-Shannon distance", Fit.ANY),
    /** Levels or groups: the Hellinger distance; 0 to 1. */
    HELLINGER("Hellinger distance", Fit.ANY),
    /** Levels or groups: half the sum of the differences of the shares; 0 to 1. */
    TOTAL_VARIATION("total variation distance", Fit.ANY),
    /** Levels or groups: the greatest difference of a share; 0 to 1. */
    L_INFINITY("L-infinity distance", Fit.ANY);

    private final String text;
    private final Fit fit;

    Measure(String text, Fit fit) {
        this.text = text;
        this.fit = fit;
    }

    /** What a measure can look at. */
    enum Fit {
        NUMBERS,
        TWO,
        ANY
    }

    Fit fit() {
        return fit;
    }

    @Override
    public String toString() {
        return text;
    }
}
