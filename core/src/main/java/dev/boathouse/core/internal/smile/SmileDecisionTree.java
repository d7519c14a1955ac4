package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.util.List;
import smile.base.cart.Loss;
import smile.base.cart.SplitRule;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.regression.RegressionTree;

/** Smile's decision tree, of classes or of numbers. */
public final class SmileDecisionTree {

    private static final int ALL_FEATURES = -1;

    private SmileDecisionTree() {}

    /**
     * Fits.
     *
     * @param tree the parameters
     * @param examples rows with classes, or with numbers
     * @param workers the threads; they do not show
     * @return what was learnt
     * @throws IllegalArgumentException if numbers are too large to compute with
     */
    public static Fitted fit(DecisionTree tree, Examples examples, Workers workers) {
        TreeData data = new TreeData(examples);
        int width = examples.columns().length;
        if (examples.classes() == 0) {
            double[] numbers = TreeData.numbers(examples);
            Tree grown = workers.call(() -> grow(tree, data, numbers));
            return fitted(Predictor.sumOfTrees(width, new double[1], List.of(grown)));
        }
        Tree grown = workers.call(() -> grow(tree, data, examples));
        return fitted(Predictor.sumOfTrees(width, new double[examples.classes()], List.of(grown)));
    }

    private static Fitted fitted(Predictor predictor) {
        return new Fitted(predictor, Response.of(new Link.Identity()));
    }

    private static Tree grow(DecisionTree tree, TreeData data, double[] numbers) {
        RegressionTree grown = new RegressionTree(
                data.frame,
                Loss.ls(numbers),
                DoubleVector.of("label", numbers).field(),
                tree.maxDepth(),
                data.maxLeaves(tree.maxLeaves()),
                tree.minLeafSize(),
                ALL_FEATURES,
                null,
                data.order);
        return new TreeReading(grown.root(), data.schema(), 1, LeafValues.outputs()).weighted(1);
    }

    private static Tree grow(DecisionTree tree, TreeData data, Examples examples) {
        smile.classification.DecisionTree grown = new smile.classification.DecisionTree(
                data.frame,
                examples.codes(),
                IntVector.of("label", examples.codes()).field(),
                examples.classes(),
                SplitRule.GINI,
                tree.maxDepth(),
                data.maxLeaves(tree.maxLeaves()),
                tree.minLeafSize(),
                ALL_FEATURES,
                null,
                data.order);
        LeafValues values = LeafValues.probabilities(examples.classes());
        return new TreeReading(grown.root(), data.schema(), examples.classes(), values).weighted(1);
    }
}
