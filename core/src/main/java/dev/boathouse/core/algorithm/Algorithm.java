package dev.boathouse.core.algorithm;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** How a model learns: an algorithm with its parameters. Immutable values. */
public sealed interface Algorithm
        permits AdaBoost,
                DecisionTree,
                ElasticNet,
                GradientBoosting,
                IsolationForest,
                KMeans,
                Lasso,
                LinearDiscriminantAnalysis,
                LinearRegression,
                LogisticRegression,
                MultilayerPerceptron,
                RandomForest,
                Ridge,
                SupportVectorMachine {

    /**
     * The algorithm that a training record names.
     *
     * @param name as {@link #name()} gives it
     * @param parameters as {@link #parameters()} gives them
     * @return an algorithm equal to the one that trained
     * @throws UnsupportedFormatException if there is no algorithm of that name; a newer version of Boathouse, or a host, may have trained
     * @throws IllegalArgumentException if a parameter is missing, unknown or out of range
     */
    static Algorithm of(String name, Map<String, String> parameters) {
        return KnownAlgorithms.of(name, parameters);
    }

    /**
     * The name that the training record keeps.
     *
     * @return such as {@code random-forest}
     */
    String name();

    /**
     * What the algorithm can learn.
     *
     * @return one task or more
     */
    Set<Task> tasks();

    /**
     * How far training again gives the same model.
     *
     * @return the guarantee
     */
    Repeatability repeatability();

    /**
     * Every parameter, defaults too.
     *
     * @return values as text by kebab-case name
     */
    SortedMap<String, String> parameters();
}
