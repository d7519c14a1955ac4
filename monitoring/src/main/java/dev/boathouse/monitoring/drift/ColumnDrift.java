package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.profile.Bounds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What has become of one column between a reference and now.
 *
 * @param name the column
 * @param status the verdict
 * @param evidence the tests that were made, none when nothing could be compared
 * @param populationStability population stability index, natural logarithm, half a row added to every level or bin; numbers in
 *     ten bins of about equal joint size; empty without values on both sides
 * @param jensenShannon Jensen–Shannon distance, the square root of the divergence to base 2 (0 to 1), over all levels, numbers in
 *     the same ten bins; empty without values on both sides
 * @param sentence the verdict and its reason in words, without the column's name
 */
public record ColumnDrift(
        String name,
        Status status,
        List<Evidence> evidence,
        Optional<Distance> populationStability,
        Optional<Distance> jensenShannon,
        String sentence) {

    /** Copies the evidence. */
    public ColumnDrift {
        evidence = List.copyOf(evidence);
    }

    /** The verdict on a column. */
    public enum Status {
        /** Compared, and no test both fired and found an effect that matters. */
        STABLE,
        /** Some test fired, and its effect matters. */
        DRIFTED,
        /** In both, but one side has no rows, or no values and the same share of missing ones. No alarm. */
        UNTESTED,
        /** In the reference, no longer now: an alarm. */
        MISSING,
        /** Now, but not in the reference. No alarm: nothing that was built on the reference uses it. */
        ADDED,
        /** Of a type that cannot be compared with the reference's: an alarm. Numeric types compare with each other. */
        RETYPED
    }

    /** What a test looks at. */
    public enum Subject {
        /** The values that are there: neither null nor NaN. */
        VALUES,
        /** Whether there is a value, or null, or NaN. */
        PRESENCE
    }

    /** How a p-value was found. All are tests of two samples: the reference is a sample as well. */
    public enum Method {
        /**
         * Kolmogorov–Smirnov on ordered values; the statistic is the greatest difference D of the two distribution functions, the
         * p-value that of the interval's lower bound, so that unknown order within a bin never raises an alarm. Ties make it
         * conservative.
         */
        KOLMOGOROV_SMIRNOV("Kolmogorov-Smirnov test"),
        /** Fisher's exact test of two levels; the statistic is the absolute difference of their rates. */
        FISHER("Fisher's exact test"),
        /** Pearson's chi-square, every expected count at least 5. */
        CHI_SQUARE("chi-square test"),
        /** Pearson's chi-square where levels are rare, compared with seeded random tables of the same margins. */
        PERMUTED_CHI_SQUARE("permuted chi-square test");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What one test found.
     *
     * @param subject what was looked at
     * @param method how
     * @param statistic the statistic, an interval where histograms know no more
     * @param pValue the chance of a statistic at least as large if nothing had changed
     * @param adjustedPValue after Benjamini–Hochberg over all tests of the comparison
     * @param effect how much changed, whatever the number of rows, as Cohen's |h| (0 to π): for two levels the difference of
     *     2·arcsin √rate; for more the angle between the two distributions (twice the Bhattacharyya angle, less what chance adds to
     *     many levels); for numbers 2·arcsin D, the h of rates (1 ± D)/2
     * @param minimumEffect the least effect that matters
     * @param drifted whether the adjusted p-value is at most α and the effect at least {@code minimumEffect}
     */
    public record Evidence(
            Subject subject,
            Method method,
            Bounds statistic,
            double pValue,
            double adjustedPValue,
            double effect,
            double minimumEffect,
            boolean drifted) {}

    /**
     * A distance between two distributions.
     *
     * @param value the distance
     * @param byChance what it stays below with probability 1 − α when nothing has changed, at these sizes; empty where
     *     levels are too rare (expected count below 5) for that to be known
     */
    public record Distance(double value, OptionalDouble byChance) {}

    /**
     * Whether this column raises an alarm.
     *
     * @return true for {@link Status#DRIFTED}, {@link Status#MISSING} and {@link Status#RETYPED}
     */
    public boolean drifted() {
        return status == Status.DRIFTED || status == Status.MISSING || status == Status.RETYPED;
    }

    /**
     * The evidence that decided: of the tests that raise an alarm, or else of all, the one with the least p-value.
     *
     * @return empty if no test was made
     */
    public Optional<Evidence> deciding() {
        return deciding(evidence);
    }

    static Optional<Evidence> deciding(List<Evidence> evidence) {
        return evidence.stream()
                .min(Comparator.comparing((Evidence test) -> !test.drifted()).thenComparingDouble(Evidence::pValue));
    }
}
