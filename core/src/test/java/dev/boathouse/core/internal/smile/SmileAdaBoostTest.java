package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.AdaBoost;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.math.MathEx;

/** Smile's own AdaBoost is the oracle: same seed, same trees, shares of votes as {@link AdaBoostOracle} bounds them. */
class SmileAdaBoostTest {

    private static Fitted fit(AdaBoost boosting, double[][] columns, int[] labels, int classes, long seed) {
        return SmileAdaBoost.fit(boosting, TreeRows.examples(columns, labels, classes, seed), new SameThread());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "4, 3", "5, 3", "6, 5", "7, 5"})
    void sharesOfVotesEqualThoseOfSmileWithinTheLogarithmsLastBits(long seed, int classes) {
        Random random = new Random(seed);
        double[][] columns = TreeRows.columns(random, 100 + random.nextInt(600));
        int[] labels = TreeRows.labels(random, columns, classes);
        AdaBoost boosting = new AdaBoost(
                1 + random.nextInt(60), 2 + random.nextInt(10), 2 + random.nextInt(10), 1 + random.nextInt(8));
        AdaBoostOracle oracle = new AdaBoostOracle(boosting, TreeRows.examples(columns, labels, classes, seed));
        MathEx.setSeed(77);
        Fitted ours = fit(boosting, columns, labels, classes, seed);
        assertThat(ours.predictor().summary()).startsWith(oracle.trees() + " tree");
        double[][] asked = TreeRows.asked(random, ours);
        for (int row = 0; row < asked[0].length; row++) {
            double[] one = TreeRows.row(asked, row);
            oracle.check("seed " + seed + " row " + row, Asked.row(ours, one), one);
        }
    }

    @Test
    void noTreeBetterThanAGuessIsAnErrorNotALoop() {
        double[][] constant = {new double[40]};
        int[] labels = IntStream.range(0, 40).map(row -> row % 4).toArray();
        assertThatThrownBy(() -> fit(AdaBoost.ofTrees(10_000), constant, labels, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot train: 4 trees told 4 classes apart no better than a guess.");
    }

    @Test
    void boostingEndsEarlyWhereItGetsNoBetter() {
        double[][] columns = {
            IntStream.range(0, 40).mapToDouble(row -> row / 20).toArray()
        };
        int[] labels = IntStream.range(0, 40)
                .map(row -> row % 20 < 6 ? 1 - row / 20 : row / 20)
                .toArray();
        Fitted ours = fit(AdaBoost.ofTrees(10_000), columns, labels, 2, 1);
        assertThat(Integer.parseInt(ours.predictor().summary().split(" ", 2)[0]))
                .isLessThan(1_000);
        assertThat(Asked.last(ours, 0)).isLessThan(0.5);
        assertThat(Asked.last(ours, 1)).isGreaterThan(0.5);
    }

    @Test
    void cleanRowsAndASingleRowOfAClassGiveAModel() {
        double[][] columns = {{1, 2, 3, 4, 5, 6, 7, 8}};
        Fitted clean = fit(AdaBoost.ofTrees(50), columns, new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 2, 1);
        assertThat(Asked.last(clean, 1)).isLessThan(0.1);
        assertThat(Asked.last(clean, 8)).isGreaterThan(0.9);
        Fitted single = fit(AdaBoost.ofTrees(50), columns, new int[] {0, 0, 0, 1, 1, 1, 1, 2}, 3, 1);
        assertThat(Asked.row(single, 8)[2]).isGreaterThan(0.3);
        assertThat(Arrays.stream(Asked.row(single, 1)).sum()).isCloseTo(1, within(1e-12));
        Fitted two = fit(AdaBoost.ofTrees(5), new double[][] {{1, 2}}, new int[] {0, 1}, 2, 4);
        assertThat(Asked.last(two, 2)).isBetween(0.0, 1.0);
    }

    @Test
    void randomNumbersBeforeDoNotMatterAndTheSeedDoes() {
        Random random = new Random(2);
        double[][] columns = TreeRows.columns(random, 200);
        int[] labels = TreeRows.labels(random, columns, 3);
        for (long seed : new long[] {0, 1, 2, -1, Long.MIN_VALUE}) {
            byte[] first = fit(AdaBoost.ofTrees(5), columns, labels, 3, seed)
                    .predictor()
                    .toBytes();
            MathEx.random();
            assertThat(fit(AdaBoost.ofTrees(5), columns, labels, 3, seed)
                            .predictor()
                            .toBytes())
                    .isEqualTo(first);
            assertThat(fit(AdaBoost.ofTrees(5), columns, labels, 3, seed + 1)
                            .predictor()
                            .toBytes())
                    .isNotEqualTo(first);
        }
    }
}
