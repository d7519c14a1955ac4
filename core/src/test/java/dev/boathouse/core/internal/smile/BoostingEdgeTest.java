package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.GradientBoosting;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smile.base.cart.Loss;

/** What boosting makes of rows on which Smile gives NaN, runs out of an array, or diverges. */
class BoostingEdgeTest {

    private static final GradientBoosting BOOSTING =
            GradientBoosting.ofTrees(30).withMinLeafSize(1);

    private static Fitted fit(GradientBoosting boosting, Examples examples) {
        return SmileBoosting.fit(boosting, examples, new SameThread());
    }

    /** At a score of 400, e^800 is infinite, and what is left to learn is 0: Smile divides 0 by 0. */
    @Test
    void rowsThatHaveNothingLeftToLearnGiveNoNaN() {
        Loss smile = Loss.logistic(new int[] {1, 1, 0});
        ResidualLoss ours = new ResidualLoss(smile);
        ours.intercept(new double[0]);
        Arrays.fill(ours.residual(), 400);
        assertThat(ours.response()).containsExactly(0, 0, -2);
        assertThat(smile.output(new int[] {0, 1}, new int[] {1, 1, 1})).isNaN();
        assertThat(ours.output(new int[] {0, 1}, new int[] {1, 1, 1})).isZero();
    }

    @Test
    void aLongRunAtFullRateStaysFinite() {
        double[] column = IntStream.range(0, 60).mapToDouble(row -> row).toArray();
        int[] labels = IntStream.range(0, 60).map(row -> row < 30 ? 0 : row % 2).toArray();
        GradientBoosting full = GradientBoosting.ofTrees(2_000)
                .withLearningRate(1)
                .withMaxLeaves(3)
                .withMinLeafSize(10)
                .withSampleRate(1);
        Fitted ours = fit(full, TreeRows.examples(new double[][] {column}, labels, 2, 1));
        assertThat(Asked.last(ours, 3)).isBetween(0.0, 1e-9);
        assertThat(Asked.last(ours, 45)).isBetween(0.0, 1.0);
    }

    @Test
    void divergenceIsNamedWithWhatWouldHelp() {
        Random random = new Random(1);
        double[][] columns = {random.doubles(40).toArray()};
        int[] labels = IntStream.range(0, 40).map(row -> random.nextInt(2)).toArray();
        GradientBoosting wild = GradientBoosting.ofTrees(10_000)
                .withLearningRate(1)
                .withMaxLeaves(40)
                .withMinLeafSize(1)
                .withSampleRate(0.05);
        assertThatThrownBy(() -> fit(wild, TreeRows.examples(columns, labels, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot train: gradient boosting diverged")
                .hasMessageContaining("smaller learning rate");
    }

    @ParameterizedTest
    @EnumSource(GradientBoosting.Loss.class)
    void valuesWithNoDoubleBetweenThemAreNoTrouble(GradientBoosting.Loss loss) {
        double low = Math.nextUp(1e12);
        double[][] columns = {{low, low, Math.nextUp(low), Math.nextUp(low)}};
        Fitted ours = fit(
                BOOSTING.withLoss(loss).withSampleRate(1), TreeRows.examples(columns, new double[] {1, 1, 2, 2}, 1));
        assertThat(Asked.last(ours, 2e12)).isBetween(1.0, 2.0);
    }

    @ParameterizedTest
    @EnumSource(GradientBoosting.Loss.class)
    void fewRowsAndConstantColumnsGiveAModel(GradientBoosting.Loss loss) {
        GradientBoosting boosting = BOOSTING.withLoss(loss);
        assertThat(Asked.last(fit(boosting, TreeRows.examples(new double[][] {{1}}, new double[] {5}, 1)), 1))
                .isEqualTo(5);
        assertThat(Asked.last(fit(boosting, TreeRows.examples(new double[][] {{1, 1}}, new double[] {5, 7}, 1)), 1))
                .isBetween(5.0, 7.0);
        double most = Math.sqrt(Double.MAX_VALUE / 4) / 4;
        double[][] columns = {{1, 2, 3, 4}, new double[4]};
        Fitted large = fit(boosting, TreeRows.examples(columns, new double[] {most, -most, most, -most}, 1));
        assertThat(Asked.last(large, 1, 0)).isBetween(-most, most);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aClassWithASingleRowAndAlikeRowsOfDifferentClassesGiveAModel(int classes) {
        double[][] columns = {{1, 1, 1, 1, 2, 2, 2, 2, 3}, {1, 1, 1, 1, 2, 2, 2, 2, 3}};
        int[] labels = {0, 1, 0, 1, 0, 0, 1, 0, classes - 1};
        for (double rate : new double[] {0.3, 1}) {
            Fitted ours = fit(BOOSTING.withSampleRate(rate), TreeRows.examples(columns, labels, classes, 1));
            assertThat(Arrays.stream(Asked.row(ours, 1, 1))).allMatch(answer -> answer >= 0 && answer <= 1);
        }
    }

    @Test
    void aSampleRateThatDrawsNothingIsNamed() {
        assertThatThrownBy(() -> fit(
                        BOOSTING.withSampleRate(0.1),
                        TreeRows.examples(new double[][] {{1, 2, 3}}, new double[] {1, 2, 3}, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.1 draws none of 3 rows");
        assertThatThrownBy(() -> fit(
                        BOOSTING.withSampleRate(0.4),
                        TreeRows.examples(new double[][] {{1, 2}}, new int[] {0, 1}, 2, 1)))
                .hasMessageContaining("0.4 draws none of 2 rows");
    }

    @Test
    void moreTreesThanCanBeKeptAreRefusedAtOnce() {
        int[] labels = IntStream.range(0, 1_000).toArray();
        double[][] columns = {IntStream.range(0, 1_000).mapToDouble(row -> row).toArray()};
        assertThatThrownBy(() -> fit(GradientBoosting.ofTrees(1_001), TreeRows.examples(columns, labels, 1_000, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001 rounds")
                .hasMessageContaining("1000 classes");
    }
}
