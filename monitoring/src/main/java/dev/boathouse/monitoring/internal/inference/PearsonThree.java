package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** Pearson's distribution of type III, a gamma distribution that is shifted, as a tail of drawn statistics (Mielke and Berry 2001). */
final class PearsonThree {

    private PearsonThree() {}

    /** The chance of at least {@code value} under the mean, variance and skewness of what was drawn; 1 if all are equal. */
    static double tail(double[] drawn, double value) {
        double mean = Arrays.stream(drawn).average().orElse(0);
        double variance = 0;
        double third = 0;
        for (double draw : drawn) {
            double off = draw - mean;
            variance += off * off / drawn.length;
            third += off * off * off / drawn.length;
        }
        if (!(variance > 0)) {
            return 1.0;
        }
        double deviation = Math.sqrt(variance);
        double skewness = Math.max(0.01, third / (variance * deviation));
        double shape = 4 / (skewness * skewness);
        double at = shape + (value - mean) / deviation * 2 / skewness;
        return GammaDistribution.of(shape, 1).survivalProbability(at);
    }
}
