package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.GradientBoosting;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smile.base.cart.Loss;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/**
 * Smile's own boosting is the oracle: same seed, same trees, the same scores to the last bit. Probabilities may differ by 1e-15: Smile takes e^x by
 * Math and ours by StrictMath, each within one unit in the last place; of two classes Smile gives the positive one what the other leaves of 1.
 */
class SmileBoostingTest {

    private static final Formula FORMULA = Formula.lhs("label");

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

    private static Loss loss(GradientBoosting boosting) {
        return switch (boosting.loss()) {
            case SQUARED -> Loss.ls();
            case ABSOLUTE -> Loss.lad();
            case HUBER -> Loss.huber(boosting.quantile());
            case QUANTILE -> Loss.quantile(boosting.quantile());
        };
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
        MathEx.setSeed(SmileForest.seeds(seed, 1)[0]);
        GradientTreeBoost oracle = GradientTreeBoost.fit(
                FORMULA,
                TreeRows.frame(columns, numbers),
                loss(boosting),
                boosting.trees(),
                boosting.maxDepth(),
                boosting.maxLeaves(),
                boosting.minLeafSize(),
                boosting.learningRate(),
                boosting.sampleRate());
        MathEx.setSeed(77);
        Fitted ours = fit(boosting, TreeRows.examples(columns, numbers, seed));
        double[][] asked = TreeRows.asked(random, ours);
        DataFrame frame = TreeRows.frame(asked, new double[asked[0].length]);
        for (int row = 0; row < frame.nrows(); row++) {
            assertThat(Asked.last(ours, TreeRows.row(asked, row)))
                    .as("seed %d row %d %s", seed, row, boosting)
                    .isEqualTo(oracle.predict(frame.get(row)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "4, 3", "5, 3", "6, 5"})
    void scoresEqualThoseOfSmileToTheLastBit(long seed, int classes) {
        Random random = new Random(seed);
        GradientBoosting boosting = boosting(random);
        double[][] columns = TreeRows.columns(random, 100 + random.nextInt(600));
        int[] labels = TreeRows.labels(random, columns, classes);
        MathEx.setSeed(SmileForest.seeds(seed, 1)[0]);
        smile.classification.GradientTreeBoost oracle = smile.classification.GradientTreeBoost.fit(
                FORMULA,
                TreeRows.frame(columns, labels),
                boosting.trees(),
                boosting.maxDepth(),
                boosting.maxLeaves(),
                boosting.minLeafSize(),
                boosting.learningRate(),
                boosting.sampleRate());
        MathEx.setSeed(77);
        Fitted ours = fit(boosting, TreeRows.examples(columns, labels, classes, seed));
        double[][] asked = TreeRows.asked(random, ours);
        DataFrame frame = TreeRows.frame(asked, new int[asked[0].length]);
        double[] base = classes == 2 ? new double[] {Loss.logistic(labels).intercept(null)} : new double[classes];
        double[] scores = new double[base.length];
        double[] probabilities = new double[classes];
        for (int row = 0; row < frame.nrows(); row++) {
            double[] one = TreeRows.row(asked, row);
            ours.predictor().score(one, scores);
            assertThat(scores)
                    .as("seed %d row %d %s", seed, row, boosting)
                    .isEqualTo(scores(oracle.trees(), base, boosting.learningRate(), frame.get(row)));
            oracle.predict(frame.get(row), probabilities);
            double[] answers = Asked.row(ours, one);
            for (int i = 1; i <= answers.length; i++) {
                assertThat(answers[answers.length - i]).isCloseTo(probabilities[classes - i], within(1e-15));
            }
        }
    }

    /** Smile keeps its trees class by class. */
    private static double[] scores(RegressionTree[] trees, double[] base, double rate, Tuple row) {
        double[] scores = base.clone();
        int rounds = trees.length / base.length;
        for (int i = 0; i < trees.length; i++) {
            scores[i / rounds] += rate * trees[i].predict(row);
        }
        return scores;
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
