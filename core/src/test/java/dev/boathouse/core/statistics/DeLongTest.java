package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aucAndVarianceEqualTheDefinitionOverAllPairs(long seed) {
        Random random = new Random(seed);
        int rows = 20 + random.nextInt(200);
        int[] labels = IntStream.range(0, rows)
                .map(i -> i < 2 ? i : i < 4 ? i - 2 : random.nextInt(2))
                .toArray();
        double[] first = scores(random, labels, 3);
        double[] second = scores(random, labels, 10);
        Placements ours = Placements.of(first, labels).orElseThrow();
        Placements theirs = Placements.of(second, labels).orElseThrow();
        assertThat(Placements.auc(first, labels)).hasValue(ours.auc());
        assertThat(ours.auc()).isCloseTo(mean(pairs(first, labels, 1)), within(1e-12));
        double expected = variance(difference(pairs(first, labels, 1), pairs(second, labels, 1)))
                + variance(difference(pairs(first, labels, 0), pairs(second, labels, 0)));
        assertThat(ours.varianceOfDifference(theirs).orElseThrow()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theIntervalContainsTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(17);
        int rounds = 1_000;
        int rows = 400;
        int covered = 0;
        for (int round = 0; round < rounds; round++) {
            int[] labels = IntStream.range(0, rows).map(i -> i % 4 == 0 ? 1 : 0).toArray();
            double[] first = new double[rows];
            double[] second = new double[rows];
            for (int i = 0; i < rows; i++) {
                // Two equally good scores with a common part: the true difference is 0.
                double common = labels[i] + random.nextGaussian();
                first[i] = common + random.nextGaussian();
                second[i] = common + random.nextGaussian();
            }
            Placements ours = Placements.of(first, labels).orElseThrow();
            Placements theirs = Placements.of(second, labels).orElseThrow();
            double reach = 1.959963984540054
                    * Math.sqrt(ours.varianceOfDifference(theirs).orElseThrow());
            covered += Math.abs(ours.auc() - theirs.auc()) <= reach ? 1 : 0;
        }
        double error = Math.sqrt(0.95 * 0.05 / rounds);
        assertThat(covered / (double) rounds).isBetween(0.95 - 4 * error, 0.95 + 4 * error);
    }

    @Test
    void oneClassHasNoPlacementsAndOneRowOfAClassNoVariance() {
        assertThat(Placements.of(new double[] {1, 2}, new int[] {1, 1})).isEmpty();
        Placements few =
                Placements.of(new double[] {1, 2, 0}, new int[] {1, 0, 0}).orElseThrow();
        assertThat(few.auc()).isEqualTo(0.5);
        assertThat(few.varianceOfDifference(few)).isEmpty();
    }

    private static double[] scores(Random random, int[] labels, int steps) {
        return Arrays.stream(labels)
                .mapToDouble(label -> Math.round((label + random.nextGaussian()) * steps) / (double) steps)
                .toArray();
    }

    private static double[] pairs(double[] scores, int[] labels, int side) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == side)
                .mapToDouble(i -> IntStream.range(0, labels.length)
                        .filter(j -> labels[j] != side)
                        .mapToDouble(j -> {
                            double above = side == 1 ? scores[i] - scores[j] : scores[j] - scores[i];
                            return above > 0 ? 1 : above == 0 ? 0.5 : 0;
                        })
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double[] difference(double[] first, double[] second) {
        return IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1)
                / values.length;
    }
}
