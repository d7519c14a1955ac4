package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import smile.base.cart.SplitRule;
import smile.classification.GradientTreeBoost;
import smile.classification.LogisticRegression;
import smile.classification.RandomForest;
import smile.data.Tuple;
import smile.data.formula.Formula;

/**
 * One model that Smile has trained, in the hands of each contender.
 *
 * @param name of the lines about it
 * @param ours the same numbers as our model
 * @param smile Smile's own
 * @param onnx the same numbers, rounded to floats, as ONNX models that do the same
 */
record ScoredModel(String name, Model ours, Posteriori smile, List<Onnx> onnx) {

    private static final Formula FORMULA = Formula.lhs(ScoreRows.LABEL);

    /** Asks a model of Smile for the probabilities of a row, given in both of the ways that Smile has. */
    @FunctionalInterface
    interface Posteriori {
        void of(Tuple tuple, double[] row, double[] probabilities);
    }

    /** A model in bytes, what its contender is called, and how many columns its answer has. */
    record Onnx(String name, byte[] bytes, int columns) {}

    /** A hundred trees of at most twelve levels. */
    static ScoredModel forest(ScoreRows rows) {
        RandomForest forest =
                RandomForest.fit(FORMULA, rows.smile(), 100, 4, SplitRule.GINI, 12, Integer.MAX_VALUE, 5, 1.0);
        List<SmileTree> trees = Arrays.stream(forest.models())
                .map(model -> SmileTree.of(model.tree, model.tree.schema()))
                .toList();
        double[] weights = Arrays.stream(forest.models())
                .mapToDouble(model -> model.weight)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return new ScoredModel(
                "forest",
                model(
                        rows,
                        Predictor.sumOfTrees(ScoreRows.FEATURES, new double[2], weighted(trees, weights)),
                        new Link.Normalized()),
                (tuple, row, probabilities) -> forest.predict(tuple, probabilities),
                onnx(new OnnxModel.Ensemble(
                        trees,
                        Arrays.stream(weights).map(weight -> weight / sum).toArray(),
                        2,
                        0,
                        false)));
    }

    /** Two hundred trees of at most six levels. */
    static ScoredModel boosting(ScoreRows rows) {
        double shrinkage = 0.1;
        GradientTreeBoost grown = GradientTreeBoost.fit(FORMULA, rows.smile(), 200, 6, 64, 5, shrinkage, 0.7);
        // Smile keeps the base of its sum to itself: so it gets one that is known.
        double share = Arrays.stream(rows.classes()).average().orElseThrow();
        double base = 0.5 * Math.log(share / (1 - share));
        GradientTreeBoost boosting = new GradientTreeBoost(FORMULA, grown.trees(), base, shrinkage, grown.importance());
        List<SmileTree> trees = Arrays.stream(grown.trees())
                .map(tree -> SmileTree.of(tree, tree.schema()))
                .toList();
        double[] weights = trees.stream().mapToDouble(tree -> shrinkage).toArray();
        return new ScoredModel(
                "boosting",
                model(
                        rows,
                        Predictor.sumOfTrees(ScoreRows.FEATURES, new double[] {base}, weighted(trees, weights)),
                        new Link.Logistic(2, 0)),
                (tuple, row, probabilities) -> boosting.predict(tuple, probabilities),
                onnx(new OnnxModel.Ensemble(
                        trees, Arrays.stream(weights).map(weight -> 2 * weight).toArray(), 1, 2 * base, true)));
    }

    /** A logistic regression. */
    static ScoredModel linear(ScoreRows rows) {
        LogisticRegression.Binomial regression =
                LogisticRegression.binomial(rows.rows(), rows.classes(), 0.1, 1e-6, 500);
        double[] coefficients = Arrays.copyOf(regression.coefficients(), ScoreRows.FEATURES);
        double intercept = regression.coefficients()[ScoreRows.FEATURES];
        return new ScoredModel(
                "linear",
                model(
                        rows,
                        Predictor.linear(new double[][] {coefficients}, new double[] {intercept}),
                        new Link.Logistic(1, 0)),
                (tuple, row, probabilities) -> regression.predict(row, probabilities),
                List.of(new Onnx("onnxruntime", OnnxModel.logistic(coefficients, intercept), 1)));
    }

    private static List<Tree> weighted(List<SmileTree> trees, double[] weights) {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> trees.get(i).weighted(weights[i]))
                .toList();
    }

    private static List<Onnx> onnx(OnnxModel.Ensemble ensemble) {
        return List.of(
                new Onnx("onnxruntime", OnnxModel.classifier(ensemble), 2),
                new Onnx("onnxruntime-regressor", OnnxModel.estimator(ensemble), 1));
    }

    /** A classifier of numbers as they are. */
    static Model model(ScoreRows rows, Predictor predictor, Link link) {
        Frame frame = rows.frame();
        Label label = new Label(
                ScoreRows.LABEL, rows.labelled().schema().field(ScoreRows.LABEL).type(), List.of("0", "1"));
        TrainingRecord record = new TrainingRecord(
                Task.BINARY_CLASSIFICATION,
                "smile",
                Collections.emptySortedMap(),
                Features.none().toString(),
                0,
                1,
                Optional.of(label),
                new TreeMap<>(),
                frame.rowCount(),
                frame.contentDigest(),
                frame.origin());
        return Model.of(Features.none().fit(frame), predictor, Response.of(link), record);
    }
}
