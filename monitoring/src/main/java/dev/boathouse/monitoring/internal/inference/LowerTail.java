package dev.boathouse.monitoring.internal.inference;

/**
 * A distribution of which small values are unusual, by that of the rest to a fixed sum, of which large ones are. Its threshold is the
 * greatest value whose p-value is at most α. Immutable.
 *
 * @param rest how the sum less the statistic is distributed
 * @param sum what both add up to
 */
public record LowerTail(NullDistribution rest, double sum) implements NullDistribution {

    @Override
    public double pValue(double statistic) {
        return rest.pValue(sum - statistic);
    }

    @Override
    public double threshold(double alpha) {
        return sum - rest.threshold(alpha);
    }
}
