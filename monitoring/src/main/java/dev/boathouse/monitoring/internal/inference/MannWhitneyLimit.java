package dev.boathouse.monitoring.internal.inference;

/**
 * Mann and Whitney's U for large samples: normal, with the variance that certain ties leave (Lehmann 1975), both ways, without a
 * correction for continuity.
 *
 * @param mean of U when nothing has changed
 * @param deviation of U; 0 when all values are tied
 */
public record MannWhitneyLimit(double mean, double deviation) implements NullDistribution {

    /** The distribution given the ties that are certain in the bins. */
    public static MannWhitneyLimit of(AlignedBins bins) {
        return new MannWhitneyLimit(
                (double) bins.size1() * bins.size2() / 2, Math.sqrt(BinnedRanks.mannWhitneyVariance(bins)));
    }

    @Override
    public double pValue(double u) {
        return deviation == 0 ? 1 : Limits.normal(Side.BOTH).pValue((u - mean) / deviation);
    }

    @Override
    public double threshold(double alpha) {
        return deviation == 0
                ? Double.POSITIVE_INFINITY
                : mean + deviation * Limits.normal(Side.BOTH).threshold(alpha);
    }
}
