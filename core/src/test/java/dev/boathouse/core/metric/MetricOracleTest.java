package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** scikit-learn 1.2.1 is the oracle. A key that is not compared fails. */
class MetricOracleTest {

    private static final Path ORACLE = Path.of("../../shared/oracle/metrics-sklearn-1.2.1.json");
    private static final double TOLERANCE = 1e-12;

    private static final Map<String, Metric> METRICS = Map.ofEntries(
            Map.entry("roc_auc", Metric.AUC),
            Map.entry("average_precision", Metric.AVERAGE_PRECISION),
            Map.entry("log_loss", Metric.LOG_LOSS),
            Map.entry("brier", Metric.BRIER),
            Map.entry("accuracy", Metric.ACCURACY),
            Map.entry("balanced_accuracy", Metric.BALANCED_ACCURACY),
            Map.entry("precision", Metric.PRECISION),
            Map.entry("recall", Metric.RECALL),
            Map.entry("f1", Metric.F1),
            Map.entry("mcc", Metric.MCC),
            Map.entry("cohen_kappa", Metric.KAPPA),
            Map.entry("precision_macro", Metric.PRECISION_MACRO),
            Map.entry("recall_macro", Metric.RECALL_MACRO),
            Map.entry("f1_macro", Metric.F1_MACRO),
            Map.entry("precision_micro", Metric.PRECISION_MICRO),
            Map.entry("recall_micro", Metric.RECALL_MICRO),
            Map.entry("f1_micro", Metric.F1_MICRO),
            Map.entry("precision_weighted", Metric.PRECISION_WEIGHTED),
            Map.entry("recall_weighted", Metric.RECALL_WEIGHTED),
            Map.entry("f1_weighted", Metric.F1_WEIGHTED),
            Map.entry("roc_auc_ovr_macro", Metric.AUC_OVR_MACRO),
            Map.entry("roc_auc_ovr_weighted", Metric.AUC_OVR_WEIGHTED),
            Map.entry("roc_auc_ovo_macro", Metric.AUC_OVO_MACRO),
            Map.entry("roc_auc_ovo_weighted", Metric.AUC_OVO_WEIGHTED),
            Map.entry("top_2_accuracy", Metric.topAccuracy(2)),
            Map.entry("mse", Metric.MSE),
            Map.entry("rmse", Metric.RMSE),
            Map.entry("mae", Metric.MAE),
            Map.entry("mape", Metric.MAPE),
            Map.entry("r2", Metric.R2),
            Map.entry("median_ae", Metric.MEDIAN_AE),
            Map.entry("max_error", Metric.MAX_ERROR),
            Map.entry("explained_variance", Metric.EXPLAINED_VARIANCE),
            Map.entry("msle", Metric.MSLE),
            Map.entry("pinball_0.1", Metric.pinball(0.1)),
            Map.entry("pinball_0.5", Metric.pinball(0.5)),
            Map.entry("pinball_0.9", Metric.pinball(0.9)));

    @Test
    void everyBinaryCaseAgrees() throws Exception {
        JsonObject cases = cases("binary");
        for (String name : cases.fields().keySet()) {
            JsonObject one = cases.object(name);
            BinaryPredictions ours = BinaryPredictions.ofProbabilities(
                    numbers(one.fields().get("y_score")),
                    integers(one.fields().get("y_true")),
                    one.number("threshold"));
            Map<String, Object> results = one.object("results").fields();
            for (String key : results.keySet()) {
                String what = key + " of " + name;
                List<double[]> expected = METRICS.containsKey(key) ? List.of() : arrays(results.get(key));
                switch (key) {
                    case "confusion[tn,fp,fn,tp]" -> {
                        Confusion found = ours.confusion();
                        assertThat(numbers(results.get(key)))
                                .as(what)
                                .containsExactly(
                                        found.trueNegatives(),
                                        found.falsePositives(),
                                        found.falseNegatives(),
                                        found.truePositives());
                    }
                    case "calibration_uniform_10[true,predicted]" -> same(what, ours.calibration(10), expected);
                    case "calibration_quantile_5[true,predicted]" ->
                        same(what, ours.calibrationByQuantiles(5), expected);
                    case "roc_curve[fpr,tpr,thresholds]" -> {
                        if (Double.isNaN(expected.get(0)[0])) {
                            assertThat(ours.rocCurve()).as(what).isEmpty();
                        } else {
                            Curve curve = ours.rocCurve().orElseThrow();
                            same(what, all(curve, curve::x), expected.get(0));
                            same(what, all(curve, curve::y), expected.get(1));
                            same(what, all(curve, curve::threshold), expected.get(2));
                            assertThat(curve.area())
                                    .isCloseTo(ours.value(Metric.AUC).orElseThrow(), within(TOLERANCE));
                        }
                    }
                    case "pr_curve[precision,recall,thresholds]" -> {
                        Curve curve = ours.precisionRecallCurve().orElseThrow();
                        same(what, all(curve, curve::y), reversed(expected.get(0)));
                        same(what, all(curve, curve::x), reversed(expected.get(1)));
                        double[] thresholds = all(curve, curve::threshold);
                        same(what, Arrays.copyOfRange(thresholds, 1, thresholds.length), reversed(expected.get(2)));
                    }
                    default -> same(what, ours, key, results.get(key));
                }
            }
        }
        assertThat(cases.fields()).hasSizeGreaterThan(8);
    }

