package dev.boathouse.core.card;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClusterPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import java.util.Arrays;
import java.util.Set;

/** Why something is missing; the conditions are those that {@link Metric} names. */
final class Reason {

    private static final String NO_ROWS = "there are no rows";
    private static final Set<Metric> ONE_AGAINST_REST = Set.of(Metric.AUC_OVR_MACRO, Metric.AUC_OVR_WEIGHTED);
    private static final Set<Metric> ONE_AGAINST_ONE = Set.of(Metric.AUC_OVO_MACRO, Metric.AUC_OVO_WEIGHTED);

    private Reason() {}

    /** Why a metric has no value. */
    static String undefined(Metric metric, Predictions predictions) {
        if (predictions.rowCount() == 0) {
            return NO_ROWS;
        }
        if (metric.equals(Metric.KAPPA)) {
            return "truth and predictions are all of one class";
        }
        if (metric.equals(Metric.AUC) && predictions instanceof BinaryPredictions binary) {
            return oneClass(binary);
        }
        if (ONE_AGAINST_REST.contains(metric)) {
            return "no row, or every row, is of some class";
        }
        if (ONE_AGAINST_ONE.contains(metric)) {
            return "all rows are of one class";
        }
        if (metric.equals(Metric.R2) && predictions.rowCount() == 1) {
            return "there is one row";
        }
        if (metric.equals(Metric.MSLE) && predictions instanceof NumberPredictions numbers) {
            return negative(numbers);
        }
        return predictions instanceof ClusterPredictions
                ? "it needs two clusters among the rows, and more rows than clusters"
                : "it has no value for these rows";
    }

    /** Why a metric with a value has no interval. */
    static String noInterval(Metric metric, Predictions predictions) {
        if (metric.equals(Metric.SILHOUETTE)) {
            return "it would take too long";
        }
        if (metric.equals(Metric.MAX_ERROR)) {
            return "samples say nothing of a maximum";
        }
        if (metric.equals(Metric.CALIBRATION_ERROR)) {
            return "held against chance below";
        }
        return predictions.rowCount() < 2 ? "there is one row" : "it has no value in too many samples of the rows";
    }

    /** Why there is no ROC curve. */
    static String oneClass(BinaryPredictions rows) {
        if (rows.rowCount() == 0) {
            return NO_ROWS;
        }
        return rows.positiveCount() == 0 ? "no row is positive" : "no row is negative";
    }

    private static String negative(NumberPredictions rows) {
        return Arrays.stream(rows.truths()).anyMatch(truth -> truth < 0)
                ? "a true number is negative"
                : "an estimate is negative";
    }
}
