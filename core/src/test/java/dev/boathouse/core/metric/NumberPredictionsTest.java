package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPredictionsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void valuesAreThoseOfTheDefinitions(long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(50);
        double[] truth = Samples.positive(random, rows);
        double[] estimates = Samples.positive(random, rows);
        NumberPredictions predictions = NumberPredictions.of(estimates, truth);
        double[] errors = IntStream.range(0, rows)
                .mapToDouble(i -> estimates[i] - truth[i])
                .toArray();
        close(predictions, Metric.MSE, mean(errors, e -> e * e));
        close(predictions, Metric.RMSE, Math.sqrt(mean(errors, e -> e * e)));
        close(predictions, Metric.MAE, mean(errors, Math::abs));
        close(predictions, Metric.BIAS, mean(errors, e -> e));
        close(
                predictions,
                Metric.MAX_ERROR,
                Arrays.stream(errors).map(Math::abs).max().orElseThrow());
        close(predictions, Metric.pinball(0.25), mean(errors, e -> e < 0 ? -0.25 * e : 0.75 * e));
        close(predictions, Metric.pinball(0.5), mean(errors, Math::abs) / 2);
        double[] absolute = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        close(predictions, Metric.MEDIAN_AE, (absolute[(rows - 1) / 2] + absolute[rows / 2]) / 2);
        double mean = mean(truth, t -> t);
        double total = mean(truth, t -> (t - mean) * (t - mean));
        double bias = mean(errors, e -> e);
        close(predictions, Metric.R2, 1 - mean(errors, e -> e * e) / total);
        close(predictions, Metric.EXPLAINED_VARIANCE, 1 - mean(errors, e -> (e - bias) * (e - bias)) / total);
    }

    @Test
    void aConstantTruthLeavesNothingToExplain() {
        double[] truth = new double[7];
        // Their mean is not 0.1.
        Arrays.fill(truth, 0.1);
        double[] same = truth.clone();
        assertThat(NumberPredictions.of(same, truth).value(Metric.R2)).hasValue(1);
        double[] shifted = new double[7];
        Arrays.fill(shifted, 0.3);
        NumberPredictions constant = NumberPredictions.of(shifted, truth);
        assertThat(constant.value(Metric.R2)).hasValue(0);
        assertThat(constant.value(Metric.EXPLAINED_VARIANCE)).hasValue(1);
        shifted[0] = 0.4;
        assertThat(NumberPredictions.of(shifted, truth).value(Metric.EXPLAINED_VARIANCE))
                .hasValue(0);
    }

    @Test
    void aNegativeNumberHasNoLogarithmAndOneRowNoR2() {
        assertThat(NumberPredictions.of(new double[] {-1, 2}, new double[] {1, 2})
                        .value(Metric.MSLE))
                .isEmpty();
        assertThat(NumberPredictions.of(new double[] {1, 2}, new double[] {-0.1, 2})
                        .value(Metric.MSLE))
                .isEmpty();
        NumberPredictions one = NumberPredictions.of(new double[] {3}, new double[] {2});
        assertThat(one.value(Metric.R2)).isEmpty();
        assertThat(one.value(Metric.EXPLAINED_VARIANCE)).hasValue(1);
        assertThat(one.values()).hasSize(one.metrics().size() - 1);
        assertThat(NumberPredictions.of(new double[] {1}, new double[] {0}).value(Metric.MAPE))
                .hasValue(0x1p52);
    }

    @Test
    void aMeanFarFromZeroCostsNoDigits() {
        double[] truth = {1e9, 1e9 + 1, 1e9 + 2};
        double[] estimates = {1e9 + 0.5, 1e9 + 1, 1e9 + 1.5};
        assertThat(NumberPredictions.of(estimates, truth).value(Metric.R2)).hasValue(0.75);
    }

    @Test
    void whatIsNoPredictionIsRefused() {
        assertThatThrownBy(() -> NumberPredictions.of(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 true numbers");
        assertThatThrownBy(() -> NumberPredictions.of(new double[] {Double.NaN}, new double[1]))
                .hasMessageContaining("estimate at 0 is NaN");
        assertThatThrownBy(() -> NumberPredictions.of(new double[1], new double[] {Double.NEGATIVE_INFINITY}))
                .hasMessageContaining("-Infinity");
        assertThatThrownBy(
                        () -> NumberPredictions.of(new double[1], new double[1]).value(Metric.topAccuracy(1)))
                .hasMessageContaining("numbers");
    }

    @Test
    void anomaliesWithoutTruthAreCountedAndWithTruthRanked() {
        AnomalyPredictions predictions = AnomalyPredictions.of(new double[] {0.5, 0.25, 0.75, 0.5}, 0.5);
        assertThat(predictions.flaggedCount()).isEqualTo(3);
        assertThat(predictions.value(Metric.FLAGGED_RATE)).hasValue(0.75);
        assertThat(predictions.value(Metric.MEAN_SCORE)).hasValue(0.5);
        BinaryPredictions known = predictions.withTruth(new int[] {0, 0, 1, 0});
        assertThat(known.value(Metric.AUC)).hasValue(1);
        assertThat(known.threshold()).isEqualTo(0.5);
        assertThatThrownBy(() -> AnomalyPredictions.of(new double[] {Double.NaN}, 0.5))
                .hasMessageContaining("NaN");
    }

    private static double mean(double[] values, DoubleUnaryOperator of) {
        return Arrays.stream(values).map(of).average().orElseThrow();
    }

    private static void close(NumberPredictions predictions, Metric metric, double expected) {
        assertThat(predictions.value(metric).orElseThrow())
                .as("%s", metric)
                .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }
}
