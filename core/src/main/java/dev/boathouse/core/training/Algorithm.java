package dev.boathouse.core.training;

import java.util.SortedMap;

/** How a model learns. Immutable values. */
public sealed interface Algorithm permits RandomForest, LogisticRegression {

    /**
     * The name that the training record keeps.
     *
     * @return such as {@code random-forest}
     */
    String name();

    /**
     * Every parameter, defaults too.
     *
     * @return values as text by kebab-case name
     */
    SortedMap<String, String> parameters();
}
