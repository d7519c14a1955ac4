package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Logistic regression with an L2 penalty, multinomial where there are more than two classes. Standardize the features: the penalty treats
 * all coefficients alike. Equal bits for the same parallelism on machines of one architecture (the JVM's exponential function may differ in
 * the last bit between architectures).
 *
 * @param penalty what half the sum of the squared coefficients is multiplied with before it is added to the sum of the log loss; 0 for
 *     none, 1 is usual
 * @param tolerance stops when the steps get smaller than this, above 0 and below 1
 * @param maxIterations stops then at the latest, 1 or more
 */
public record LogisticRegression(double penalty, double tolerance, int maxIterations) implements Algorithm {

    static final String NAME = "logistic-regression";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public LogisticRegression {
        Range.check(NAME, "penalty", penalty, 0, Double.MAX_VALUE);
        Range.check(NAME, "tolerance", tolerance, Double.MIN_NORMAL, Math.nextDown(1.0));
        Range.check(NAME, "max-iterations", maxIterations, 1, Integer.MAX_VALUE);
    }

    /**
     * Regression with a penalty, a tolerance of 1e-5 and at most 500 iterations.
     *
     * @param penalty the strength of the penalty, 0 or more
     * @return the algorithm
     * @throws IllegalArgumentException if the penalty is negative or not finite
     */
    public static LogisticRegression ofPenalty(double penalty) {
        return new LogisticRegression(penalty, 1e-5, 500);
    }

    static LogisticRegression of(Parameters given) {
        return new LogisticRegression(
                given.number("penalty"), given.number("tolerance"), given.whole("max-iterations"));
    }

    /**
     * With other stopping rules.
     *
     * @param newTolerance stops when the steps get smaller than this
     * @param newMaxIterations stops then at the latest
     * @return the changed copy
     * @throws IllegalArgumentException if a number is out of range
     */
    public LogisticRegression stoppingAt(double newTolerance, int newMaxIterations) {
        return new LogisticRegression(penalty, newTolerance, newMaxIterations);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.EQUAL_BITS_ON_ONE_PLATFORM;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "penalty", ShortestDecimal.of(penalty),
                "tolerance", ShortestDecimal.of(tolerance),
                "max-iterations", Integer.toString(maxIterations)));
    }
}
