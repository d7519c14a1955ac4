package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.predictor.Response;
import java.util.ArrayList;
import java.util.List;

/** From the scores of a row to the numbers that a model answers, by task. Immutable and thread-safe. */
final class Answers {

    static final String PROBABILITY = "probability";
    static final String PROBABILITIES = "probabilities";
    static final String PREDICTION = "prediction";
    static final String ANOMALY_SCORE = "anomaly_score";
    static final String CLUSTER_DISTANCE = "cluster_distance";

    private final Task task;
    private final List<String> classes;
    private final DataType prediction;
    private final Response response;
    private final int scores;

    Answers(TrainingRecord record, Response response, int scores) {
        this.task = record.task();
        this.classes = record.classes();
        this.response = response;
        this.scores = scores;
        this.prediction = switch (task) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION ->
                record.label().orElseThrow().type();
            case REGRESSION -> DataType.DOUBLE;
            case ANOMALY_DETECTION -> DataType.BOOLEAN;
            case CLUSTERING -> DataType.INT;
        };
        boolean fits = switch (task) {
            case BINARY_CLASSIFICATION -> scores <= 2;
            case MULTICLASS_CLASSIFICATION -> scores == classes.size();
            case REGRESSION, ANOMALY_DETECTION -> scores == 1;
            case CLUSTERING -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "The parts do not fit: the predictor gives " + scores + " scores, the task is " + task
                            + (classes.isEmpty() ? "" : " of " + classes.size() + " classes") + ".");
        }
    }

    /** The columns that are added to a scored frame. */
    Schema schema() {
        List<Schema.Field> fields = new ArrayList<>();
        switch (task) {
            case BINARY_CLASSIFICATION -> fields.add(Schema.Field.of(PROBABILITY, DataType.DOUBLE));
            case MULTICLASS_CLASSIFICATION ->
                fields.add(Schema.Field.of(PROBABILITIES, new DataType.Array(DataType.DOUBLE)));
            case ANOMALY_DETECTION -> fields.add(Schema.Field.of(ANOMALY_SCORE, DataType.DOUBLE));
            case CLUSTERING -> fields.add(Schema.Field.of(CLUSTER_DISTANCE, DataType.DOUBLE));
            case REGRESSION -> {}
        }
        fields.add(Schema.Field.of(PREDICTION, prediction));
        return Schema.of(fields.stream().map(Schema.Field::required).toList());
    }

    /** What {@link #write} writes, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (task == Task.MULTICLASS_CLASSIFICATION) {
            classes.forEach(name -> names.add(PROBABILITY + "(" + name + ")"));
        } else if (task != Task.REGRESSION) {
            names.add(schema().field(0).name());
        }
        names.add(PREDICTION);
        return List.copyOf(names);
    }

    int size() {
        return task == Task.MULTICLASS_CLASSIFICATION ? classes.size() + 1 : task == Task.REGRESSION ? 1 : 2;
    }

    /**
     * Writes the answers of a row, without allocation.
     *
     * @param scored holds the scores, which are lost
     */
    void write(double[] scored, int from, double[] out, int to) {
        response.link().apply(scored, from, scores, scored, from);
        switch (task) {
            case BINARY_CLASSIFICATION -> {
                double probability = share(scored[from + scores - 1]);
                out[to] = probability;
                out[to + 1] = probability >= response.threshold() ? 1 : 0;
            }
            case MULTICLASS_CLASSIFICATION -> {
                int best = 0;
                for (int i = 0; i < scores; i++) {
                    out[to + i] = share(scored[from + i]);
                    best = scored[from + i] > scored[from + best] ? i : best;
                }
                out[to + scores] = best;
            }
            case REGRESSION -> out[to] = finite(scored[from]);
            case ANOMALY_DETECTION -> {
                out[to] = finite(scored[from]);
                out[to + 1] = scored[from] >= response.threshold() ? 1 : 0;
            }
            case CLUSTERING -> {
                int nearest = 0;
                for (int i = 1; i < scores; i++) {
                    nearest = scored[from + i] < scored[from + nearest] ? i : nearest;
                }
                out[to] = finite(scored[from + nearest]);
                out[to + 1] = nearest;
            }
        }
    }

    /** A probability; rounding may have carried it a hair above 1. */
    private static double share(double value) {
        if (!(value >= 0 && value <= 1 + 1e-9)) {
            throw unusable(value);
        }
        return Math.min(value, 1);
    }

    private static double finite(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw unusable(value);
        }
        return value;
    }

    private static IllegalArgumentException unusable(double value) {
        return new IllegalArgumentException("Cannot score: the model answers " + value
                + ", the features are too large to give a finite sum, or the model is broken.");
    }

    List<String> classes() {
        return classes;
    }

    Task task() {
        return task;
    }
}
