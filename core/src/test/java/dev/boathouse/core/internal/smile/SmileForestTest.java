package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        RandomForest forest = new RandomForest(trees, depth, leaf, choice);
        Examples examples = TreeRows.examples(columns, labels, classes, seed);
        TreeOracle oracle = TreeOracle.of(forest, examples);
        Fitted ours = SmileForest.fit(forest, examples, new SameThread());
        double[][] unseen = TreeRows.columns(random, 2_000);
        for (int row = 0; row < 2_000; row++) {
            double[] one = TreeRows.row(unseen, row);
            oracle.check("seed " + seed + " row " + row, Asked.row(ours, one), one);
        }
    }

    @Test
    void rowsThatFallExactlyOnAThresholdGoTheWayOfSmile() throws Exception {
        Random random = new Random(9);
        double[][] columns = TreeRows.columns(random, 500);
        int[] labels = TreeRows.labels(random, columns, 2);
        RandomForest growth = growth(8, 2, 2);
        Fitted ours = ours(columns, labels, 1, growth, 3);
        TreeOracle oracle = TreeOracle.of(growth, TreeRows.examples(columns, labels, 2, 3));
        for (double value : TreeThresholds.of(ours.predictor())) {
            for (double near : new double[] {Math.nextDown(value), value, Math.nextUp(value)}) {
                double[] row = new double[FEATURES];
                Arrays.fill(row, near);
                oracle.check("at " + value, Asked.row(ours, row), row);
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
        long[] seeds = Seeded.seeds(0, 10_000);
        assertThat(Arrays.stream(seeds).distinct().count()).isEqualTo(10_000);
        assertThat(Arrays.stream(seeds).min().orElseThrow()).isGreaterThan(1);
        assertThat(Seeded.seeds(0, 5)).isEqualTo(Seeded.seeds(0, 5)).isNotEqualTo(Seeded.seeds(1, 5));
    }

    private static RandomForest growth(int depth, int leaf, int choice) {
        return new RandomForest(1, depth, leaf, choice);
    }

    private static Fitted ours(double[][] columns, int[] labels, int trees, RandomForest growth, long seed) {
        RandomForest forest =
                new RandomForest(trees, growth.maxDepth(), growth.minLeafSize(), growth.featuresPerSplit());
        return SmileForest.fit(forest, TreeRows.examples(columns, labels, 2, seed), new SameThread());
    }
}
