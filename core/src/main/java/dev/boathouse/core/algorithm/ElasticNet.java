package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The naive elastic net (Zou and Hastie 2005): minimizes the sum of the squared errors + absolute penalty × the sum of the absolute
 * coefficients + squared penalty × the sum of the squared ones, of features that are shifted to mean 0 and scaled to variance 1 inside. Unlike
 * the {@link Lasso} it shares a coefficient among features that say the same. The intercept is not penalized. There may be fewer rows than
 * features.
 *
 * <p>It is computed, and repeats, as {@link Lasso} does.
 *
 * @param absolutePenalty what the sum of the absolute coefficients is multiplied with, above 0
 * @param squaredPenalty what the sum of the squared coefficients is multiplied with, above 0
 * @param tolerance ends the interior point method when no more than this share can be gained, above 0 and below 1
 * @param maxIterations ends both methods at the latest, 1 or more
 */
public record ElasticNet(double absolutePenalty, double squaredPenalty, double tolerance, int maxIterations)
        implements Algorithm {

    static final String NAME = "elastic-net";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public ElasticNet {
        Range.check(NAME, "absolute-penalty", absolutePenalty, Double.MIN_NORMAL, Double.MAX_VALUE);
        Range.check(NAME, "squared-penalty", squaredPenalty, Double.MIN_NORMAL, Double.MAX_VALUE);
        Range.check(NAME, "tolerance", tolerance, Double.MIN_NORMAL, Math.nextDown(1.0));
        Range.check(NAME, "max-iterations", maxIterations, 1, Integer.MAX_VALUE - 1);
    }

    /**
     * Regression with penalties, a tolerance of 1e-4 and at most 1000 iterations, which are Smile's defaults.
     *
     * @param absolutePenalty what the sum of the absolute coefficients is multiplied with, above 0; without one it is {@link Ridge}
     * @param squaredPenalty what the sum of the squared coefficients is multiplied with, above 0; without one it is {@link Lasso}
     * @return the algorithm
     * @throws IllegalArgumentException if a penalty is not above 0 or not finite
     */
    public static ElasticNet ofPenalties(double absolutePenalty, double squaredPenalty) {
        return new ElasticNet(absolutePenalty, squaredPenalty, 1e-4, 1_000);
    }

    /**
     * With other stopping rules.
     *
     * @param newTolerance ends the interior point method when no more than this share can be gained
     * @param newMaxIterations ends both methods at the latest
     * @return the changed copy
     * @throws IllegalArgumentException if a number is out of range
     */
    public ElasticNet stoppingAt(double newTolerance, int newMaxIterations) {
        return new ElasticNet(absolutePenalty, squaredPenalty, newTolerance, newMaxIterations);
    }

    static ElasticNet of(Parameters given) {
        return new ElasticNet(
                given.number("absolute-penalty"),
                given.number("squared-penalty"),
                given.number("tolerance"),
                given.whole("max-iterations"));
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
                "absolute-penalty", ShortestDecimal.of(absolutePenalty),
                "squared-penalty", ShortestDecimal.of(squaredPenalty),
                "tolerance", ShortestDecimal.of(tolerance),
                "max-iterations", Integer.toString(maxIterations)));
    }
}
