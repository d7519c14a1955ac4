package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ordinary least squares: an intercept and a coefficient for each feature that minimize the sum of the squared errors. It needs more rows
 * than coefficients.
 *
 * <p>A feature that is constant, or a linear combination of features before it, gets the coefficient 0, as in R's {@code lm}: so all levels
 * of a one-hot feature may be given. Taken for one is a feature of which less than 1e-10 of the variance is its own.
 *
 * <p>Coefficients within 1e-9 of their size on any machine, equal bits on the same one: they come from a native library (OpenBLAS).
 */
public record LinearRegression() implements Algorithm {

    static final String NAME = "linear-regression";

    /**
     * Least squares; there is nothing to choose.
     *
     * @return the algorithm
     */
    public static LinearRegression ordinary() {
        return new LinearRegression();
    }

    static LinearRegression of(Parameters given) {
        return new LinearRegression();
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
        return new TreeMap<>();
    }
}
