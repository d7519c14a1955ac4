package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import java.util.Optional;

/**
 * Intervals of metrics that are stored without one: what can be had from value and counts alone. Of an accuracy that is Wilson's; of an AUC that
 * of Hanley and McNeil (1982, Radiology 143:29), of the logit, which is mostly wider than DeLong's.
 */
final class StoredIntervals {

    private StoredIntervals() {}

    /** The 95 % interval of a metric of an evaluation, where there is one. */
    static Optional<Interval> of(Evidence evidence, String metric) {
        Double value = evidence.metrics().get(metric);
        long rows = evidence.data().rows();
        if (value == null || !(value >= 0 && value <= 1)) {
            return Optional.empty();
        }
        if (metric.equals(Metric.ACCURACY.toString()) && rows > 0) {
            return Optional.of(new Proportion(Math.round(value * rows), rows).interval());
        }
        if (metric.equals(Metric.AUC.toString()) && evidence.positives().isPresent()) {
            return auc(
                    value,
                    evidence.positives().getAsLong(),
                    rows - evidence.positives().getAsLong());
        }
        return Optional.empty();
    }

    private static Optional<Interval> auc(double auc, long positives, long negatives) {
        if (positives < 1 || negatives < 1 || auc == 0 || auc == 1) {
            return Optional.empty();
        }
        double square = auc * auc;
        double twoPositives = auc / (2 - auc);
        double twoNegatives = 2 * square / (1 + auc);
        double variance = (auc * (1 - auc)
                        + (positives - 1) * (twoPositives - square)
                        + (negatives - 1) * (twoNegatives - square))
                / ((double) positives * negatives);
        double error = Math.sqrt(variance) / (auc * (1 - auc));
        Interval logit = Interval.around(StrictMath.log(auc / (1 - auc)), error, Interval.DEFAULT_LEVEL);
        return Optional.of(new Interval(auc, share(logit.low()), share(logit.high()), logit.level()));
    }

    private static double share(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
