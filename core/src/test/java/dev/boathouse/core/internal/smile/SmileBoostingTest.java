package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.GradientBoosting;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.MathEx;

/** Smile's own boosting is the oracle: same seed, same trees, the same scores to the last bit, probabilities as {@link BoostingOracle} bounds them. */
class SmileBoostingTest {

    private static GradientBoosting boosting(Random random) {
        GradientBoosting boosting = GradientBoosting.ofTrees(1 + random.nextInt(40))
                .withLearningRate(0.01 + 0.99 * random.nextDouble())
                .withMaxDepth(2 + random.nextInt(10))
                .withMaxLeaves(random.nextInt(4) == 0 ? DecisionTree.UNLIMITED : 2 + random.nextInt(10))
                .withMinLeafSize(2 + random.nextInt(8));
        return random.nextBoolean() ? boosting.withSampleRate(0.5 + 0.5 * random.nextDouble()) : boosting;
    }

    private static Fitted fit(GradientBoosting boosting, Examples examples) {
        return SmileBoosting.fit(boosting, examples, new SameThread());
    }

    @ParameterizedTest
    @CsvSource({
        "1, SQUARED, 0.5",
        "2, SQUARED, 0.5",
        "3, ABSOLUTE, 0.5",
        "4, ABSOLUTE, 0.5",
        "5, HUBER, 0.9",
        "6, HUBER, 0.5",
        "7, QUANTILE, 0.9",
        "8, QUANTILE, 0.1"
    })
    void numbersEqualThoseOfSmileToTheLastBit(long seed, GradientBoosting.Loss loss, double quantile) {
        Random random = new Random(seed);
        GradientBoosting boosting = boosting(random).withLoss(loss).withQuantile(quantile);
        double[][] columns = TreeRows.columns(random, 100 + random.nextInt(600));
        double[] numbers = TreeRows.numbers(random, columns);
        BoostingOracle oracle = BoostingOracle.of(boosting, TreeRows.examples(columns, numbers, seed));
        MathEx.setSeed(77);
        Fitted ours = fit(boosting, TreeRows.examples(columns, numbers, seed));
        double[][] asked = TreeRows.asked(random, ours);
        for (int row = 0; row < asked[0].length; row++) {
            double[] one = TreeRows.row(asked, row);
            oracle.check("seed " + seed + " row " + row + " " + boosting, Asked.row(ours, one), one);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "4, 3", "5, 3", "6, 5"})
    void scoresEqualThoseOfSmileToTheLastBit(long seed, int classes) {
        Random random = new Random(seed);
        GradientBoosting boosting = boosting(random);
        double[][] columns = TreeRows.columns(random, 100 + random.nextInt(600));
        int[] labels = TreeRows.labels(random, columns, classes);
        BoostingOracle oracle = BoostingOracle.of(boosting, TreeRows.examples(columns, labels, classes, seed));
        MathEx.setSeed(77);
        Fitted ours = fit(boosting, TreeRows.examples(columns, labels, classes, seed));
        double[][] asked = TreeRows.asked(random, ours);
        double[] scores = new double[ours.predictor().scores()];
        for (int row = 0; row < asked[0].length; row++) {
            String what = "seed " + seed + " row " + row + " " + boosting;
            double[] one = TreeRows.row(asked, row);
            ours.predictor().score(one, scores);
            assertThat(scores).as(what).isEqualTo(oracle.scores(one).orElseThrow());
            oracle.check(what, Asked.row(ours, one), one);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void randomNumbersBeforeDoNotMatterAndTheSeedDoes(int classes) {
        Random random = new Random(2);
        double[][] columns = TreeRows.columns(random, 200);
        int[] labels = TreeRows.labels(random, columns, classes);
        GradientBoosting boosting = GradientBoosting.ofTrees(5);
        for (long seed : new long[] {0, 1, 2, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Examples examples = TreeRows.examples(columns, labels, classes, seed);
            byte[] first = fit(boosting, examples).predictor().toBytes();
            MathEx.random();
            assertThat(fit(boosting, examples).predictor().toBytes()).isEqualTo(first);
            assertThat(fit(boosting, TreeRows.examples(columns, labels, classes, seed + 1))
                            .predictor()
                            .toBytes())
                    .isNotEqualTo(first);
        }
    }
}
