package dev.boathouse.core.statistics;

/**
 * How many of so many independent trials were hits: an accuracy, a precision, a recall. Immutable.
 *
 * @param hits from 0 to the number of trials
 * @param trials 0 or more; with 0 nothing is known, and the estimate is NaN
 */
public record Proportion(long hits, long trials) {

    private static final String METHOD = "Newcombe";

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are fewer than 0 hits, or more than trials
     */
    public Proportion {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException("Cannot make a proportion of " + hits + " hits in " + trials
                    + " trials. Hits from 0 to the number of trials would work.");
        }
    }

    /**
     * The share of hits.
     *
     * @return from 0 to 1, NaN without trials
     */
    public double estimate() {
        return (double) hits / trials;
    }

    /**
     * The score interval of {@link Interval#DEFAULT_LEVEL}; see {@link #interval(double)}.
     *
     * @return the interval
     */
    public Interval interval() {
        return interval(Interval.DEFAULT_LEVEL);
    }

    /**
     * The score interval (Wilson 1927, J. Am. Stat. Assoc. 22:209, without a correction for continuity): the rates that a test would not
     * reject. It stays within 0 and 1, and has a length where all trials or none are hits.
     *
     * @param level how often such intervals contain the true rate, about; between 0 and 1
     * @return the interval; from 0 to 1 around NaN without trials
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        double z = Normal.reach(level);
        if (trials == 0) {
            return new Interval(Double.NaN, 0, 1, level);
        }
        double estimate = estimate();
        double square = z * z;
        double middle = hits + square / 2;
        double reach = z * StrictMath.sqrt(hits * (1 - estimate) + square / 4);
        // The ends are 0 and 1 by the formula too, but for its rounding.
        double low = hits == 0 ? 0 : Math.min(estimate, Math.max(0, (middle - reach) / (trials + square)));
        double high = hits == trials ? 1 : Math.max(estimate, Math.min(1, (middle + reach) / (trials + square)));
        return new Interval(estimate, low, high, level);
    }

    /**
     * How far this rate lies above another of other, independent trials; see {@link #minus(Proportion, double)}.
     *
     * @param other the other
     * @return the difference with its interval of {@link Interval#DEFAULT_LEVEL}
     */
    public Difference minus(Proportion other) {
        return minus(other, Interval.DEFAULT_LEVEL);
    }

    /**
     * How far this rate lies above another of other, independent trials. For the same rows judged twice there is {@link PairedProportions}.
     *
     * <p>The interval is Newcombe's hybrid score interval (1998, Statistics in Medicine 17:873, method 10), the p-value that of the
     * z test with pooled variance and without a correction for continuity, which is Pearson's chi-squared test. At the edge the two may
     * disagree, since the test alone assumes equal rates. Where all trials of both or none are hits, the p-value is 1.
     *
     * @param other the other
     * @param level how often such intervals contain the true difference, about; between 0 and 1
     * @return the difference; from −1 to 1 around NaN, with the p-value NaN, where one has no trials
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Difference minus(Proportion other, double level) {
        Interval ours = interval(level);
        Interval theirs = other.interval(level);
        double estimate = ours.estimate() - theirs.estimate();
        if (Double.isNaN(estimate)) {
            return new Difference(new Interval(estimate, -1, 1, level), Double.NaN, METHOD);
        }
        double low = estimate - StrictMath.hypot(ours.estimate() - ours.low(), theirs.high() - theirs.estimate());
        double high = estimate + StrictMath.hypot(ours.high() - ours.estimate(), theirs.estimate() - theirs.low());
        return new Difference(
                new Interval(estimate, Math.max(-1, low), Math.min(1, high), level), pooledTest(other), METHOD);
    }

    private double pooledTest(Proportion other) {
        double pooled = ((double) hits + other.hits) / ((double) trials + other.trials);
        double variance = pooled * (1 - pooled) * (1.0 / trials + 1.0 / other.trials);
        return variance > 0 ? Normal.beyond((estimate() - other.estimate()) / StrictMath.sqrt(variance)) : 1;
    }

    /**
     * How many times another rate, of other, independent trials, this one is; see {@link #ratioTo(Proportion, double)}.
     *
     * @param other the other
     * @return the ratio with its interval of {@link Interval#DEFAULT_LEVEL}
     */
    public Interval ratioTo(Proportion other) {
        return ratioTo(other, Interval.DEFAULT_LEVEL);
    }

    /**
     * How many times another rate, of other, independent trials, this one is. The interval is made of both score intervals (MOVER-R: Donner
     * and Zou 2012, Statistical Methods in Medical Research 21:347), because that is defined where one has no hits, which the
     * interval of the logarithm is not, and needs no iteration.
     *
     * @param other the other
     * @param level how often such intervals contain the true ratio, about; between 0 and 1
     * @return the ratio; up to infinity where the other has no hits, around NaN where neither has, from 0 to infinity where one has no
     *     trials
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval ratioTo(Proportion other, double level) {
        Interval ours = interval(level);
        Interval theirs = other.interval(level);
        double estimate = ours.estimate() / theirs.estimate();
        if (trials == 0 || other.trials == 0) {
            return new Interval(estimate, 0, Double.POSITIVE_INFINITY, level);
        }
        double product = ours.estimate() * theirs.estimate();
        // The published fraction, extended by the conjugate of its numerator: no division by what may be 0.
        double least = ours.low() * (2 * ours.estimate() - ours.low());
        double low = least == 0
                ? 0
                : least
                        / (product
                                + StrictMath.sqrt(product * product
                                        - least * theirs.high() * (2 * theirs.estimate() - theirs.high())));
        double divisor = theirs.low() * (2 * theirs.estimate() - theirs.low());
        double high = (product
                        + StrictMath.sqrt(
                                product * product - divisor * ours.high() * (2 * ours.estimate() - ours.high())))
                / divisor;
        return new Interval(estimate, low, divisor == 0 ? Double.POSITIVE_INFINITY : high, level);
    }
}
