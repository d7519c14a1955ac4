package dev.boathouse.core.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The distribution of a number over the rounds of a bootstrap, corrected for bias and skewness: BCa (Efron 1987, J. Am. Stat. Assoc. 82:171;
 * Efron and Tibshirani 1993, An Introduction to the Bootstrap, 14.3).
 *
 * @param estimate the number over all rows
 * @param sorted its values in the rounds where it is defined
 * @param bias z₀, the normal quantile of the share of rounds below the estimate, equal ones counting half
 * @param acceleration a, a sixth of the skewness of what single rows contribute
 */
record BiasCorrected(double estimate, double[] sorted, double bias, double acceleration) {

    /** More undefined rounds than one in so many, and what is left no longer is the distribution. */
    static final int DEFINED = 10;

    static Optional<BiasCorrected> of(double estimate, double[] drawn, double[] without) {
        double[] sorted = Arrays.stream(drawn)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int undefined = drawn.length - sorted.length;
        if (Double.isNaN(estimate) || without.length < 2 || undefined > drawn.length / DEFINED) {
            return Optional.empty();
        }
        double bias = Normal.quantile(shareBelow(sorted, estimate));
        return Optional.of(new BiasCorrected(estimate, sorted, bias, acceleration(without)));
    }

    /** Kept half a round away from 0 and 1, where the quantile would be infinite. */
    private static double shareBelow(double[] sorted, double value) {
        long below = 0;
        long equal = 0;
        for (double each : sorted) {
            below += each < value ? 1 : 0;
            equal += each == value ? 1 : 0;
        }
        double halfRound = 0.5 / (sorted.length + 1);
        return Math.min(1 - halfRound, Math.max(halfRound, (below + 0.5 * equal) / sorted.length));
    }

    /** Equation 14.15; of groups as of rows, because the third powers and the squares of sums over random groups are those of the rows. */
    private static double acceleration(double[] without) {
        double[] values =
                Arrays.stream(without).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        double acceleration = cubes / (6 * squares * StrictMath.sqrt(squares));
        return Double.isFinite(acceleration) ? acceleration : 0;
    }

    Interval interval(double level) {
        double z = Normal.reach(level);
        return new Interval(estimate, quantile(corrected(-z)), quantile(corrected(z)), level);
    }

    /** Which share of the rounds lies below the end of an interval, by the normal quantile of the share that should. */
    private double corrected(double z) {
        double shifted = bias + z;
        double scale = 1 - acceleration * shifted;
        if (scale <= 0) {
            return shifted > 0 ? 1 : 0;
        }
        return Normal.below(bias + shifted / scale);
    }

    /** Of n values the i-th has i ∕ (n + 1) below it; between them on a straight line, outside of them the outermost. */
    private double quantile(double share) {
        double place = Math.max(0, Math.min(sorted.length - 1.0, share * (sorted.length + 1) - 1));
        int lower = (int) place;
        int upper = Math.min(lower + 1, sorted.length - 1);
        double low = sorted[lower];
        double high = sorted[upper];
        // Also where both are infinite, or so far apart that their distance is.
        return low == high ? low : low * (1 - (place - lower)) + high * (place - lower);
    }

    /** The level of the interval with an end at 0. */
    double pValue() {
        double least = 1.0 / (sorted.length + 1);
        double distance = Normal.quantile(shareBelow(sorted, 0)) - bias;
        double scale = 1 + acceleration * distance;
        if (scale <= 0) {
            return least;
        }
        return Math.max(least, Normal.beyond(distance / scale - bias));
    }
}
