package dev.boathouse.monitoring.shift;

import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far the mean of a second sample lies above that of a first one, whatever their variances (Welch 1947, Biometrika 34:28). Where neither sample varies
 * there is no such test, and the ranks decide.
 */
final class Welch {

    private final double[] first;
    private final double[] second;
    private final double mean1;
    private final double mean2;
    private final double error1;
    private final double error2;

    private Welch(double[] first, double[] second) {
        this.first = first;
        this.second = second;
        this.mean1 = mean(first);
        this.mean2 = mean(second);
        this.error1 = squaredError(first, mean1);
        this.error2 = squaredError(second, mean2);
    }

    /** None with fewer than two values on a side, or values too large for sums of squares. */
    static Optional<Welch> of(double[] first, double[] second) {
        if (Math.min(first.length, second.length) < 2) {
            return Optional.empty();
        }
        Welch welch = new Welch(first, second);
        return Double.isFinite(welch.error1 + welch.error2 + welch.mean1 + welch.mean2)
                ? Optional.of(welch)
                : Optional.empty();
    }

    private static double mean(double[] values) {
        // Exact where all values are equal.
        double first = values[0];
        return first + Arrays.stream(values).map(value -> value - first).sum() / values.length;
    }

    /** Of the mean. */
    private static double squaredError(double[] values, double mean) {
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return squares / (values.length - 1) / values.length;
    }

    Difference ofMeans(double level) {
        return difference(mean2 - mean1, error1, error2, level);
    }

    /** Of the roots of the means, with what their errors become by the derivative; the p-value is that of the means. */
    Difference ofRoots(double level) {
        Difference means = ofMeans(level);
        double factor1 = mean1 > 0 ? 0.25 / mean1 : 0;
        double factor2 = mean2 > 0 ? 0.25 / mean2 : 0;
        Difference roots = difference(Math.sqrt(mean2) - Math.sqrt(mean1), error1 * factor1, error2 * factor2, level);
        return new Difference(roots.interval(), means.pValue(), means.method());
    }

    private Difference difference(double estimate, double squared1, double squared2, double level) {
        double squared = squared1 + squared2;
        if (!(squared > 0)) {
            double p = RankTest.of(first, second).eitherSide();
            return new Difference(new Interval(estimate, estimate, estimate, level), p, "Mann-Whitney");
        }
        double degrees = squared
                / (squared1 / squared * squared1 / (first.length - 1)
                        + squared2 / squared * squared2 / (second.length - 1));
        TDistribution student = TDistribution.of(degrees);
        double error = Math.sqrt(squared);
        double p = Math.min(1, 2 * student.survivalProbability(Math.abs(estimate) / error));
        double reach = student.inverseSurvivalProbability((1 - level) / 2) * error;
        return new Difference(new Interval(estimate, estimate - reach, estimate + reach, level), p, "Welch");
    }
}
