package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.Progress;
import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.internal.smile.Examples;
import dev.boathouse.core.internal.smile.Fitted;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Isolation forests against what can be computed by hand, and against outliers that are known. */
class IsolationTest {

    private static Fitted fit(IsolationForest forest, double[][] columns, long seed) {
        return Isolation.fit(
                forest, new Examples(columns, new int[0], 0, new double[0], seed), new OwnThreads(2, Progress.NONE));
    }

    private static double length(Fitted fitted, double... row) {
        double[] scores = new double[1];
        fitted.predictor().score(row, scores);
        return scores[0];
    }

    private static double score(Fitted fitted, double... row) {
        double[] scores = {length(fitted, row)};
        fitted.response().link().apply(scores, 0, 1, scores, 0);
        return scores[0];
    }

    /** c(3) = 2 (1 + 1/2) − 4/3, c(256) from the harmonic number 6.1204387… */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 1.6666666666666667", "4, 2.1666666666666665", "256, 10.2486899256346"})
    void expectedPathLengthsAreThoseOfThePaper(int rows, double expected) {
        assertThat(PathLength.expected(rows)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void depthIsTheLogarithmRoundedUp() {
        assertThat(IntStream.of(2, 3, 4, 5, 256, 257, 65_536).map(PathLength::depth))
                .containsExactly(1, 2, 2, 3, 8, 9, 16);
    }

    /** Two rows: the root splits between them, wherever; each is alone one step down. */
    @Test
    void aTreeOfTwoRowsHasPathsOfOneStep() {
        Fitted ours = fit(IsolationForest.ofTrees(5), new double[][] {{1, 3}, {7, 7}}, 1);
        assertThat(length(ours, 1, 7)).isEqualTo(1);
        assertThat(length(ours, 3, 7)).isEqualTo(1);
        assertThat(score(ours, 3, 7)).isEqualTo(0.5);
    }

    /**
     * Four rows, two of them alike, so at most two steps. Three values: the first split falls between 0 and 1 with probability 1/10, else between 1
     * and 10. Then 10 is alone after one step and the others after two, the twins with c(2) = 1 to go; or 0 is alone after one step, and the
     * others after two. Mean lengths: 0: 1.9, 1 (twice): 3, 10: 1.1.
     */
    @Test
    void meanPathLengthsAreThoseComputedByHand() {
        Fitted ours = fit(IsolationForest.ofTrees(10_000), new double[][] {{0, 1, 1, 10}}, 3);
        assertThat(length(ours, 0)).isCloseTo(1.9, within(0.02));
        assertThat(length(ours, 1)).isEqualTo(3);
        assertThat(length(ours, 10)).isCloseTo(1.1, within(0.02));
        double expected = 2 * (1 + 1 / 2.0 + 1 / 3.0) - 2 * 3 / 4.0;
        assertThat(score(ours, 1)).isCloseTo(Math.pow(2, -3 / expected), within(1e-9));
    }

    @Test
    void leavesHoldEveryRowOfTheSample() {
        Random random = new Random(8);
        double[][] columns = {random.doubles(300).toArray(), random.doubles(300).toArray()};
        int[] sample = new Draws(5).some(100, 300);
        assertThat(Arrays.stream(sample).distinct()).hasSize(100).allMatch(row -> row >= 0 && row < 300);
        Tree tree = IsolationTree.of(columns, sample, new Draws(6));
        double[] out = new double[1];
        Predictor predictor = Predictor.meanOfTrees(2, 1, List.of(tree));
        for (int row : sample) {
            predictor.score(new double[] {columns[0][row], columns[1][row]}, out);
            assertThat(out[0]).isBetween(1.0, PathLength.depth(100) + PathLength.expected(100));
        }
    }

    @Test
    void rowsAreDrawnEvenly() {
        int[] drawn = new int[10];
        for (int seed = 0; seed < 20_000; seed++) {
            for (int row : new Draws(seed).some(3, 10)) {
                drawn[row]++;
            }
        }
        // 6,000 each with a standard deviation of 65.
        assertThat(Arrays.stream(drawn)).allMatch(count -> Math.abs(count - 6_000) < 325);
    }

    @Test
    void knownOutliersGetTheHighestScores() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            int rows = 2_000;
            double[][] columns = new double[4][rows];
            for (int row = 0; row < rows; row++) {
                double shift = row < 20 ? 6 : 0;
                columns[0][row] = random.nextGaussian() + shift;
                columns[1][row] = random.nextGaussian() * 1e6 - shift * 1e6;
                columns[2][row] = random.nextInt(3);
                columns[3][row] = 42;
            }
            Fitted ours = fit(IsolationForest.ofTrees(100).withContamination(0.01), columns, seed);
            long found = IntStream.range(0, rows)
                    .filter(row -> score(ours, columns[0][row], columns[1][row], columns[2][row], 42)
                            >= ours.response().threshold())
                    .filter(row -> row < 20)
                    .count();
            assertThat(found).as("seed %d", seed).isGreaterThanOrEqualTo(19);
        }
    }

