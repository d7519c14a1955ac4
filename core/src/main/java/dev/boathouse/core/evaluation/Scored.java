package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.ClusterPredictions;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a model says of rows, beside the truth.
 *
 * @param truth the column that holds it
 * @param used the columns that were used: inputs, then truth
 */
record Scored(Model model, Frame frame, Optional<String> truth, Frame used, Predictions predictions) {

    private static final int MOST_GROUPS = 10_000;

    static Scored of(Model model, Frame frame, Optional<String> truth) {
        if (frame.rowCount() == 0) {
            throw new IllegalArgumentException("Cannot evaluate: the frame has no rows.");
        }
        List<String> names = new ArrayList<>(model.signature().inputs().names());
        Frame inputs = frame.select(names);
        truth.ifPresent(names::add);
        Frame used = frame.select(names);
        return new Scored(model, frame, truth, used, predictions(model, inputs, frame, truth));
    }

    private static Predictions predictions(Model model, Frame inputs, Frame frame, Optional<String> truth) {
        List<String> classes = model.trainingRecord().classes();
        Frame scored = model.score(inputs);
        return switch (model.trainingRecord().task()) {
            case BINARY_CLASSIFICATION ->
                BinaryPredictions.ofProbabilities(
                        scored.doubles("probability"),
                        Labels.codes(frame, truth.orElseThrow(), classes),
                        model.response().threshold());
            case MULTICLASS_CLASSIFICATION ->
                ClassPredictions.of(
                        elements(scored, "probabilities"), Labels.codes(frame, truth.orElseThrow(), classes), classes);
            case REGRESSION ->
                NumberPredictions.of(scored.doubles("prediction"), Labels.numbers(frame, truth.orElseThrow()));
            case ANOMALY_DETECTION -> anomalies(model, scored, frame, truth);
            case CLUSTERING -> clusters(model, scored, frame, truth);
        };
    }

    private static Predictions anomalies(Model model, Frame scored, Frame frame, Optional<String> truth) {
        AnomalyPredictions found = AnomalyPredictions.of(
                scored.doubles("anomaly_score"), model.response().threshold());
        return truth.isEmpty() ? found : found.withTruth(anomalous(frame, truth.get()));
    }

    private static int[] anomalous(Frame frame, String truth) {
        DataType type = frame.schema().field(truth).type();
        if (type != DataType.BOOLEAN && !type.isNumeric()) {
            throw new IllegalArgumentException("Column \"" + truth + "\" cannot tell which rows are anomalous: it is a "
                    + type + ". Use a boolean, or the numbers 0 and 1.");
        }
        return Labels.codes(frame, truth, type == DataType.BOOLEAN ? List.of("false", "true") : List.of("0", "1"));
    }

    private static Predictions clusters(Model model, Frame scored, Frame frame, Optional<String> truth) {
        int[] clusters = Arrays.stream(scored.doubles("prediction"))
                .mapToInt(number -> (int) number)
                .toArray();
        double[][] features = model.features().columns(scored);
        ClusterPredictions found =
                ClusterPredictions.of(clusters).withFeatures(rows(features, clusters.length), features.length);
        if (truth.isEmpty()) {
            return found;
        }
        List<String> levels = Labels.levels(frame, truth.get(), MOST_GROUPS);
        if (levels.size() > MOST_GROUPS) {
            throw new IllegalArgumentException("Column \"" + truth.get() + "\" has more than " + MOST_GROUPS
                    + " different values: too many to be groups.");
        }
        return found.withTruth(Labels.codes(frame, truth.get(), levels));
    }

    /** Row by row what comes column by column. */
    private static double[] rows(double[][] columns, int count) {
        double[] rows = new double[Math.multiplyExact(count, columns.length)];
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < count; row++) {
                rows[row * columns.length + column] = columns[column][row];
            }
        }
        return rows;
    }

    /** The elements of arrays of equal length, row by row. */
    private static double[] elements(Frame frame, String name) {
        int position = frame.schema().indexOf(name);
        double[][] parts =
                frame.chunks().stream().map(chunk -> elements(chunk, position)).toArray(double[][]::new);
        double[] all =
                new double[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int filled = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, filled, part.length);
            filled += part.length;
        }
        return all;
    }

    private static double[] elements(Chunk chunk, int position) {
        Column elements = ColumnAccess.direct().elements(chunk.column(position));
        double[] values = new double[elements.size()];
        elements.copyTo(0, values.length, values, 0);
        return values;
    }
}
