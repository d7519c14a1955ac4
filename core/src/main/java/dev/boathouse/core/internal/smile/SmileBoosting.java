package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import smile.base.cart.Loss;
import smile.math.MathEx;

/**
 * Smile's gradient boosting, whose models keep what they start from to themselves: the loop of {@code GradientTreeBoost.fit} of 2.6.0, of the
 * same trees and losses.
 */
public final class SmileBoosting {

    /** A round of as many classes has as many trees. */
    private static final int MAX_TREES = 1_000_000;

    private SmileBoosting() {}

    /**
     * Fits.
     *
     * @param boosting the parameters
     * @param examples rows with classes, or with numbers
     * @param workers the threads; they do not show
     * @return what was learnt
     * @throws IllegalArgumentException if it diverges, or numbers are too large to compute with, or no row is drawn
     */
    public static Fitted fit(GradientBoosting boosting, Examples examples, Workers workers) {
        TreeData data = new TreeData(examples);
        if (examples.classes() == 0) {
            return regression(boosting, data, examples, workers);
        }
        return examples.classes() == 2
                ? binary(boosting, data, examples, workers)
                : multiclass(boosting, data, examples, workers);
    }

    private static Fitted regression(GradientBoosting boosting, TreeData data, Examples examples, Workers workers) {
        Boosting growing = new Boosting(boosting, data, new int[examples.rowCount()], 1);
        ResidualLoss loss = ResidualLoss.of(boosting);
        double base = loss.intercept(TreeData.numbers(examples));
        List<Tree> trees = rounds(boosting, examples, workers, () -> List.of(growing.grow(loss, -1)));
        return fitted(examples, new double[] {base}, trees, new Link.Identity());
    }

    private static Fitted binary(GradientBoosting boosting, TreeData data, Examples examples, Workers workers) {
        Boosting growing = new Boosting(boosting, data, examples.codes(), 2);
        ResidualLoss loss = new ResidualLoss(Loss.logistic(examples.codes()));
        double base = loss.intercept(new double[0]);
        List<Tree> trees = rounds(boosting, examples, workers, () -> List.of(growing.grow(loss, 1)));
        return fitted(examples, new double[] {base}, trees, new Link.Logistic(2, 0));
    }

    private static Fitted multiclass(GradientBoosting boosting, TreeData data, Examples examples, Workers workers) {
        int classes = examples.classes();
        if ((long) classes * boosting.trees() > MAX_TREES) {
            throw new IllegalArgumentException("Cannot train: " + boosting.trees() + " rounds of trees for " + classes
                    + " classes are more than " + MAX_TREES + " trees. Give fewer.");
        }
        Boosting growing = new Boosting(boosting, data, examples.codes(), classes);
        double[][] probabilities = new double[examples.rowCount()][classes];
        List<ResidualLoss> losses = IntStream.range(0, classes)
                .mapToObj(code -> new ResidualLoss(Loss.logistic(code, classes, examples.codes(), probabilities)))
                .toList();
        List<Tree> trees = rounds(boosting, examples, workers, () -> {
            softmax(losses, probabilities);
            List<Tree> round = new ArrayList<>();
            for (int code = 0; code < classes; code++) {
                round.add(growing.grow(losses.get(code), 1).addingTo(code));
            }
            return round;
        });
        return fitted(examples, new double[classes], trees, new Link.Softmax());
    }

    private static void softmax(List<ResidualLoss> losses, double[][] probabilities) {
        for (int code = 0; code < losses.size(); code++) {
            double[] scores = losses.get(code).residual();
            for (int row = 0; row < scores.length; row++) {
                probabilities[row][code] = scores[row];
            }
        }
        for (double[] row : probabilities) {
            MathEx.softmax(row);
        }
    }

    private static List<Tree> rounds(
            GradientBoosting boosting, Examples examples, Workers workers, Callable<List<Tree>> round) {
        return workers.inOrder(Seeded.rounds(examples.seed(), boosting.trees(), round)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Fitted fitted(Examples examples, double[] base, List<Tree> trees, Link link) {
        return new Fitted(Predictor.sumOfTrees(examples.columns().length, base, trees), Response.of(link));
    }
}
