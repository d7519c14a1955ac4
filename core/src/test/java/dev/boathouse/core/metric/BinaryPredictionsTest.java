package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryPredictionsTest {

    private static final double[] NONE = {};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void valuesAreThoseOfTheDefinitions(long seed) {
        Random random = new Random(seed);
        BinaryPredictions predictions = Samples.binary(random, 3 + random.nextInt(80), seed % 2 == 0 ? 6 : 1 << 20);
        double[] scores = predictions.scores();
        int[] labels = predictions.labels();
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertClose(predictions, Metric.AUC, won / pairs);
        double precision = 0;
        double recallBefore = 0;
        for (double threshold : descending(scores)) {
            Confusion at = predictions.confusion(threshold);
            precision += (at.recall(1) - recallBefore) * at.precision(1);
            recallBefore = at.recall(1);
        }
        assertClose(predictions, Metric.AVERAGE_PRECISION, precision);
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            double excess = 0;
            for (int i = 0; i < scores.length; i++) {
                boolean inside = scores[i] <= (bin == 9 ? 1 : (bin + 1) * 0.1) && (bin == 0 || scores[i] > bin * 0.1);
                excess += inside ? scores[i] - labels[i] : 0;
            }
            error += Math.abs(excess) / scores.length;
        }
        assertClose(predictions, Metric.CALIBRATION_ERROR, error);
        assertThat(predictions.calibration(10).error().orElseThrow()).isCloseTo(error, within(1e-12));
        Confusion at = predictions.confusion();
        assertThat(at.total()).isEqualTo(scores.length);
        assertThat(at.actual(1)).isEqualTo(predictions.positiveCount());
        assertClose(predictions, Metric.SPECIFICITY, (double) at.trueNegatives() / at.actual(0));
        assertClose(predictions, Metric.MCC, correlation(labels, scores, 0.5));
    }

    /** Pearson's, of 0 and 1: what Matthews' coefficient is. */
    private static double correlation(int[] labels, double[] scores, double threshold) {
        double[] x = Arrays.stream(labels).asDoubleStream().toArray();
        double[] y = Arrays.stream(scores).map(s -> s >= threshold ? 1 : 0).toArray();
        double xMean = Arrays.stream(x).average().orElseThrow();
        double yMean = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - xMean) * (y[i] - yMean);
            xx += (x[i] - xMean) * (x[i] - xMean);
            yy += (y[i] - yMean) * (y[i] - yMean);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void thresholdsAreThoseThatAnExhaustiveSearchFinds(long seed) {
        Random random = new Random(seed);
        BinaryPredictions predictions = Samples.binary(random, 1 + random.nextInt(30), 10);
        double[] candidates = descending(predictions.scores());
        for (int i = 0; i <= 20; i++) {
            double rate = i / 20.0;
            assertThat(predictions.thresholdForRecall(rate))
                    .as("recall %s", rate)
                    .isEqualTo(first(DoubleStream.of(candidates)
                            .filter(t -> predictions.positiveCount() > 0
                                    && predictions.confusion(t).recall(1) >= rate)));
            assertThat(predictions.thresholdForFalsePositiveRate(rate))
                    .as("false positive rate %s", rate)
                    .isEqualTo(last(DoubleStream.of(candidates).filter(t -> {
                        Confusion at = predictions.confusion(t);
                        return at.actual(0) > 0 && (double) at.falsePositives() / at.actual(0) <= rate;
                    })));
            assertThat(predictions.thresholdForPrecision(rate))
                    .as("precision %s", rate)
                    .isEqualTo(last(DoubleStream.of(candidates)
                            .filter(t -> predictions.confusion(t).precision(1) >= rate)));
            double least = DoubleStream.concat(DoubleStream.of(2), DoubleStream.of(candidates))
                    .map(t -> cost(predictions, t, rate))
                    .min()
                    .orElseThrow();
            double chosen = predictions.thresholdOfLeastCost(rate, 1 - rate).orElseThrow();
            assertThat(cost(predictions, chosen, rate)).isEqualTo(least);
            assertThat(DoubleStream.of(candidates)
                            .filter(t -> t > chosen)
                            .noneMatch(t -> cost(predictions, t, rate) <= least))
                    .as("the highest of equally good ones")
                    .isTrue();
        }
    }

    private static double cost(BinaryPredictions predictions, double threshold, double falsePositive) {
        Confusion at = predictions.confusion(threshold);
        return falsePositive * at.falsePositives() + (1 - falsePositive) * at.falseNegatives();
    }

    @Test
    void oneClassIsEnoughForWhatNeedsNoOther() {
        BinaryPredictions positives =
                BinaryPredictions.ofProbabilities(new double[] {0.2, 0.6, 0.9}, new int[] {1, 1, 1}, 0.5);
        assertThat(positives.value(Metric.AUC)).isEmpty();
        assertThat(positives.rocCurve()).isEmpty();
        assertThat(positives.value(Metric.AVERAGE_PRECISION)).hasValue(1);
        assertThat(positives.value(Metric.SPECIFICITY)).hasValue(0);
        assertThat(positives.value(Metric.KAPPA)).hasValue(0);
        assertThat(positives.thresholdForFalsePositiveRate(1)).isEmpty();
        assertThat(positives.withThreshold(0).value(Metric.KAPPA)).isEmpty();
        BinaryPredictions negatives = BinaryPredictions.ofProbabilities(new double[] {0.2, 0.6}, new int[] {0, 0}, 0.7);
        assertThat(negatives.value(Metric.AUC)).isEmpty();
        assertThat(negatives.value(Metric.AVERAGE_PRECISION)).hasValue(0);
        assertThat(negatives.value(Metric.PRECISION)).hasValue(0);
        assertThat(negatives.value(Metric.RECALL)).hasValue(0);
        assertThat(negatives.value(Metric.F1)).hasValue(0);
        assertThat(negatives.value(Metric.MCC)).hasValue(0);
        assertThat(negatives.thresholdForRecall(0.5)).isEmpty();
        assertThat(negatives.thresholdForPrecision(0.5)).isEmpty();
        assertThat(negatives.thresholdOfLeastCost(1, 1)).hasValue(Math.nextUp(0.6));
        Curve curve = negatives.precisionRecallCurve().orElseThrow();
        assertThat(curve.x(1)).isEqualTo(1);
        assertThat(curve.y(1)).isEqualTo(0);
    }

    @Test
    void noRowsHaveNoCurveNorThreshold() {
        BinaryPredictions none = BinaryPredictions.ofProbabilities(NONE, new int[0], 0.5);
        assertThat(none.rocCurve()).isEmpty();
        assertThat(none.precisionRecallCurve()).isEmpty();
        assertThat(none.calibration(10).bins()).isEmpty();
        assertThat(none.calibrationByQuantiles(10).bins()).isEmpty();
        assertThat(none.thresholdOfLeastCost(1, 1)).isEmpty();
        assertThat(none.thresholdForRecall(0)).isEmpty();
        assertThat(none.thresholdForFalsePositiveRate(0)).isEmpty();
        assertThat(none.thresholdForPrecision(0)).isEmpty();
        assertThat(none.confusion().total()).isZero();
    }

    @Test
    void scoresThatAreNoProbabilitiesAreRankedAndCutOnly() {
        double[] scores = {-3, 10, 2, 2};
        BinaryPredictions predictions = BinaryPredictions.ofScores(scores, new int[] {0, 1, 1, 0}, 2);
        assertThat(predictions.areProbabilities()).isFalse();
        assertThat(predictions.value(Metric.AUC)).hasValue(0.875);
        assertThat(predictions.metrics())
                .doesNotContain(Metric.LOG_LOSS, Metric.BRIER, Metric.CALIBRATION_ERROR)
                .contains(Metric.F1);
        assertThatThrownBy(() -> predictions.value(Metric.BRIER)).hasMessageContaining("scores of two classes");
        assertThatThrownBy(() -> predictions.calibration(10)).isInstanceOf(IllegalStateException.class);
        assertThat(predictions.confusion()).isEqualTo(predictions.confusion(1));
    }

    @Test
    void zeroesOfBothSignsAreEqual() {
        assertThat(BinaryPredictions.ofScores(new double[] {0.0, -0.0}, new int[] {0, 1}, 0)
                        .value(Metric.AUC))
                .hasValue(0.5);
    }

    @Test
    void arraysAreCopiedAndAnotherThresholdChangesNothingElse() {
        double[] scores = {0.1, 0.9};
        int[] labels = {0, 1};
        BinaryPredictions predictions = BinaryPredictions.ofProbabilities(scores, labels, 0.5);
        scores[0] = 1;
        labels[0] = 1;
        predictions.scores()[1] = 0;
        assertThat(predictions.scores()).containsExactly(0.1, 0.9);
        assertThat(predictions.labels()).containsExactly(0, 1);
        assertThat(predictions.score(1)).isEqualTo(0.9);
        assertThat(predictions.isPositive(1)).isTrue();
        BinaryPredictions strict = predictions.withThreshold(0.95);
        assertThat(strict.threshold()).isEqualTo(0.95);
        assertThat(strict.value(Metric.RECALL)).hasValue(0);
        assertThat(strict.value(Metric.AUC)).hasValue(1);
        assertThat(predictions.value(Metric.RECALL)).hasValue(1);
    }

    @Test
    void whatIsNoPredictionIsRefused() {
        assertThatThrownBy(() -> BinaryPredictions.ofProbabilities(new double[2], new int[1], 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 labels");
        for (double wrong : new double[] {Double.NaN, -1e-9, 1.1, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> BinaryPredictions.ofProbabilities(new double[] {0, wrong}, new int[2], 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at 1 is " + wrong);
        }
        assertThatThrownBy(() -> BinaryPredictions.ofScores(new double[] {Double.NaN}, new int[1], 0.5))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> BinaryPredictions.ofScores(new double[2], new int[] {0, 2}, 0.5))
                .hasMessageContaining("row 1 is 2");
        assertThatThrownBy(() -> BinaryPredictions.ofScores(NONE, new int[0], Double.NaN))
                .hasMessageContaining("finite");
        BinaryPredictions one = BinaryPredictions.ofProbabilities(new double[1], new int[1], 0.5);
        assertThatThrownBy(() -> one.thresholdForRecall(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> one.thresholdForPrecision(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> one.thresholdForFalsePositiveRate(-0.1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> one.thresholdOfLeastCost(-1, 1)).hasMessageContaining("costs");
        assertThatThrownBy(() -> one.thresholdOfLeastCost(1, Double.NaN)).hasMessageContaining("costs");
        assertThatThrownBy(() -> one.calibration(0)).hasMessageContaining("0 bins");
        assertThatThrownBy(() -> one.confusion(Double.NaN)).hasMessageContaining("NaN");
    }

    private static double[] descending(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().distinct().toArray();
        return IntStream.range(0, sorted.length)
                .mapToDouble(i -> sorted[sorted.length - 1 - i])
                .toArray();
    }

    private static OptionalDouble first(DoubleStream values) {
        return values.findFirst();
    }

    private static OptionalDouble last(DoubleStream values) {
        return values.reduce((first, second) -> second);
    }

    private static void assertClose(BinaryPredictions predictions, Metric metric, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(predictions.value(metric)).as("%s", metric).isEmpty();
        } else {
            assertThat(predictions.value(metric).orElseThrow()).as("%s", metric).isCloseTo(expected, within(1e-12));
        }
    }
}
