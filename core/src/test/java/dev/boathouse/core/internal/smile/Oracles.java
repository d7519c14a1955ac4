package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The oracle of each algorithm that Smile has. */
public final class Oracles {

    private static final List<Entry<?>> ALL = List.of(
            new Entry<>(AdaBoost.class, AdaBoostOracle::new),
            new Entry<>(DecisionTree.class, TreeOracle::of),
            new Entry<>(ElasticNet.class, LassoOracle::of),
            new Entry<>(GradientBoosting.class, BoostingOracle::of),
            new Entry<>(KMeans.class, KMeansOracle::new),
            new Entry<>(Lasso.class, LassoOracle::of),
            new Entry<>(LinearDiscriminantAnalysis.class, (analysis, examples) -> new DiscriminantsOracle(examples)),
            new Entry<>(LinearRegression.class, (regression, examples) -> LeastSquaresOracle.ordinary(examples)),
            new Entry<>(LogisticRegression.class, LogisticOracle::new),
            new Entry<>(MultilayerPerceptron.class, PerceptronOracle::of),
            new Entry<>(RandomForest.class, TreeOracle::of),
            new Entry<>(Ridge.class, LeastSquaresOracle::ridge),
            new Entry<>(SupportVectorMachine.class, SupportVectorsOracle::of));

    private Oracles() {}

    private record Entry<A extends Algorithm>(Class<A> type, BiFunction<A, Examples, Oracle> training) {

        Optional<Oracle> train(Algorithm algorithm, Examples examples) {
            return type.isInstance(algorithm)
                    ? Optional.of(training.apply(type.cast(algorithm), examples))
                    : Optional.empty();
        }
    }

    /** Trains Smile. Where the number of threads decides, it is that of the pool that this runs in. */
    public static Oracle of(Algorithm algorithm, Examples examples) {
        return ALL.stream()
                .flatMap(entry -> entry.train(algorithm, examples).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Smile has no " + algorithm.name() + "."));
    }
}
