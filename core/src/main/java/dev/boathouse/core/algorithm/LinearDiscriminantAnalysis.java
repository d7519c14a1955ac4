package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Linear discriminant analysis (Fisher 1936; Hastie, Tibshirani and Friedman 2009, section 4.3): each class is a Gaussian with a mean of its
 * own and the covariance that all share, pooled within the classes over rows − classes degrees of freedom; the shares of the classes in the
 * training rows are their prior probabilities. It needs at least as many rows as features and classes together.
 *
 * <p>A feature that is constant, or within the classes a linear combination of features before it, gets the coefficient 0. A feature that is
 * constant within each class but not beyond is an error: it alone tells the classes apart, and no finite coefficient says so.
 *
 * <p>Probabilities within 1e-9 on any machine where features do not nearly depend on each other, equal bits on the same one: the covariance is
 * solved for by a native library (OpenBLAS).
 */
public record LinearDiscriminantAnalysis() implements Algorithm {

    static final String NAME = "linear-discriminant-analysis";

    /**
     * The analysis with pooled covariance; there is nothing to choose.
     *
     * @return the algorithm
     */
    public static LinearDiscriminantAnalysis pooled() {
        return new LinearDiscriminantAnalysis();
    }

    static LinearDiscriminantAnalysis of(Parameters given) {
        return new LinearDiscriminantAnalysis();
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
        return Repeatability.CLOSE;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>();
    }
}
