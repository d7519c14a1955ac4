package dev.boathouse.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Draws as many rows as there are with replacement, computes a {@link Statistic} of them, and again: how far the numbers spread is how unsure
 * they are, whatever they are (Efron 1979, Annals of Statistics 7:1). Rows must be independent of each other. Immutable.
 *
 * <p>The same seed gives the same bits, for any parallelism and on any platform, if the statistic does.
 *
 * @param rounds how often rows are drawn, from 100 on; 1,000 by default, the least that Efron and Tibshirani advise for BCa
 * @param seed any number
 * @param level how often the intervals contain the truth, about; between 0 and 1
 * @param parallelism the number of threads, which end with the call; as many as there are processors by default
 */
public record Bootstrap(int rounds, long seed, double level, int parallelism) {

    private static final int DEFAULT_ROUNDS = 1_000;
    private static final int LEAST_ROUNDS = 100;
    private static final long DEFAULT_SEED = 1;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are fewer than 100 rounds, the level is not between 0 and 1, or the parallelism is below 1
     */
    public Bootstrap {
        if (rounds < LEAST_ROUNDS) {
            throw new IllegalArgumentException("Cannot tell how far numbers spread from " + rounds + " rounds. "
                    + LEAST_ROUNDS + " or more would work, better " + DEFAULT_ROUNDS + ".");
        }
        Normal.requireLevel(level);
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "Cannot run a bootstrap on " + parallelism + " threads. 1 or more would work.");
        }
    }

    /**
     * 1,000 rounds, the seed 1, {@link Interval#DEFAULT_LEVEL}, as many threads as processors.
     *
     * @return the bootstrap
     */
    public static Bootstrap standard() {
        return new Bootstrap(
                DEFAULT_ROUNDS,
                DEFAULT_SEED,
                Interval.DEFAULT_LEVEL,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * With another number of rounds.
     *
     * @param changed from 100 on
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer
     */
    public Bootstrap withRounds(int changed) {
        return new Bootstrap(changed, seed, level, parallelism);
    }

    /**
     * With another seed.
     *
     * @param changed any number
     * @return the changed copy
     */
    public Bootstrap withSeed(long changed) {
        return new Bootstrap(rounds, changed, level, parallelism);
    }

    /**
     * With intervals of another level.
     *
     * @param changed between 0 and 1
     * @return the changed copy
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Bootstrap withLevel(double changed) {
        return new Bootstrap(rounds, seed, changed, parallelism);
    }

    /**
     * With another number of threads, which changes nothing but the time.
     *
     * @param changed from 1 on; with 1 the calling thread does it all
     * @return the changed copy
     * @throws IllegalArgumentException if it is below 1
     */
    public Bootstrap withParallelism(int changed) {
        return new Bootstrap(rounds, seed, level, changed);
    }

    /**
     * Computes a statistic over all rows, over the rows drawn in each round, and with rows left out: one by one up to 1,000 rows, above in 200
     * groups. Each thread needs a byte for each row.
     *
     * @param statistic what to compute
     * @return the resamples
     * @throws IllegalArgumentException if the statistic has no rows or no numbers
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     */
    public Resamples run(Statistic statistic) {
        if (statistic.rows() < 1 || statistic.size() < 1) {
            throw new IllegalArgumentException("Cannot resample " + statistic.rows() + " rows for " + statistic.size()
                    + " numbers. One or more of each would work.");
        }
        byte[] all = new byte[statistic.rows()];
        Arrays.fill(all, (byte) 1);
        double[] estimates = new double[statistic.size()];
        statistic.of(all, estimates);
        Replicates replicates = Replicates.of(statistic, this);
        List<Optional<BiasCorrected>> numbers = new ArrayList<>();
        for (int i = 0; i < estimates.length; i++) {
            numbers.add(BiasCorrected.of(
                    estimates[i], replicates.drawn()[i], replicates.without()[i]));
        }
        return new Resamples(estimates, numbers, level);
    }

    /** What a bootstrap found of the numbers of a statistic, in their order. Immutable. */
    public static final class Resamples {

        private static final String METHOD = "BCa bootstrap";

        private final double[] estimates;
        private final List<Optional<BiasCorrected>> numbers;
        private final double level;

        private Resamples(double[] estimates, List<Optional<BiasCorrected>> numbers, double level) {
            this.estimates = estimates;
            this.numbers = List.copyOf(numbers);
            this.level = level;
        }

        /**
         * How many numbers there are.
         *
         * @return 1 or more
         */
        public int size() {
            return estimates.length;
        }

        /**
         * A number over all rows.
         *
         * @param number from 0 to below {@link #size()}
         * @return its value, where it is defined
         * @throws IndexOutOfBoundsException if there is no such number
         */
        public OptionalDouble estimate(int number) {
            double estimate = estimates[number];
            return Double.isNaN(estimate) ? OptionalDouble.empty() : OptionalDouble.of(estimate);
        }

        /**
         * A number with its interval, corrected for bias and skewness: BCa (Efron 1987, J. Am. Stat. Assoc. 82:171; Efron and Tibshirani 1993,
         * An Introduction to the Bootstrap, 14.3). The acceleration is that of the jackknife, above 1,000 rows with groups of rows left out (as
         * in Efron and Narasimhan 2020, J. Comput. Graph. Statist. 29:608). Rounds where the number is not defined are left out. Where all
         * rounds give the same, the interval has no length.
         *
         * @param number from 0 to below {@link #size()}
         * @return the interval; none where the number is not defined over all rows or in more than a tenth of the rounds, or there is but one
         *     row
         * @throws IndexOutOfBoundsException if there is no such number
         */
        public Optional<Interval> interval(int number) {
            return numbers.get(number).map(found -> found.interval(level));
        }

        /**
         * How likely so large a number, in either direction, is where the truth is 0: one minus the level of the BCa interval that ends at 0.
         * It is never below 1 ∕ (rounds + 1), since more cannot be said from so many.
         *
         * @param number from 0 to below {@link #size()}
         * @return the p-value, where there is an interval
         * @throws IndexOutOfBoundsException if there is no such number
         */
        public OptionalDouble pValue(int number) {
            return numbers.get(number)
                    .map(found -> OptionalDouble.of(found.pValue()))
                    .orElse(OptionalDouble.empty());
        }

        /**
         * A number that is a difference, with its interval and p-value.
         *
         * @param number from 0 to below {@link #size()}
         * @return the difference, where there is an interval
         * @throws IndexOutOfBoundsException if there is no such number
         */
        public Optional<Difference> difference(int number) {
            return numbers.get(number).map(found -> new Difference(found.interval(level), found.pValue(), METHOD));
        }
    }
}
