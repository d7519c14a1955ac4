package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.monitoring.internal.sketch.Moments;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Welch's t-test from exact moments, so correct also for 1e9 ± 10. The statistic is |t|.
 *
 * @param statistic the difference of the means in standard errors; +∞ for two different constants
 * @param degrees of freedom, after Satterthwaite (1946)
 */
public record Welch(double statistic, double degrees) implements NullDistribution {

    /** The test of two samples of at least two values each. */
    public static Welch of(Moments reference, Moments current) {
        double deviation1 = reference.standardDeviation();
        double deviation2 = current.standardDeviation();
        double part1 = deviation1 * deviation1 / reference.count();
        double part2 = deviation2 * deviation2 / current.count();
        double apart = Math.abs(reference.meanDifference(current));
        double error = Math.sqrt(part1 + part2);
        double degrees = (part1 + part2)
                * (part1 + part2)
                / (part1 * part1 / (reference.count() - 1) + part2 * part2 / (current.count() - 1));
        return error == 0 ? new Welch(apart == 0 ? 0 : Double.POSITIVE_INFINITY, 1) : new Welch(apart / error, degrees);
    }

    @Override
    public double pValue(double value) {
        return value == Double.POSITIVE_INFINITY
                ? 0
                : Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(value));
    }

    @Override
    public double threshold(double alpha) {
        return TDistribution.of(degrees).inverseSurvivalProbability(alpha / 2);
    }
}
