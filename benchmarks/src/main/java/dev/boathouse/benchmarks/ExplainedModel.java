package dev.boathouse.benchmarks;

import dev.boathouse.core.model.Model;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import smile.base.cart.SplitRule;
import smile.classification.GradientTreeBoost;
import smile.classification.RandomForest;
import smile.data.Tuple;
import smile.data.formula.Formula;

/**
 * Trees that Smile has grown, in the hands of each contender.
 *
 * @param ours the trees as our model
 * @param score which of its raw scores is explained
 * @param plain the trees for {@link PlainTreeShap}
 * @param smile Smile's own answer, where it has one
 */
record ExplainedModel(Model ours, int score, PlainTreeShap plain, Optional<Shap> smile) {

    private static final Formula FORMULA = Formula.lhs(ScoreRows.LABEL);
    private static final int FOREST_LEVELS = 12;
    private static final int BOOSTING_LEVELS = 6;

    /** Asks a model of Smile for the contributions of all features to the scores of all classes, feature by feature. */
    @FunctionalInterface
    interface Shap {
        double[] of(Tuple row);
    }

    /** A hundred trees of at most twelve levels. They count alike, as in Smile's {@code shap}; in its {@code predict} they have weights. */
    static ExplainedModel forest(ScoreRows rows) {
        RandomForest forest = RandomForest.fit(
                FORMULA, rows.smile(), 100, 4, SplitRule.GINI, FOREST_LEVELS, Integer.MAX_VALUE, 5, 1.0);
        List<SmileTree> trees = Arrays.stream(forest.models())
                .map(model -> SmileTree.of(model.tree, model.tree.schema()))
                .toList();
        double[] weights =
                trees.stream().mapToDouble(tree -> 1.0 / trees.size()).toArray();
        Predictor predictor = Predictor.sumOfTrees(
                ScoreRows.FEATURES,
                new double[2],
                trees.stream().map(tree -> tree.weighted(weights[0])).toList());
        return new ExplainedModel(
                ScoredModel.model(rows, predictor, new Link.Normalized()),
                1,
                new PlainTreeShap(trees, weights, 2, 1, FOREST_LEVELS),
                Optional.of(forest::shap));
    }

    /** Two hundred trees of at most six levels. Smile's own {@code shap} of two classes throws. */
    static ExplainedModel boosting(ScoreRows rows) {
        double shrinkage = 0.1;
        GradientTreeBoost grown =
                GradientTreeBoost.fit(FORMULA, rows.smile(), 200, BOOSTING_LEVELS, 64, 5, shrinkage, 0.7);
        List<SmileTree> trees = Arrays.stream(grown.trees())
                .map(tree -> SmileTree.of(tree, tree.schema()))
                .toList();
        double[] weights =
                IntStream.range(0, trees.size()).mapToDouble(i -> shrinkage).toArray();
        Predictor predictor = Predictor.sumOfTrees(
                ScoreRows.FEATURES,
                new double[1],
                trees.stream().map(tree -> tree.weighted(shrinkage)).toList());
        return new ExplainedModel(
                ScoredModel.model(rows, predictor, new Link.Logistic(1, 0)),
                0,
                new PlainTreeShap(trees, weights, 1, 0, BOOSTING_LEVELS),
                Optional.empty());
    }
}
