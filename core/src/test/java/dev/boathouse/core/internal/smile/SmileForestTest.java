package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.base.cart.SplitRule;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/** Smile's own random forest is the oracle: same seeds, same trees, the same probabilities to the last bit. */
class SmileForestTest {

    private static final int FEATURES = TreeRows.FEATURES;

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "4, 3", "5, 3", "6, 5", "7, 5", "8, 2"})
    void probabilitiesEqualThoseOfSmileToTheLastBit(long seed, int classes) throws Exception {
        Random random = new Random(seed);
        int rows = 200 + random.nextInt(800);
        int trees = 1 + random.nextInt(12);
        int depth = 1 + random.nextInt(14);
        int leaf = 1 + random.nextInt(8);
        int choice = 1 + random.nextInt(FEATURES);
        double[][] columns = TreeRows.columns(random, rows);
        int[] labels = TreeRows.labels(random, columns, classes);

        smile.classification.RandomForest oracle = smile.classification.RandomForest.fit(
                Formula.lhs("label"),
                TreeRows.frame(columns, labels),
                trees,
                choice,
                SplitRule.GINI,
                depth,
                Integer.MAX_VALUE,
                leaf,
                1.0,
                null,
                LongStream.of(SmileForest.seeds(seed, trees)));
        Fitted ours = ours(columns, labels, classes, trees, growth(depth, leaf, choice), seed);

        double[][] unseen = TreeRows.columns(random, 2_000);
        DataFrame unseenFrame = TreeRows.frame(unseen, new int[2_000]);
        double[] expected = new double[classes];
        for (int row = 0; row < 2_000; row++) {
            oracle.predict(unseenFrame.get(row), expected);
            assertThat(Asked.row(ours, TreeRows.row(unseen, row)))
                    .as("seed %d row %d", seed, row)
                    .isEqualTo(expected);
        }
    }

    @Test
    void rowsThatFallExactlyOnAThresholdGoTheWayOfSmile() throws Exception {
        Random random = new Random(9);
        double[][] columns = TreeRows.columns(random, 500);
        int[] labels = TreeRows.labels(random, columns, 2);
        RandomForest growth = growth(8, 2, 2);
        Fitted ours = ours(columns, labels, 1, growth, 3);
        double[] expected = new double[2];
        smile.classification.RandomForest oracle = smile.classification.RandomForest.fit(
                Formula.lhs("label"),
                TreeRows.frame(columns, labels),
                1,
                2,
                SplitRule.GINI,
                8,
                Integer.MAX_VALUE,
                2,
                1.0,
                null,
                LongStream.of(SmileForest.seeds(3, 1)));
        for (double value : TreeThresholds.of(ours.predictor())) {
            for (double near : new double[] {Math.nextDown(value), value, Math.nextUp(value)}) {
                double[] row = new double[FEATURES];
                Arrays.fill(row, near);
                double[][] single = IntStream.range(0, FEATURES)
                        .mapToObj(i -> new double[] {near})
                        .toArray(double[][]::new);
                oracle.predict(TreeRows.frame(single, new int[1]).get(0), expected);
                assertThat(Asked.last(ours, row)).isEqualTo(expected[1]);
            }
        }
    }

    @Test
    void aTreeWithoutRowsOutOfTheBagCountsFully() throws Exception {
        double[][] columns = {{1, 2}};
        Fitted forest = ours(columns, new int[] {0, 1}, 5, growth(4, 1, 1), 1);
        assertThat(Asked.last(forest, 1)).isBetween(0.0, 0.5);
        assertThat(Asked.last(forest, 2)).isBetween(0.5, 1.0);
    }

    @Test
    void constantColumnsGiveTheClassShares() throws Exception {
        double[][] columns = {new double[100]};
        int[] labels = IntStream.range(0, 100).map(row -> row < 30 ? 1 : 0).toArray();
        Fitted forest = ours(columns, labels, 3, growth(4, 1, 1), 1);
        assertThat(Asked.last(forest, 0)).isEqualTo(31 / 102.0);
    }

    @Test
    void seedsAreDifferentAndNoneIsIgnoredBySmile() {
        long[] seeds = SmileForest.seeds(0, 10_000);
        assertThat(Arrays.stream(seeds).distinct().count()).isEqualTo(10_000);
        assertThat(Arrays.stream(seeds).min().orElseThrow()).isGreaterThan(1);
        assertThat(SmileForest.seeds(0, 5)).isEqualTo(SmileForest.seeds(0, 5)).isNotEqualTo(SmileForest.seeds(1, 5));
    }

    private static RandomForest growth(int depth, int leaf, int choice) {
        return new RandomForest(1, depth, leaf, choice);
    }

    private static Fitted ours(double[][] columns, int[] labels, int trees, RandomForest growth, long seed) {
        return ours(columns, labels, 2, trees, growth, seed);
    }

    private static Fitted ours(
            double[][] columns, int[] labels, int classes, int trees, RandomForest growth, long seed) {
        RandomForest forest =
                new RandomForest(trees, growth.maxDepth(), growth.minLeafSize(), growth.featuresPerSplit());
        return SmileForest.fit(forest, TreeRows.examples(columns, labels, classes, seed), new SameThread());
    }
}
