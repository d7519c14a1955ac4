package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Row;
import dev.boathouse.core.internal.smile.Oracle;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import java.util.Arrays;
import java.util.List;

/** What a scorer has answered for a flight. */
record FlightAnswers(TrainingRecord record, double[] out) {

    /** As Smile answers; of classes or clusters that Smile takes for equally good, within its bound, any may be predicted. */
    void check(String what, Oracle smile, double... features) {
        double[] numbers = Arrays.copyOf(out, Math.max(1, out.length - 1));
        double[] expected = smile.answers(features);
        int predicted = (int) out[out.length - 1];
        switch (record.task()) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION -> {
                smile.check(what, numbers, features);
                double most = Arrays.stream(expected).max().orElseThrow();
                assertThat(expected[predicted]).as(what).isGreaterThanOrEqualTo(most - 2 * smile.bound());
            }
            case CLUSTERING -> {
                double least = Arrays.stream(expected).min().orElseThrow();
                assertThat(numbers[0]).as(what).isEqualTo(least).isEqualTo(expected[predicted]);
            }
            case REGRESSION -> smile.check(what, numbers, features);
            case ANOMALY_DETECTION -> throw new IllegalArgumentException("Smile knows no anomalies here.");
        }
    }

    /** To the last bit what a row of a scored frame holds, whose last columns are the answers. */
    void checkEqual(String what, Row scored) {
        int last = scored.schema().size() - 1;
        double predicted = out[out.length - 1];
        Object prediction = switch (record.task()) {
            case BINARY_CLASSIFICATION, ANOMALY_DETECTION -> predicted == 1;
            case MULTICLASS_CLASSIFICATION -> record.classes().get((int) predicted);
            case REGRESSION -> predicted;
            case CLUSTERING -> (int) predicted;
        };
        assertThat(scored.valueAt(last)).as(what).isEqualTo(prediction);
        if (record.task() == Task.MULTICLASS_CLASSIFICATION) {
            List<Double> probabilities =
                    Arrays.stream(out, 0, out.length - 1).boxed().toList();
            assertThat(scored.valueAt(last - 1)).as(what).isEqualTo(probabilities);
        } else if (record.task() != Task.REGRESSION) {
            assertThat(scored.valueAt(last - 1)).as(what).isEqualTo(out[0]);
        }
    }
}
