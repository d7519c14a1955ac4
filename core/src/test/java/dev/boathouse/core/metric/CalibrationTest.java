package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    /** Rare positives, probable ones, both at once, and rows enough for the normal limit. */
    @ParameterizedTest
    @CsvSource({"300, 0, 1, 1", "300, 0, 0.1, 2", "400, 0.8, 1, 3", "5000, 0, 1, 4", "60, 0.2, 0.6, 5"})
    void pValuesAreUniformWhereProbabilitiesAreRight(int rows, double low, double high, long seed) {
        Random random = new Random(seed);
        int rounds = 120;
        double[] pValues = new double[rounds];
        int beyond = 0;
        for (int round = 0; round < rounds; round++) {
            Calibration.Consistency found = drawn(random, rows, low, high, 1)
                    .calibration(10)
                    .consistency(round)
                    .orElseThrow();
            pValues[round] = found.pValue();
            beyond += found.error() > found.critical() ? 1 : 0;
        }
        Arrays.sort(pValues);
        double distance = IntStream.range(0, rounds)
                .mapToDouble(i -> Math.max((i + 1.0) / rounds - pValues[i], pValues[i] - (double) i / rounds))
                .max()
                .orElseThrow();
        // Kolmogorov's bound for 1 in 100,000.
        assertThat(distance).as("seed %d", seed).isLessThan(2.47 / Math.sqrt(rounds));
        double error = Math.sqrt(0.05 * 0.95 / rounds);
        assertThat((double) beyond / rounds).as("seed %d", seed).isBetween(0.05 - 3.2 * error, 0.05 + 4 * error);
    }

    @Test
    void probabilitiesThatAreWrongAreFound() {
        Calibration calibration = drawn(new Random(1), 2_000, 0, 1, 2).calibration(10);
        Calibration.Consistency found = calibration.consistency(1).orElseThrow();
        assertThat(found.pValue()).isEqualTo(1e-4);
        assertThat(found.error()).isCloseTo(calibration.error().orElseThrow(), within(1e-12));
        assertThat(found.critical()).isLessThan(found.error());
        assertThat(calibration.maximumError().orElseThrow())
                .isGreaterThanOrEqualTo(calibration.error().orElseThrow());
        assertThat(found.rounds()).isEqualTo(9_999);
        assertThat(calibration.consistency(1)).contains(found);
    }

    private static BinaryPredictions drawn(Random random, int rows, double low, double high, double power) {
        double[] probabilities = random.doubles(rows, low, high).toArray();
        int[] labels = Arrays.stream(probabilities)
                .mapToInt(p -> random.nextDouble() < Math.pow(p, power) ? 1 : 0)
                .toArray();
        return BinaryPredictions.ofProbabilities(probabilities, labels, 0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sumsOfLabelsAreDrawnFromTheirExactDistribution(long seed) {
        Random random = new Random(seed);
        double[] probabilities = random.doubles(8).toArray();
        LabelSum sum = LabelSum.of(probabilities);
        double[] likely = new double[9];
        for (int labels = 0; labels < 256; labels++) {
            double probability = 1;
            for (int row = 0; row < 8; row++) {
                probability *= (labels >> row & 1) == 1 ? probabilities[row] : 1 - probabilities[row];
            }
            likely[Integer.bitCount(labels)] += probability;
        }
        int draws = 200_000;
        double[] found = new double[9];
        SplittableRandom numbers = new SplittableRandom(seed);
        for (int i = 0; i < draws; i++) {
            found[(int) sum.draw(numbers)] += 1.0 / draws;
        }
        for (int count = 0; count < 9; count++) {
            assertThat(found[count])
                    .as("%d of 8, seed %d", count, seed)
                    .isCloseTo(likely[count], within(5 * Math.sqrt(likely[count] / draws) + 1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000, 0.0001", "500, 0.5", "200000, 0.999", "100, 0", "100, 1"})
    void sumsOfManyLabelsHaveTheirMeanAndVariance(int rows, double probability) {
        double[] probabilities = new double[rows];
        Arrays.fill(probabilities, probability);
        LabelSum sum = LabelSum.of(probabilities);
        SplittableRandom random = new SplittableRandom(1);
        int draws = 50_000;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double distance = sum.draw(random) - rows * probability;
            mean += distance / draws;
            squares += distance * distance / draws;
        }
        double variance = rows * probability * (1 - probability);
        assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(variance / draws) + 1e-6));
        assertThat(squares).isCloseTo(variance, within(0.04 * variance + 1e-6));
    }

    @Test
    void binsHaveTheirUpperEdgeAndEqualProbabilitiesStayTogether() {
        double[] probabilities = {0, 0.1, 0.100001, 0.2, 1, 1};
        BinaryPredictions predictions =
                BinaryPredictions.ofProbabilities(probabilities, new int[] {0, 1, 0, 0, 1, 1}, 0.5);
        assertThat(predictions.calibration(10).bins())
                .extracting(Calibration.Bin::count)
                .containsExactly(2L, 2L, 2L);
        assertThat(predictions.calibration(10).bins().get(0)).isEqualTo(new Calibration.Bin(0, 0.1, 2, 0.05, 0.5));
        assertThat(predictions.calibration(1).bins()).hasSize(1);
        BinaryPredictions constant =
                BinaryPredictions.ofProbabilities(new double[] {0.5, 0.5, 0.5}, new int[] {0, 1, 1}, 0.5);
        assertThat(constant.calibrationByQuantiles(4).bins())
                .singleElement()
                .isEqualTo(new Calibration.Bin(0.5, 0.5, 3, 0.5, 2 / 3.0));
        assertThat(constant.calibration(10).consistency(3).orElseThrow().pValue())
                .isEqualTo(1);
    }

    @Test
    void noRowsHaveNoError() {
        Calibration none = BinaryPredictions.ofProbabilities(new double[0], new int[0], 0.5)
                .calibration(10);
        assertThat(none.error()).isEmpty();
        assertThat(none.maximumError()).isEmpty();
        assertThat(none.consistency(1)).isEmpty();
    }
}
