package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every kind. */
class PredictionsTest {

    static Stream<Predictions> kinds() {
        return Stream.of(1L, 2L, 3L).flatMap(seed -> {
            Random random = new Random(seed);
            int rows = 5 + random.nextInt(60);
            return Stream.of(
                    Samples.binary(random, rows, 8),
                    Samples.binary(random, rows, 1 << 20),
                    BinaryPredictions.ofScores(Samples.numbers(random, rows), Samples.labels(random, rows, 2), 0.2),
                    Samples.classes(random, rows, 3, 5),
                    Samples.classes(random, rows, 4, 1000),
                    NumberPredictions.of(Samples.numbers(random, rows), Samples.numbers(random, rows)),
                    NumberPredictions.of(Samples.positive(random, rows), Samples.positive(random, rows)),
                    AnomalyPredictions.of(Samples.numbers(random, rows), 0.5),
                    ClusterPredictions.of(Samples.labels(random, rows, 4))
                            .withFeatures(Samples.numbers(random, 2 * rows), 2)
                            .withTruth(Samples.labels(random, rows, 3)));
        });
    }

    private static List<Metric> repeatable(Predictions predictions) {
        List<Metric> metrics = new ArrayList<>(predictions.metrics());
        metrics.remove(Metric.SILHOUETTE);
        if (predictions instanceof NumberPredictions) {
            metrics.add(Metric.pinball(0.3));
            metrics.add(Metric.pinball(0.9));
        }
        if (predictions instanceof ClassPredictions) {
            metrics.add(Metric.topAccuracy(2));
        }
        return metrics;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsThatCountSeveralTimesAreRowsRepeated(Predictions predictions) {
        List<Metric> metrics = repeatable(predictions);
        Statistic statistic = predictions.statistic(metrics).orElseThrow();
        assertThat(statistic.rows()).isEqualTo(predictions.rowCount());
        assertThat(statistic.size()).isEqualTo(metrics.size());
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            byte[] counts = new byte[statistic.rows()];
            int most = round == 0 ? 255 : round % 5;
            for (int row = 0; row < counts.length; row++) {
                counts[row] = (byte) random.nextInt(most + 1);
            }
            int[] repeated = IntStream.range(0, counts.length)
                    .flatMap(row -> IntStream.range(0, counts[row] & 0xFF).map(i -> row))
                    .toArray();
            Predictions rows = predictions.select(repeated);
            double[] values = new double[metrics.size()];
            statistic.of(counts, values);
            for (int i = 0; i < values.length; i++) {
                OptionalDouble expected = rows.value(metrics.get(i));
                if (expected.isEmpty()) {
                    assertThat(values[i])
                            .as("%s of %s", metrics.get(i), Arrays.toString(counts))
                            .isNaN();
                } else {
                    double value = expected.getAsDouble();
                    assertThat(values[i])
                            .as("%s of %s", metrics.get(i), Arrays.toString(counts))
                            .isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void valuesAreThoseOneByOneAndOfCountsOfOne(Predictions predictions) {
        List<Metric> metrics = repeatable(predictions);
        byte[] counts = new byte[predictions.rowCount()];
        Arrays.fill(counts, (byte) 1);
        double[] values = new double[metrics.size()];
        predictions.statistic(metrics).orElseThrow().of(counts, values);
        for (int i = 0; i < values.length; i++) {
            Metric metric = metrics.get(i);
            assertThat(predictions.value(metric).orElse(Double.NaN))
                    .as("%s", metric)
                    .isEqualTo(Double.valueOf(values[i]));
            if (predictions.metrics().contains(metric)) {
                assertThat(predictions.values().getOrDefault(metric, Double.NaN))
                        .as("%s", metric)
                        .isEqualTo(Double.valueOf(values[i]));
            }
        }
        assertThat(predictions.values().keySet()).isSubsetOf(predictions.metrics());
        assertThat(List.copyOf(predictions.values().keySet())).isSorted();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ofNoRowsNothingIsDefined(Predictions predictions) {
        Predictions none = predictions.select(new int[0]);
        assertThat(none.rowCount()).isZero();
        assertThat(none.values()).isEmpty();
        assertThat(none.metrics())
                .isEqualTo(predictions.metrics())
                .allMatch(metric -> none.value(metric).isEmpty());
        assertThat(none.statistic(none.metrics())).isEmpty();
        assertThat(predictions.select(new int[1]).rowCount()).isEqualTo(1);
        assertThat(predictions.select(new int[1]).values().values()).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsNotOfTheKindIsRefused(Predictions predictions) {
        Metric foreign = predictions instanceof NumberPredictions ? Metric.AUC : Metric.RMSE;
        assertThatThrownBy(() -> predictions.value(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(foreign + " of ")
                .hasMessageContaining(predictions.metrics().get(0).toString());
        assertThatThrownBy(() -> predictions.statistic(List.of(foreign))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> predictions.statistic(List.of())).hasMessageContaining("no metric");
        assertThatThrownBy(() -> predictions.select(new int[] {predictions.rowCount()}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row " + predictions.rowCount());
        assertThatThrownBy(() -> predictions.select(new int[] {-1})).hasMessageContaining("row -1");
        Statistic statistic = predictions.statistic(repeatable(predictions)).orElseThrow();
        assertThatThrownBy(() -> statistic.of(new byte[0], new double[100])).hasMessageContaining("0 counts");
    }
}
