package dev.boathouse.core.training;

import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.internal.smile.Examples;
import dev.boathouse.core.internal.smile.Fitted;
import dev.boathouse.core.internal.smile.SmileAdaBoost;
import dev.boathouse.core.internal.smile.SmileBoosting;
import dev.boathouse.core.internal.smile.SmileDecisionTree;
import dev.boathouse.core.internal.smile.SmileDiscriminants;
import dev.boathouse.core.internal.smile.SmileForest;
import dev.boathouse.core.internal.smile.SmileKMeans;
import dev.boathouse.core.internal.smile.SmileLasso;
import dev.boathouse.core.internal.smile.SmileLeastSquares;
import dev.boathouse.core.internal.smile.SmileLogistic;
import dev.boathouse.core.internal.smile.SmilePerceptron;
import dev.boathouse.core.internal.smile.SmileSupportVectors;
import dev.boathouse.core.internal.smile.SmileVersion;
import dev.boathouse.core.internal.smile.Workers;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who carries out each algorithm; the one place that can fail because Smile is not there. */
final class Learners {

    private static final List<Entry<?>> ALL = List.of(
            new Entry<>(AdaBoost.class, SmileAdaBoost::fit),
            new Entry<>(DecisionTree.class, SmileDecisionTree::fit),
            new Entry<>(ElasticNet.class, SmileLasso::fit),
            new Entry<>(GradientBoosting.class, SmileBoosting::fit),
            new Entry<>(IsolationForest.class, Isolation::fit),
            new Entry<>(KMeans.class, SmileKMeans::fit),
            new Entry<>(Lasso.class, SmileLasso::fit),
            new Entry<>(LinearDiscriminantAnalysis.class, SmileDiscriminants::fit),
            new Entry<>(LinearRegression.class, SmileLeastSquares::fit),
            new Entry<>(LogisticRegression.class, SmileLogistic::fit),
            new Entry<>(MultilayerPerceptron.class, SmilePerceptron::fit),
            new Entry<>(RandomForest.class, SmileForest::fit),
            new Entry<>(Ridge.class, SmileLeastSquares::fit),
            new Entry<>(SupportVectorMachine.class, SmileSupportVectors::fit));

    private Learners() {}

    @FunctionalInterface
    private interface Learner<A extends Algorithm> {
        Fitted fit(A algorithm, Examples examples, Workers workers);
    }

    private record Entry<A extends Algorithm>(Class<A> type, Learner<A> learner) {

        Fitted fit(Algorithm algorithm, Examples examples, Workers workers) {
            return learner.fit(type.cast(algorithm), examples, workers);
        }
    }

    static Fitted fit(Algorithm algorithm, Examples examples, Workers workers) {
        try {
            return ALL.stream()
                    .filter(entry -> entry.type.isInstance(algorithm))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nobody carries out " + algorithm + "."))
                    .fit(algorithm, examples, workers);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    /** The libraries that carry an algorithm out. */
    static SortedMap<String, String> libraries(Algorithm algorithm) {
        if (algorithm instanceof IsolationForest) {
            return new TreeMap<>();
        }
        try {
            return new TreeMap<>(Map.of("smile", SmileVersion.found()));
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoClassDefFoundError e) {
        return new IllegalStateException(
                "Cannot train: Smile is not on the class path (" + e.getMessage()
                        + "). Add the dependency com.github.haifengl:smile-core:2.6.0; everything but training works without it.",
                e);
    }
}
