package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.RandomForest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile's own forest of numbers is the oracle: same seeds, same trees, the same means to the last bit. */
class SmileRegressionForestTest {

    private static Fitted fit(RandomForest forest, double[][] columns, double[] numbers, long seed) {
        return SmileForest.fit(forest, TreeRows.examples(columns, numbers, seed), new SameThread());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void numbersEqualThoseOfSmileToTheLastBit(long seed) {
        Random random = new Random(seed);
        double[][] columns = TreeRows.columns(random, 200 + random.nextInt(800));
        double[] numbers = TreeRows.numbers(random, columns);
        RandomForest forest = new RandomForest(
                1 + random.nextInt(12),
                2 + random.nextInt(13),
                1 + random.nextInt(8),
                random.nextInt(TreeRows.FEATURES + 1));
        TreeOracle oracle = TreeOracle.of(forest, TreeRows.examples(columns, numbers, seed));
        Fitted ours = fit(forest, columns, numbers, seed);
        double[][] asked = TreeRows.asked(random, ours);
        for (int row = 0; row < asked[0].length; row++) {
            double[] one = TreeRows.row(asked, row);
            oracle.check("seed " + seed + " row " + row, Asked.row(ours, one), one);
        }
    }

    @Test
    void aThirdOfTheFeaturesIsUsual() {
        Random random = new Random(1);
        double[][] columns = TreeRows.columns(random, 300);
        double[] numbers = TreeRows.numbers(random, columns);
        RandomForest forest = RandomForest.ofTrees(4);
        byte[] usual = fit(forest, columns, numbers, 1).predictor().toBytes();
        assertThat(fit(forest.withFeaturesPerSplit(1), columns, numbers, 1)
                        .predictor()
                        .toBytes())
                .isEqualTo(usual);
        assertThat(fit(forest.withFeaturesPerSplit(2), columns, numbers, 1)
                        .predictor()
                        .toBytes())
                .isNotEqualTo(usual);
    }

    @Test
    void fewRowsAndConstantColumnsGiveAModel() {
        RandomForest forest = RandomForest.ofTrees(7);
        assertThat(Asked.last(fit(forest, new double[][] {{1}, {2}}, new double[] {4}, 1), 0, 0))
                .isEqualTo(4);
        assertThat(Asked.last(fit(forest.withMinLeafSize(1), new double[][] {{1, 2}}, new double[] {4, 6}, 1), 2))
                .isBetween(4.0, 6.0);
        double[] same = new double[20];
        Arrays.fill(same, 0.1);
        assertThat(Asked.last(fit(forest, new double[][] {new double[20]}, same, 1), 0))
                .isBetween(Math.nextDown(0.1) - 1e-16, 0.1 + 1e-16);
    }

    @Test
    void numbersThatAreTooLargeAreNamed() {
        assertThatThrownBy(() -> fit(RandomForest.ofTrees(2), new double[][] {{1, 2}}, new double[] {-1e160, 1}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0E160 in row 0")
                .hasMessageContaining("Scale");
    }
}
