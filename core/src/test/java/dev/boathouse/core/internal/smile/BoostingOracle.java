package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.GradientBoosting;
import java.util.Optional;
import java.util.function.Function;
import smile.base.cart.Loss;
import smile.data.Tuple;
import smile.regression.RegressionTree;

/**
 * Smile's gradient boosting: the same trees, the same scores to the last bit. Probabilities may differ by 1e-15: Smile takes e^x by Math and ours
 * by StrictMath, each within one unit in the last place; of two classes Smile gives the positive one what the other leaves of 1.
 */
final class BoostingOracle implements Oracle {

    private final Tuples tuples;
    private final Function<Tuple, double[]> answers;
    private final Function<Tuple, double[]> scores;
    private final double bound;

    private BoostingOracle(
            Tuples tuples, Function<Tuple, double[]> answers, Function<Tuple, double[]> scores, double bound) {
        this.tuples = tuples;
        this.answers = answers;
        this.scores = scores;
        this.bound = bound;
    }

    static BoostingOracle of(GradientBoosting boosting, Examples examples) {
        Seeded.startAt(examples.seed());
        Tuples tuples = Tuples.of(examples);
        return examples.classes() == 0 ? estimating(boosting, tuples) : classifying(boosting, tuples, examples);
    }

    private static BoostingOracle estimating(GradientBoosting boosting, Tuples tuples) {
        smile.regression.GradientTreeBoost theirs = smile.regression.GradientTreeBoost.fit(
                Tuples.FORMULA,
                tuples.frame(),
                loss(boosting),
                boosting.trees(),
                boosting.maxDepth(),
                boosting.maxLeaves(),
                boosting.minLeafSize(),
                boosting.learningRate(),
                boosting.sampleRate());
        Function<Tuple, double[]> numbers = row -> new double[] {theirs.predict(row)};
        return new BoostingOracle(tuples, numbers, numbers, 0);
    }

    private static BoostingOracle classifying(GradientBoosting boosting, Tuples tuples, Examples examples) {
        smile.classification.GradientTreeBoost theirs = smile.classification.GradientTreeBoost.fit(
                Tuples.FORMULA,
                tuples.frame(),
                boosting.trees(),
                boosting.maxDepth(),
                boosting.maxLeaves(),
                boosting.minLeafSize(),
                boosting.learningRate(),
                boosting.sampleRate());
        int classes = examples.classes();
        double[] base =
                classes == 2 ? new double[] {Loss.logistic(examples.codes()).intercept(null)} : new double[classes];
        return new BoostingOracle(
                tuples,
                row -> {
                    double[] probabilities = new double[classes];
                    theirs.predict(row, probabilities);
                    return probabilities;
                },
                row -> scores(theirs.trees(), base, boosting.learningRate(), row),
                1e-15);
    }

    private static Loss loss(GradientBoosting boosting) {
        return switch (boosting.loss()) {
            case SQUARED -> Loss.ls();
            case ABSOLUTE -> Loss.lad();
            case HUBER -> Loss.huber(boosting.quantile());
            case QUANTILE -> Loss.quantile(boosting.quantile());
        };
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

    @Override
    public double[] answers(double... row) {
        return answers.apply(tuples.of(row));
    }

    @Override
    public Optional<double[]> scores(double... row) {
        return Optional.of(scores.apply(tuples.of(row)));
    }

    @Override
    public double bound() {
        return bound;
    }
}
