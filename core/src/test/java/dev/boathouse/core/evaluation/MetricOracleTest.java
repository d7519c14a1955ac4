package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.core.metric.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** scikit-learn 1.2.1 is the oracle. Its predictions were made at the threshold of each case; ours are made at 0.5. */
class MetricOracleTest {

    private static final Path ORACLE = Path.of("../../shared/oracle/metrics-sklearn-1.2.1.json");

    private static final Map<Metric, String> ALWAYS =
            Map.of(Metric.AUC, "roc_auc", Metric.LOG_LOSS, "log_loss", Metric.BRIER, "brier");

    private static final Map<Metric, String> AT_HALF = Map.of(
            Metric.ACCURACY, "accuracy", Metric.PRECISION, "precision", Metric.RECALL, "recall", Metric.F1, "f1");

    @Test
    void everyBinaryCaseAgrees() throws Exception {
        assumeTrue(Files.exists(ORACLE), "the oracle is not there: " + ORACLE.toAbsolutePath());
        JsonObject cases = Json.readObject("oracle", Files.readString(ORACLE)).object("binary");
        for (String name : cases.fields().keySet()) {
            JsonObject one = cases.object(name);
            Map<Metric, Double> ours =
                    new BinaryMetrics(numbers(one, "y_score"), integers(numbers(one, "y_true")), 0.5).all();
            JsonObject results = one.object("results");
            ALWAYS.forEach((metric, key) -> check(name, metric, key, ours, results));
            if (one.number("threshold") == 0.5) {
                AT_HALF.forEach((metric, key) -> check(name, metric, key, ours, results));
            }
        }
        assertThat(cases.fields()).hasSizeGreaterThan(8);
    }

    private static void check(String name, Metric metric, String key, Map<Metric, Double> ours, JsonObject results) {
        if (results.fields().get(key) instanceof Number expected) {
            assertThat(ours.get(metric)).as("%s of %s", metric, name).isCloseTo(expected.doubleValue(), within(1e-12));
        } else {
            assertThat(ours).as("%s of %s raises there", metric, name).doesNotContainKey(metric);
        }
    }

    private static double[] numbers(JsonObject one, String field) {
        return ((List<?>) java.util.Objects.requireNonNull(one.fields().get(field)))
                .stream()
                        .mapToDouble(value -> ((Number) java.util.Objects.requireNonNull(value)).doubleValue())
                        .toArray();
    }

    private static int[] integers(double[] values) {
        int[] integers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = (int) values[i];
        }
        return integers;
    }
}
