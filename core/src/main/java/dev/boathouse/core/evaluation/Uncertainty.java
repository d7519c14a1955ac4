package dev.boathouse.core.evaluation;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which interval belongs to which metric: DeLong's to the AUC, Wilson's to rates, the bootstrap's to all others that are quick to compute. */
final class Uncertainty {

    /**
     * A maximum is no smooth function of the rows, so that its bootstrap says nothing (Bickel and Freedman 1981); and an error that is never
     * below 0 grows by drawing alone: calibration has a null distribution instead.
     */
    private static final Set<Metric> NOT_DRAWN = Set.of(Metric.MAX_ERROR, Metric.CALIBRATION_ERROR);

    private Uncertainty() {}

    /** The metrics that have a value and an interval. */
    static Map<Metric, Interval> of(Predictions predictions, Collection<Metric> metrics, Bootstrap bootstrap) {
        Map<Metric, Interval> intervals = new TreeMap<>();
        List<Metric> drawn = new ArrayList<>();
        for (Metric metric : metrics) {
            if (!NOT_DRAWN.contains(metric)
                    && predictions.value(metric).isPresent()
                    && !isOfNothing(predictions, metric)) {
                closed(predictions, metric, bootstrap.level())
                        .ifPresentOrElse(interval -> intervals.put(metric, interval), () -> drawn.add(metric));
            }
        }
        drawable(predictions, drawn).ifPresent(statistic -> {
            Bootstrap.Resamples resamples = bootstrap.run(statistic);
            for (int i = 0; i < drawn.size(); i++) {
                Metric metric = drawn.get(i);
                resamples.interval(i).ifPresent(interval -> intervals.put(metric, interval));
            }
        });
        return Collections.unmodifiableMap(intervals);
    }

    private static Optional<Interval> closed(Predictions predictions, Metric metric, double level) {
        if (metric.equals(Metric.AUC) && predictions instanceof BinaryPredictions binary) {
            return DeLong.interval(binary.scores(), binary.labels(), level);
        }
        return predictions.share(metric).map(share -> share.interval(level));
    }

    /** All at once where that is possible, else without those that cannot be drawn, which go from the list. */
    private static Optional<Statistic> drawable(Predictions predictions, List<Metric> metrics) {
        if (metrics.isEmpty()) {
            return Optional.empty();
        }
        Optional<Statistic> all = predictions.statistic(metrics);
        if (all.isEmpty()
                && metrics.removeIf(
                        metric -> predictions.statistic(List.of(metric)).isEmpty())
                && !metrics.isEmpty()) {
            return predictions.statistic(metrics);
        }
        return all;
    }

    /** A share of no rows is 0 by convention, of which nothing is known. */
    private static boolean isOfNothing(Predictions predictions, Metric metric) {
        return predictions.share(metric).filter(share -> share.trials() == 0).isPresent();
    }
}
