package dev.boathouse.monitoring.internal.inference;

import java.util.function.DoubleUnaryOperator;

/**
 * The distribution of a statistic by that of another one, of which it is made.
 *
 * @param inner the other one's distribution
 * @param inward the other one of the statistic
 * @param outward the statistic of the other one
 */
public record Moved(NullDistribution inner, DoubleUnaryOperator inward, DoubleUnaryOperator outward)
        implements NullDistribution {

    /** Of a statistic whose distance from a center is distributed so. The threshold is the upper one. */
    public static Moved distance(NullDistribution distance, double center) {
        return new Moved(distance, s -> Math.abs(s - center), d -> center + d);
    }

    /** Of (statistic − mean) / deviation. */
    public static Moved standardized(NullDistribution plain, double mean, double deviation) {
        return new Moved(plain, s -> mean + s * deviation, s -> (s - mean) / deviation);
    }

    @Override
    public double pValue(double statistic) {
        return inner.pValue(inward.applyAsDouble(statistic));
    }

    @Override
    public double threshold(double alpha) {
        return outward.applyAsDouble(inner.threshold(alpha));
    }
}
