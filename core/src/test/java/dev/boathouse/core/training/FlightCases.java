package dev.boathouse.core.training;

import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.algorithm.GradientBoosting.Loss;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.model.Task;
import java.util.stream.Stream;

/** Every algorithm of Smile's, for every task that it is for. */
final class FlightCases {

    private FlightCases() {}

    /** Those that need nothing native. */
    static Stream<FlightCase> plain() {
        Stream<Algorithm> supervised = Stream.of(
                DecisionTree.ofDepth(9),
                DecisionTree.ofDepth(20).withMaxLeaves(30),
                RandomForest.ofTrees(12).withMaxDepth(12),
                GradientBoosting.ofTrees(25),
                AdaBoost.ofTrees(25),
                LogisticRegression.ofPenalty(1),
                SupportVectorMachine.linear(),
                SupportVectorMachine.gaussian(2));
        Stream<FlightCase> losses = Stream.of(Loss.ABSOLUTE, Loss.HUBER, Loss.QUANTILE)
                .map(GradientBoosting.ofTrees(25)::withLoss)
                .map(boosting -> new FlightCase(boosting, Task.REGRESSION, FlightFeatures.dependent()));
        return Stream.of(
                        supervised.flatMap(algorithm -> every(algorithm, FlightFeatures.dependent())),
                        losses,
                        every(KMeans.ofClusters(6).withRuns(3), FlightFeatures.withoutTarget()))
                .flatMap(cases -> cases);
    }

    /** Those that need OpenBLAS. */
    static Stream<FlightCase> ofNatives() {
        return Stream.<Algorithm>of(
                        LinearDiscriminantAnalysis.pooled(),
                        LinearRegression.ordinary(),
                        Ridge.ofPenalty(10),
                        Lasso.ofPenalty(2_000).stoppingAt(1e-12, 1_000),
                        ElasticNet.ofPenalties(2_000, 100).stoppingAt(1e-12, 1_000),
                        MultilayerPerceptron.ofHidden(12, 6).withEpochs(4))
                .flatMap(algorithm -> every(algorithm, FlightFeatures.independent()));
    }

    private static Stream<FlightCase> every(Algorithm algorithm, FeatureSpec features) {
        return algorithm.tasks().stream().sorted().map(task -> new FlightCase(algorithm, task, features));
    }
}
