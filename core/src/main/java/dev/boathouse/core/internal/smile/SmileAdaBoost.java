package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * Smile's AdaBoost: the loop of {@code AdaBoost.fit} of 2.6.0, of the same trees and draws, with logarithms and exponentials that are the same
 * everywhere. Like Smile's, it ends at the fourth tree in a row that is no better than a guess. For one thread.
 */
public final class SmileAdaBoost {

    private static final int ATTEMPTS = 4;
    private static final int ALL_FEATURES = -1;
    /** An error of 0 would weigh without limit. */
    private static final double LEAST_ERROR = 1e-10;
    /** What is less is rounding, not better than a guess. */
    private static final double LEAST_VOTE = 1e-10;

    private final AdaBoost growth;
    private final TreeData data;
    private final int[] labels;
    private final int classes;
    private final StructField response;
    private final double[] weights;
    private boolean ended;

    private SmileAdaBoost(AdaBoost growth, Examples examples) {
        this.growth = growth;
        this.data = new TreeData(examples);
        this.labels = examples.codes();
        this.classes = examples.classes();
        this.response = IntVector.of("label", labels).field();
        this.weights = new double[labels.length];
        Arrays.fill(weights, 1);
    }

    /**
     * Fits.
     *
     * @param boosting the parameters
     * @param examples rows with classes
     * @param workers the threads; they do not show
     * @return what was learnt
     * @throws IllegalArgumentException if no tree is better than a guess
     */
    public static Fitted fit(AdaBoost boosting, Examples examples, Workers workers) {
        SmileAdaBoost growing = new SmileAdaBoost(boosting, examples);
        List<Tree> trees = workers.inOrder(Seeded.rounds(examples.seed(), boosting.trees(), growing::grow)).stream()
                .flatMap(Optional::stream)
                .toList();
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("Cannot train: " + ATTEMPTS + " trees told " + examples.classes()
                    + " classes apart no better than a guess. Give features that tell more, or another algorithm.");
        }
        return new Fitted(
                Predictor.sumOfTrees(examples.columns().length, new double[examples.classes()], trees),
                Response.of(new Link.Normalized()));
    }

    /** One tree; none once boosting has ended. */
    private Optional<Tree> grow() {
        for (int attempt = 0; attempt < ATTEMPTS && !ended; attempt++) {
            normalize();
            TreeReading tree = drawn();
            boolean[] wrong = wrong(tree);
            double error = error(wrong);
            double vote = StrictMath.log((1 - error) / Math.max(LEAST_ERROR, error)) + StrictMath.log(classes - 1);
            if (vote > LEAST_VOTE) {
                double factor = StrictMath.exp(vote);
                for (int row = 0; row < wrong.length; row++) {
                    weights[row] *= wrong[row] ? factor : 1;
                }
                return Optional.of(tree.weighted(vote));
            }
        }
        ended = true;
        return Optional.empty();
    }

    private void normalize() {
        double sum = MathEx.sum(weights);
        for (int row = 0; row < weights.length; row++) {
            weights[row] /= sum;
        }
    }

    private TreeReading drawn() {
        int[] samples = new int[labels.length];
        for (int row : MathEx.random(weights, labels.length)) {
            samples[row]++;
        }
        DecisionTree tree = new DecisionTree(
                data.frame,
                labels,
                response,
                classes,
                SplitRule.GINI,
                growth.maxDepth(),
                data.maxLeaves(growth.maxLeaves()),
                growth.minLeafSize(),
                ALL_FEATURES,
                samples,
                data.order);
        return new TreeReading(tree.root(), data.schema(), classes, LeafValues.votes());
    }

    private boolean[] wrong(TreeReading tree) {
        boolean[] wrong = new boolean[labels.length];
        for (int row = 0; row < wrong.length; row++) {
            wrong[row] = tree.predicts(data.columns, row) != labels[row];
        }
        return wrong;
    }

    private double error(boolean[] wrong) {
        double error = 0;
        for (int row = 0; row < wrong.length; row++) {
            error += wrong[row] ? weights[row] : 0;
        }
        return error;
    }
}
