package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ridge regression (Hoerl and Kennard 1970): minimizes the sum of the squared errors + penalty × the sum of the squared coefficients, of
 * features that are shifted to mean 0 and scaled to variance 1 inside. The intercept is not penalized, a constant feature gets the
 * coefficient 0. There may be fewer rows than features.
 *
 * <p>Coefficients within 1e-9 of their size on any machine, equal bits on the same one: they come from a native library (OpenBLAS).
 *
 * @param penalty the strength, above 0; 1 is Smile's default
 */
public record Ridge(double penalty) implements Algorithm {

    static final String NAME = "ridge";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the penalty is not above 0 or not finite
     */
    public Ridge {
        Range.check(NAME, "penalty", penalty, Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    /**
     * Regression with a penalty.
     *
     * @param penalty the strength, above 0; without one it is {@link LinearRegression}
     * @return the algorithm
     * @throws IllegalArgumentException if the penalty is not above 0 or not finite
     */
    public static Ridge ofPenalty(double penalty) {
        return new Ridge(penalty);
    }

    static Ridge of(Parameters given) {
        return new Ridge(given.number("penalty"));
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
        return new TreeMap<>(Map.of("penalty", ShortestDecimal.of(penalty)));
    }
}
