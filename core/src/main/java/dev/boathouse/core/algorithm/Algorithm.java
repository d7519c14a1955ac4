package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Set;
import java.util.SortedMap;

/** How a model learns: an algorithm with its parameters. Immutable values. */
public sealed interface Algorithm
        permits ElasticNet,
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
     * Every parameter, defaults too.
     *
     * @return values as text by kebab-case name
     */
    SortedMap<String, String> parameters();
}
