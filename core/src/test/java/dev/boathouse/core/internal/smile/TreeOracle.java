package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.RandomForest;
import java.util.function.Function;
import java.util.stream.LongStream;
import smile.base.cart.SplitRule;
import smile.classification.SoftClassifier;
import smile.data.Tuple;
import smile.regression.Regression;
import smile.regression.RegressionTree;

/** Smile's trees and random forests: ours are the same trees, with the same answers to the last bit. */
final class TreeOracle implements Oracle {

    private final Tuples tuples;
    private final Function<Tuple, double[]> theirs;

    private TreeOracle(Tuples tuples, Function<Tuple, double[]> theirs) {
        this.tuples = tuples;
        this.theirs = theirs;
    }

    static TreeOracle of(DecisionTree tree, Examples examples) {
        Tuples tuples = Tuples.of(examples);
        return examples.classes() == 0
                ? estimating(
                        tuples,
                        RegressionTree.fit(
                                Tuples.FORMULA, tuples.frame(), tree.maxDepth(), tree.maxLeaves(), tree.minLeafSize()))
                : classifying(
                        tuples,
                        examples.classes(),
                        smile.classification.DecisionTree.fit(
                                Tuples.FORMULA,
                                tuples.frame(),
                                SplitRule.GINI,
                                tree.maxDepth(),
                                tree.maxLeaves(),
                                tree.minLeafSize()));
    }

    static TreeOracle of(RandomForest forest, Examples examples) {
        Tuples tuples = Tuples.of(examples);
        LongStream seeds = LongStream.of(Seeded.seeds(examples.seed(), forest.trees()));
        return examples.classes() == 0
                ? estimating(
                        tuples,
                        smile.regression.RandomForest.fit(
                                Tuples.FORMULA,
                                tuples.frame(),
                                forest.trees(),
                                forest.featuresPerSplit(),
                                forest.maxDepth(),
                                Integer.MAX_VALUE,
                                forest.minLeafSize(),
                                1.0,
                                seeds))
                : classifying(
                        tuples,
                        examples.classes(),
                        smile.classification.RandomForest.fit(
                                Tuples.FORMULA,
                                tuples.frame(),
                                forest.trees(),
                                forest.featuresPerSplit(),
                                SplitRule.GINI,
                                forest.maxDepth(),
                                Integer.MAX_VALUE,
                                forest.minLeafSize(),
                                1.0,
                                null,
                                seeds));
    }

    private static TreeOracle estimating(Tuples tuples, Regression<Tuple> theirs) {
        return new TreeOracle(tuples, row -> new double[] {theirs.predict(row)});
    }

    private static TreeOracle classifying(Tuples tuples, int classes, SoftClassifier<Tuple> theirs) {
        return new TreeOracle(tuples, row -> {
            double[] probabilities = new double[classes];
            theirs.predict(row, probabilities);
            return probabilities;
        });
    }

    @Override
    public double[] answers(double... row) {
        return theirs.apply(tuples.of(row));
    }

    @Override
    public double bound() {
        return 0;
    }
}