    @Test
    void everyCaseOfSeveralClassesAgrees() throws Exception {
        JsonObject cases = cases("multiclass");
        for (String name : cases.fields().keySet()) {
            JsonObject one = cases.object(name);
            List<double[]> rows = arrays(one.fields().get("probabilities"));
            ClassPredictions ours = ClassPredictions.of(
                    rows.stream().flatMapToDouble(Arrays::stream).toArray(),
                    integers(one.fields().get("y_true")),
                    rows.get(0).length);
            Map<String, Object> results = one.object("results").fields();
            for (String key : results.keySet()) {
                if (key.equals("confusion")) {
                    List<double[]> expected = arrays(results.get(key));
                    long[][] counts = expected.stream()
                            .map(row -> Arrays.stream(row)
                                    .mapToLong(count -> (long) count)
                                    .toArray())
                            .toArray(long[][]::new);
                    assertThat(ours.confusion()).as(name).isEqualTo(Confusion.of(ours.classes(), counts));
                } else {
                    same(key + " of " + name, ours, key, results.get(key));
                }
            }
        }
        assertThat(cases.fields()).hasSizeGreaterThan(2);
    }

    @Test
    void everyRegressionCaseAgrees() throws Exception {
        JsonObject cases = cases("regression");
        for (String name : cases.fields().keySet()) {
            JsonObject one = cases.object(name);
            NumberPredictions ours = NumberPredictions.of(
                    numbers(one.fields().get("y_pred")), numbers(one.fields().get("y_true")));
            Map<String, Object> results = one.object("results").fields();
            results.forEach((key, expected) -> same(key + " of " + name, ours, key, expected));
        }
        assertThat(cases.fields()).hasSizeGreaterThan(5);
    }

    private static JsonObject cases(String task) throws Exception {
        assumeTrue(Files.exists(ORACLE), "the oracle is not there: " + ORACLE.toAbsolutePath());
        return Json.readObject("oracle", Files.readString(ORACLE)).object(task);
    }

    private static void same(String what, Predictions ours, String key, Object expected) {
        Metric metric = METRICS.get(key);
        assertThat(metric).as("the metric of %s", what).isNotNull();
        if (expected instanceof Number number) {
            double value = number.doubleValue();
            assertThat(ours.value(metric).orElseThrow())
                    .as(what)
                    .isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value))));
        } else {
            assertThat(ours.value(metric)).as("%s is %s there", what, expected).isEmpty();
        }
    }

    private static void same(String what, Calibration ours, List<double[]> expected) {
        same(
                what,
                ours.bins().stream().mapToDouble(Calibration.Bin::observedRate).toArray(),
                expected.get(0));
        same(
                what,
                ours.bins().stream().mapToDouble(Calibration.Bin::meanPredicted).toArray(),
                expected.get(1));
    }

    private static void same(String what, double[] ours, double[] expected) {
        assertThat(ours).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("%s at %d", what, i).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    private static double[] all(Curve curve, IntToDoubleFunction coordinate) {
        return IntStream.range(0, curve.size()).mapToDouble(coordinate).toArray();
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }

    private static List<double[]> arrays(Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream()
                        .filter(List.class::isInstance)
                        .map(MetricOracleTest::numbers)
                        .toList();
    }

    private static double[] numbers(Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream()
                        .mapToDouble(each -> each instanceof Number number ? number.doubleValue() : Double.NaN)
                        .toArray();
    }

    private static int[] integers(Object value) {
        return Arrays.stream(numbers(value)).mapToInt(each -> (int) each).toArray();
    }
}
