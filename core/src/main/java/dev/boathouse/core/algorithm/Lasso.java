package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lasso (Tibshirani 1996): minimizes the sum of the squared errors + penalty × the sum of the absolute coefficients, of features that are
 * shifted to mean 0 and scaled to variance 1 inside. Coefficients of features that do not help are exactly 0; of features that say the same,
 * any may get a coefficient. The intercept is not penalized. There may be fewer rows than features.
 *
 * <p>An interior point method (Kim and others 2007) finds the minimum, coordinate descent (Friedman and others 2010) settles the digits that
 * it leaves open. Coefficients within 1e-9 of their size on any machine where they settle within the iterations, equal bits on the same one:
 * the first step runs in a native library (OpenBLAS).
 *
 * @param penalty the strength, above 0; scikit-learn's {@code alpha} is this by twice the number of rows
 * @param tolerance ends the interior point method when no more than this share can be gained, above 0 and below 1
 * @param maxIterations ends both methods at the latest, 1 or more
 */
public record Lasso(double penalty, double tolerance, int maxIterations) implements Algorithm {

    static final String NAME = "lasso";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Lasso {
        Range.check(NAME, "penalty", penalty, Double.MIN_NORMAL, Double.MAX_VALUE);
        Range.check(NAME, "tolerance", tolerance, Double.MIN_NORMAL, Math.nextDown(1.0));
        Range.check(NAME, "max-iterations", maxIterations, 1, Integer.MAX_VALUE - 1);
    }

    /**
     * Regression with a penalty, a tolerance of 1e-4 and at most 1000 iterations, which are Smile's defaults.
     *
     * @param penalty the strength, above 0
     * @return the algorithm
     * @throws IllegalArgumentException if the penalty is not above 0 or not finite
     */
    public static Lasso ofPenalty(double penalty) {
        return new Lasso(penalty, 1e-4, 1_000);
    }

    /**
     * With other stopping rules.
     *
     * @param newTolerance ends the interior point method when no more than this share can be gained
     * @param newMaxIterations ends both methods at the latest
     * @return the changed copy
     * @throws IllegalArgumentException if a number is out of range
     */
    public Lasso stoppingAt(double newTolerance, int newMaxIterations) {
        return new Lasso(penalty, newTolerance, newMaxIterations);
    }

    static Lasso of(Parameters given) {
        return new Lasso(given.number("penalty"), given.number("tolerance"), given.whole("max-iterations"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.REGRESSION);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.CLOSE;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "penalty", ShortestDecimal.of(penalty),
                "tolerance", ShortestDecimal.of(tolerance),
                "max-iterations", Integer.toString(maxIterations)));
    }
}
