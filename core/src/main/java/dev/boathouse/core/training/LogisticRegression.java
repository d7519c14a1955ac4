package dev.boathouse.core.training;

import dev.boathouse.core.internal.ShortestDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Logistic regression with an L2 penalty. Standardize the features: the penalty treats all coefficients alike. Equal bits for the same
 * parallelism on machines of one architecture (the JVM's exponential function may differ in the last bit between architectures). Immutable.
 */
public final class LogisticRegression implements Algorithm {

    private final double penalty;
    private final double tolerance;
    private final int maxIterations;

    private LogisticRegression(double penalty, double tolerance, int maxIterations) {
        if (!(penalty >= 0 && penalty <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Logistic regression cannot have the penalty " + penalty + ": give 0 or more.");
        }
        if (!(tolerance > 0 && tolerance < 1) || maxIterations < 1) {
            throw new IllegalArgumentException(
                    "Logistic regression cannot stop at tolerance " + tolerance + " and iteration " + maxIterations
                            + ": give a tolerance between 0 and 1, and at least 1 iteration.");
        }
        this.penalty = penalty;
        this.tolerance = tolerance;
        this.maxIterations = maxIterations;
    }

    /**
     * Regression with a penalty, a tolerance of 1e-5 and at most 500 iterations.
     *
     * @param penalty what half the sum of the squared coefficients is multiplied with before it is added to the sum of the log loss; 0
     *     for none, 1 is usual
     * @return the algorithm
     * @throws IllegalArgumentException if the penalty is negative or not finite
     */
    public static LogisticRegression ofPenalty(double penalty) {
        return new LogisticRegression(penalty, 1e-5, 500);
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

    double penalty() {
        return penalty;
    }

    double tolerance() {
        return tolerance;
    }

    int maxIterations() {
        return maxIterations;
    }

    @Override
    public String name() {
        return "logistic-regression";
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "penalty", ShortestDecimal.of(penalty),
                "tolerance", ShortestDecimal.of(tolerance),
                "max-iterations", Integer.toString(maxIterations)));
    }

    @Override
    public String toString() {
        return name() + " " + parameters();
    }
}
