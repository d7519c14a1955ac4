package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPredictionsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void areasAreMeansOfThoseOfTwoClasses(long seed) {
        Random random = new Random(seed);
        int classes = 2 + random.nextInt(4);
        ClassPredictions predictions = Samples.classes(random, 40, classes, seed % 2 == 0 ? 4 : 10_000);
        double macro = 0;
        double weighted = 0;
        for (int label = 0; label < classes; label++) {
            OptionalDouble area = predictions.against(label).value(Metric.AUC);
            macro += area.orElse(Double.NaN) / classes;
            weighted += area.orElse(Double.NaN) * count(predictions, label) / 40;
        }
        close(predictions, Metric.AUC_OVR_MACRO, macro);
        close(predictions, Metric.AUC_OVR_WEIGHTED, weighted);
        List<double[]> pairs = new ArrayList<>();
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++) {
                int one = a;
                int other = b;
                ClassPredictions pair = predictions.select(IntStream.range(0, 40)
                        .filter(row -> predictions.label(row) == one || predictions.label(row) == other)
                        .toArray());
                double area = (pair.against(a).value(Metric.AUC).orElseThrow()
                                + pair.against(b).value(Metric.AUC).orElseThrow())
                        / 2;
                pairs.add(new double[] {area, pair.rowCount()});
            }
        }
        close(
                predictions,
                Metric.AUC_OVO_MACRO,
                pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow());
        close(
                predictions,
                Metric.AUC_OVO_WEIGHTED,
                pairs.stream().mapToDouble(pair -> pair[0] * pair[1]).sum()
                        / pairs.stream().mapToDouble(pair -> pair[1]).sum());
    }

    private static long count(ClassPredictions predictions, int label) {
        return predictions.confusion().actual(label);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoClassesTakenAsSeveralAgreeWithTwoClasses(long seed) {
        ClassPredictions several = Samples.classes(new Random(seed), 50, 2, 9);
        BinaryPredictions two = several.against(1);
        close(several, Metric.LOG_LOSS, two.value(Metric.LOG_LOSS).orElseThrow());
        close(several, Metric.BRIER, 2 * two.value(Metric.BRIER).orElseThrow());
        close(several, Metric.AUC_OVR_MACRO, two.value(Metric.AUC).orElseThrow());
        close(several, Metric.AUC_OVO_MACRO, two.value(Metric.AUC).orElseThrow());
        BinaryPredictions apart = two.withThreshold(Math.nextUp(0.5));
        for (Metric metric : List.of(Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.MCC, Metric.KAPPA)) {
            close(several, metric, apart.value(metric).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTrueClassIsAmongTheTopWhereFewerComeBeforeIt(long seed) {
        ClassPredictions predictions = Samples.classes(new Random(seed), 60, 5, 3);
        for (int k = 1; k <= 6; k++) {
            int hits = 0;
            for (int row = 0; row < 60; row++) {
                int at = row;
                List<Integer> ranked = IntStream.range(0, 5)
                        .boxed()
                        .sorted((a, b) -> {
                            int byProbability =
                                    Double.compare(predictions.probability(at, b), predictions.probability(at, a));
                            return byProbability != 0 ? byProbability : b - a;
                        })
                        .toList();
                hits += ranked.indexOf(predictions.label(row)) < k ? 1 : 0;
            }
            close(predictions, Metric.topAccuracy(k), hits / 60.0);
        }
    }

    @Test
    void theFirstOfEquallyProbableClassesIsPredicted() {
        ClassPredictions predictions = ClassPredictions.of(
                new double[] {0.4, 0.4, 0.2, 0.2, 0.4, 0.4}, new int[] {1, 2}, List.of("a", "b", "c"));
        assertThat(predictions.predicted(0)).isEqualTo(0);
        assertThat(predictions.predicted(1)).isEqualTo(1);
        assertThat(predictions.value(Metric.ACCURACY)).hasValue(0);
        assertThat(predictions.value(Metric.topAccuracy(1))).hasValue(1);
        assertThat(predictions.confusion()).hasToString("a: a 0, b 0, c 0\nb: a 1, b 0, c 0\nc: a 0, b 1, c 0");
    }

    @Test
    void classesThatAreNeitherTrueNorPredictedDoNotCount() {
        ClassPredictions predictions =
                ClassPredictions.of(new double[] {0.9, 0.1, 0, 0.2, 0.8, 0}, new int[] {0, 1}, 3);
        assertThat(predictions.value(Metric.F1_MACRO)).hasValue(1);
        assertThat(predictions.value(Metric.BALANCED_ACCURACY)).hasValue(1);
        assertThat(predictions.value(Metric.AUC_OVR_MACRO)).isEmpty();
        assertThat(predictions.value(Metric.AUC_OVO_MACRO)).hasValue(1);
        ClassPredictions one = predictions.select(new int[] {0});
        assertThat(one.value(Metric.AUC_OVO_MACRO)).isEmpty();
        assertThat(one.value(Metric.KAPPA)).isEmpty();
        assertThat(one.value(Metric.MCC)).hasValue(0);
    }

    @Test
    void whatIsNoPredictionIsRefused() {
        assertThatThrownBy(() -> ClassPredictions.of(new double[5], new int[2], 3))
                .hasMessageContaining("5 prob");
        assertThatThrownBy(() -> ClassPredictions.of(new double[] {0.5, 0.4}, new int[1], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 0 add up to 0.9");
        assertThatThrownBy(() -> ClassPredictions.of(new double[] {Double.NaN, 0.4}, new int[1], 2))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> ClassPredictions.of(new double[] {0.5, 0.5}, new int[] {2}, 2))
                .hasMessageContaining("row 0 is 2");
        assertThatThrownBy(() -> ClassPredictions.of(new double[0], new int[0], 1))
                .hasMessageContaining("1 classes");
        assertThatThrownBy(() -> ClassPredictions.of(new double[0], new int[0], List.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        ClassPredictions fine = ClassPredictions.of(new double[] {0.5, 0.5}, new int[1], 2);
        assertThatThrownBy(() -> fine.against(2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void close(ClassPredictions predictions, Metric metric, double expected) {
        assertThat(predictions.value(metric).orElse(Double.NaN))
                .as("%s", metric)
                .isCloseTo(expected, within(1e-12));
    }
}
