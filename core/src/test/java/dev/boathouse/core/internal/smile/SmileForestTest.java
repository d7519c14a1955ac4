package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.base.cart.SplitRule;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/** Smile's own random forest is the oracle: same seeds, same trees, the same probabilities to the last bit. */
class SmileForestTest {

    private static final int FEATURES = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void probabilitiesEqualThoseOfSmileToTheLastBit(long seed) throws Exception {
        Random random = new Random(seed);
        int rows = 200 + random.nextInt(800);
        int trees = 1 + random.nextInt(12);
        int depth = 1 + random.nextInt(14);
        int leaf = 1 + random.nextInt(8);
        int choice = 1 + random.nextInt(FEATURES);
        double[][] columns = columns(random, rows);
        int[] labels = labels(random, columns);

        smile.classification.RandomForest oracle = smile.classification.RandomForest.fit(
                Formula.lhs("label"),
                frame(columns, labels),
                trees,
                choice,
                SplitRule.GINI,
                depth,
                Integer.MAX_VALUE,
                leaf,
                1.0,
                null,
                LongStream.of(SmileForest.seeds(seed, trees)));
        Fitted ours = ours(columns, labels, trees, growth(depth, leaf, choice), seed);

        double[][] unseen = columns(random, 2_000);
        DataFrame unseenFrame = frame(unseen, new int[2_000]);
        double[] expected = new double[2];
        for (int row = 0; row < 2_000; row++) {
            oracle.predict(unseenFrame.get(row), expected);
            assertThat(Asked.last(ours, row(unseen, row)))
                    .as("seed %d row %d", seed, row)
                    .isEqualTo(expected[1]);
        }
    }

    @Test
    void rowsThatFallExactlyOnAThresholdGoTheWayOfSmile() throws Exception {
        Random random = new Random(9);
        double[][] columns = columns(random, 500);
        int[] labels = labels(random, columns);
        RandomForest growth = growth(8, 2, 2);
        Fitted ours = ours(columns, labels, 1, growth, 3);
        double[] expected = new double[2];
        smile.classification.RandomForest oracle = smile.classification.RandomForest.fit(
                Formula.lhs("label"),
                frame(columns, labels),
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
                oracle.predict(frame(single, new int[1]).get(0), expected);
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
        RandomForest forest =
                new RandomForest(trees, growth.maxDepth(), growth.minLeafSize(), growth.featuresPerSplit());
        return SmileForest.fit(forest, new Examples(columns, labels, 2, new double[0], seed), new SameThread());
    }

    /** Continuous, rounded, binary, tiny and huge values. */
    private static double[][] columns(Random random, int rows) {
        double[][] columns = new double[FEATURES][rows];
        for (int i = 0; i < rows; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = random.nextInt(10);
            columns[2][i] = random.nextInt(2);
            columns[3][i] = random.nextGaussian() * 1e-5;
            columns[4][i] = -1e12 * random.nextDouble();
        }
        return columns;
    }

    private static int[] labels(Random random, double[][] columns) {
        return IntStream.range(0, columns[0].length)
                .map(i -> columns[0][i] + 0.3 * columns[1][i] - columns[2][i] + random.nextGaussian() > 1 ? 1 : 0)
                .toArray();
    }

    private static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    private static DataFrame frame(double[][] columns, int[] labels) {
        List<BaseVector<?, ?, ?>> vectors = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            vectors.add(DoubleVector.of("f" + i, columns[i]));
        }
        vectors.add(IntVector.of("label", labels));
        return DataFrame.of(vectors.toArray(BaseVector[]::new));
    }
}
