package dev.boathouse.monitoring.internal.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Limiting distributions of large samples. */
public final class Limits {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Limits() {}

    /** For a statistic that can take one value only: p is 1. */
    public static NullDistribution certain() {
        return new NullDistribution() {
            @Override
            public double pValue(double statistic) {
                return 1;
            }

            @Override
            public double threshold(double alpha) {
                return Double.POSITIVE_INFINITY;
            }
        };
    }

    /** For a statistic whose power (1 or 2), times the scale, is chi-square. */
    public static NullDistribution chiSquare(int degrees, double scale, int power) {
        ChiSquaredDistribution limit = ChiSquaredDistribution.of(degrees);
        return new NullDistribution() {
            @Override
            public double pValue(double statistic) {
                return limit.survivalProbability(scale * (power == 1 ? statistic : statistic * statistic));
            }

            @Override
            public double threshold(double alpha) {
                double value = limit.inverseSurvivalProbability(alpha) / scale;
                return power == 1 ? value : Math.sqrt(value);
            }
        };
    }

    /** For a statistic that is standard normal. */
    public static NullDistribution normal(Side side) {
        return new NullDistribution() {
            @Override
            public double pValue(double statistic) {
                return switch (side) {
                    case BOTH -> Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(statistic)));
                    case BELOW -> NORMAL.cumulativeProbability(statistic);
                    case ABOVE -> NORMAL.survivalProbability(statistic);
                };
            }

            @Override
            public double threshold(double alpha) {
                return switch (side) {
                    case BOTH -> NORMAL.inverseSurvivalProbability(alpha / 2);
                    case BELOW -> NORMAL.inverseCumulativeProbability(alpha);
                    case ABOVE -> NORMAL.inverseSurvivalProbability(alpha);
                };
            }
        };
    }

    /** The same with the statistic given in another unit. */
    public static NullDistribution inUnits(NullDistribution natural, double unit) {
        return new NullDistribution() {
            @Override
            public double pValue(double statistic) {
                return natural.pValue(statistic / unit);
            }

            @Override
            public double threshold(double alpha) {
                return natural.threshold(alpha) * unit;
            }
        };
    }
}
