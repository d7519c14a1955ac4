package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.statistics.Interval;
import java.util.Map;
import java.util.Optional;

/** What to know first. */
final class Lead {

    private Lead() {}

    /** One metric for each kind of predictions, the one that a card opens with. */
    static Metric metric(Predictions predictions) {
        if (predictions instanceof BinaryPredictions) {
            return Metric.AUC;
        }
        if (predictions instanceof ClassPredictions) {
            return Metric.ACCURACY;
        }
        if (predictions instanceof NumberPredictions) {
            return Metric.RMSE;
        }
        if (predictions instanceof AnomalyPredictions) {
            return Metric.FLAGGED_RATE;
        }
        return predictions.has(Metric.ADJUSTED_RAND) ? Metric.ADJUSTED_RAND : Metric.SILHOUETTE;
    }

    static String of(Evaluation evaluation, Map<Metric, Interval> intervals) {
        TrainingRecord record = evaluation.model().trainingRecord();
        Metric metric = metric(evaluation.predictions());
        Optional<Interval> interval = Optional.ofNullable(intervals.get(metric));
        Cell value = Figures.of(evaluation.predictions(), metric, evaluation.value(metric), interval);
        return "A model that " + purpose(record) + ": " + record.algorithm() + ", trained on " + rows(record.rowCount())
                + ". On the " + rows(evaluation.rowCount()) + " of this card its " + metric + " is " + value.text()
                + (interval.isPresent() ? ", in brackets the 95 % interval." : ".");
    }

    static String purpose(TrainingRecord record) {
        String label = record.label().map(TrainingRecord.Label::column).orElse("");
        return switch (record.task()) {
            case BINARY_CLASSIFICATION -> "tells two classes of " + label + " apart";
            case MULTICLASS_CLASSIFICATION -> "tells " + record.classes().size() + " classes of " + label + " apart";
            case REGRESSION -> "estimates the number " + label;
            case ANOMALY_DETECTION -> "tells how unlike the training rows a row is";
            case CLUSTERING -> "finds the group that a row belongs to";
        };
    }

    private static String rows(long count) {
        return Cell.count(count).text() + (count == 1 ? " row" : " rows");
    }
}