    @Test
    void contaminationIsTheMostThatTrainingRowsReach() {
        double[] scores = {0.1, 0.9, 0.5, 0.5, 0.3, 0.7, 0.5, 0.2, 0.4, 0.6};
        assertThat(Isolation.threshold(scores, 0.1)).isEqualTo(0.9);
        assertThat(Isolation.threshold(scores, 0.19)).isEqualTo(0.9);
        assertThat(Isolation.threshold(scores, 0.2)).isEqualTo(0.7);
        assertThat(Isolation.threshold(scores, 0.3)).isEqualTo(0.6);
        assertThat(Isolation.threshold(scores, 0.4)).isEqualTo(0.6);
        assertThat(Isolation.threshold(scores, 0.5)).isEqualTo(0.6);
        assertThat(Isolation.threshold(scores, 0.05)).isEqualTo(Math.nextUp(0.9));
        assertThat(Isolation.threshold(new double[] {0.5, 0.5, 0.4}, 0.34)).isEqualTo(Math.nextUp(0.5));
        double[] hundred = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        assertThat(Isolation.threshold(hundred, 0.29)).isEqualTo(71);
    }

    @Test
    void alikeRowsAreNoAnomaliesAndRowsThatAreAllAlikeAreRefused() {
        double[] one = new double[5_000];
        one[17] = 1;
        Fitted ours = fit(IsolationForest.ofTrees(100), new double[][] {one, new double[5_000]}, 1);
        assertThat(score(ours, 0, 0)).isLessThan(ours.response().threshold());
        assertThat(ours.response().threshold()).isEqualTo(Math.nextUp(0.5));
        for (int rows : new int[] {1, 2, 1_000}) {
            assertThatThrownBy(() -> fit(IsolationForest.ofTrees(3), new double[][] {new double[rows]}, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("all " + rows + " rows have the same features");
        }
    }

    @Test
    void theLargestAndSmallestNumbersAreSplit() {
        double[][] columns = {
            {-Double.MAX_VALUE, Double.MAX_VALUE, 0, Double.MIN_VALUE, -Double.MIN_VALUE, 1, Math.nextUp(1.0), -0.0}
        };
        Fitted ours = fit(IsolationForest.ofTrees(200), columns, 1);
        assertThat(score(ours, Double.MAX_VALUE)).isGreaterThan(score(ours, 0));
        assertThat(length(ours, Double.MAX_VALUE)).isLessThan(2);
    }

    @Test
    void everyParallelismGivesTheSameBytesAndEverySeedOthers() {
        Random random = new Random(4);
        double[][] columns = {
            random.doubles(40_000).toArray(), random.doubles(40_000).toArray()
        };
        IsolationForest forest = IsolationForest.ofTrees(20).withSampleSize(64).withContamination(0.02);
        for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE}) {
            Fitted expected = fit(forest, columns, seed);
            for (int threads : new int[] {1, 8}) {
                Fitted other = Isolation.fit(
                        forest,
                        new Examples(columns, new int[0], 0, new double[0], seed),
                        new OwnThreads(threads, Progress.NONE));
                assertThat(other.predictor().toBytes())
                        .isEqualTo(expected.predictor().toBytes());
                assertThat(other.response()).isEqualTo(expected.response());
            }
            assertThat(fit(forest, columns, seed + 1).predictor().toBytes())
                    .isNotEqualTo(expected.predictor().toBytes());
        }
    }
}
