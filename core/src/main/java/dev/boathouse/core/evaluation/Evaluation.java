package dev.boathouse.core.evaluation;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How good a model is on some rows. Immutable.
 *
 * @param modelDigest the {@link Model#contentDigest} of the model
 * @param testDigest the {@link Frame#contentDigest} of the columns that were used: inputs, then label
 * @param origin where the rows came from
 * @param rowCount how many rows there are
 * @param positiveCount how many of them are positive
 * @param values the metrics that are defined for these rows; AUC is not, where a class is missing
 */
public record Evaluation(
        String modelDigest,
        String testDigest,
        Origin origin,
        long rowCount,
        long positiveCount,
        Map<Metric, Double> values) {

    /** Copies the map. */
    public Evaluation {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Scores rows and compares with their labels.
     *
     * @param model the model
     * @param frame rows with the model's inputs and its label
     * @return the evaluation
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if there are no rows, or a value or label cannot be used
     * @throws UnsupportedFormatException if the model is no classifier of two classes
     */
    public static Evaluation of(Model model, Frame frame) {
        return Scored.of(model, frame).evaluation(frame.origin());
    }

    /**
     * The value of a metric.
     *
     * @param metric the metric
     * @return the value, where it is defined
     */
    public OptionalDouble value(Metric metric) {
        Double value = values.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Probabilities beside the truth.
     *
     * @param labels 1 for the positive class, else 0
     */
    record Scored(Model model, Frame used, double[] probabilities, int[] labels) {

        static Scored of(Model model, Frame frame) {
            if (frame.rowCount() == 0) {
                throw new IllegalArgumentException("Cannot evaluate: the frame has no rows.");
            }
            String label = binaryLabel(model);
            List<String> names = new ArrayList<>(model.signature().inputs().names());
            Frame inputs = frame.select(names);
            names.add(label);
            return new Scored(
                    model,
                    frame.select(names),
                    model.score(inputs).doubles("probability"),
                    Labels.codes(frame, label, model.trainingRecord().classes()));
        }

        private static String binaryLabel(Model model) {
            TrainingRecord record = model.trainingRecord();
            if (record.task() != Task.BINARY_CLASSIFICATION) {
                throw new UnsupportedFormatException(
                        "Cannot evaluate a model for " + record.task() + ": only " + Task.BINARY_CLASSIFICATION
                                + " is evaluated so far. Compare the columns of model.score(frame) with the truth.");
            }
            return record.label().orElseThrow().column();
        }

        Evaluation evaluation(Origin origin) {
            BinaryPredictions predictions = BinaryPredictions.ofProbabilities(
                    probabilities, labels, model.response().threshold());
            return new Evaluation(
                    model.contentDigest(),
                    used.contentDigest(),
                    origin,
                    labels.length,
                    predictions.positiveCount(),
                    predictions.values());
        }
    }
}
