package dev.boathouse.core.evaluation;

import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Confusion;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which interval belongs to which metric: DeLong's to the AUC, Wilson's to rates, the bootstrap's to all others that are quick to compute. */
final class Uncertainty {

    private Uncertainty() {}

    /** The metrics that have a value and an interval. */
    static Map<Metric, Interval> of(Predictions predictions, Collection<Metric> metrics, Bootstrap bootstrap) {
        Map<Metric, Interval> intervals = new TreeMap<>();
        List<Metric> drawn = new ArrayList<>();
        for (Metric metric : metrics) {
            if (predictions.value(metric).isPresent()) {
                Optional<Interval> known = closed(predictions, metric, bootstrap.level());
                known.ifPresentOrElse(interval -> intervals.put(metric, interval), () -> drawn.add(metric));
            }
        }
        predictions.statistic(drawn).ifPresent(statistic -> {
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
            return DeLong.auc(binary.scores(), binary.labels(), level);
        }
        return rate(predictions, metric).map(rate -> rate.interval(level));
    }

    private static Optional<Proportion> rate(Predictions predictions, Metric metric) {
        if (predictions instanceof BinaryPredictions binary) {
            return rate(binary.confusion(), metric);
        }
        if (predictions instanceof ClassPredictions classes && metric.equals(Metric.ACCURACY)) {
            return Optional.of(classes.confusion().accuracy());
        }
        return predictions instanceof AnomalyPredictions anomalies && metric.equals(Metric.FLAGGED_RATE)
                ? Optional.of(Proportion.of(anomalies.flaggedCount(), anomalies.rowCount()))
                : Optional.empty();
    }
}
