package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Response;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.regression.OLS;
import smile.regression.RidgeRegression;

/** Smile's least squares, ordinary and ridge. */
public final class SmileLeastSquares {

    static final String LABEL = "label";

    private SmileLeastSquares() {}

    /**
     * Fits by QR. Constant columns, and columns that are linear combinations of columns before them, get the coefficient 0: Smile's QR
     * answers these with coefficients of 1e14 that cancel.
     *
     * @param regression the algorithm
     * @param examples rows with numbers
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if there are too few rows for the features, or the numbers are too large
     * @throws IllegalStateException if OpenBLAS is missing
     */
    public static Fitted fit(LinearRegression regression, Examples examples, Workers workers) {
        Natives.require(regression.name());
        return workers.call(() -> {
            Standardized all = Standardized.of(examples.columns());
            Standardized used = all.keeping(Correlations.independent(Correlations.of(all.columns())));
            int features = used.columns().length;
            if (features > 0 && examples.rowCount() <= features + 1) {
                throw new IllegalArgumentException("Cannot train: linear regression found " + examples.rowCount()
                        + " rows for an intercept and " + features
                        + " features. Give more rows or fewer features, or use "
                        + Ridge.ofPenalty(1).name() + ".");
            }
            double mean = mean(examples.numbers());
            if (features == 0) {
                return answer(used, new double[0], mean);
            }
            double[] found = OLS.fit(Formula.lhs(LABEL), frame(used, examples, mean), "qr", false, false)
                    .coefficients();
            return answer(
                    used,
                    IntStream.rangeClosed(1, features)
                            .mapToDouble(i -> found[i])
                            .toArray(),
                    mean + found[0]);
        });
    }

    /**
     * Fits by Cholesky's decomposition.
     *
     * @param ridge the parameters
     * @param examples rows with numbers
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if the penalty is too small to tell the features apart, or the numbers are too large
     * @throws IllegalStateException if OpenBLAS is missing
     */
    public static Fitted fit(Ridge ridge, Examples examples, Workers workers) {
        Natives.require(ridge.name());
        return workers.call(() -> {
            Standardized used = Standardized.of(examples.columns());
            double mean = mean(examples.numbers());
            if (used.columns().length == 0) {
                return answer(used, new double[0], mean);
            }
            try {
                return answer(
                        used,
                        RidgeRegression.fit(Formula.lhs(LABEL), frame(used, examples, mean), ridge.penalty())
                                .coefficients(),
                        mean);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "Cannot train: ridge found features that depend on each other too much for the penalty "
                                + ridge.penalty() + ". Give a larger one.",
                        e);
            }
        });
    }

    /** The mean of what is to be estimated. */
    static double mean(double[] numbers) {
        double mean = Standardized.mean(numbers);
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("Cannot train: found labels that are too large to have a mean, such as "
                    + numbers[0] + ". Scale them.");
        }
        return Standardized.isConstant(numbers) ? numbers[0] : mean;
    }

    /** The columns under names of our own, and the label less its mean. */
    static DataFrame frame(Standardized used, Examples examples, double mean) {
        int features = used.columns().length;
        BaseVector<?, ?, ?>[] vectors = new BaseVector<?, ?, ?>[features + 1];
        for (int i = 0; i < features; i++) {
            vectors[i] = DoubleVector.of("f" + i, used.columns()[i]);
        }
        vectors[features] = DoubleVector.of(LABEL, Standardized.shifted(examples.numbers(), mean));
        return DataFrame.of(vectors);
    }

    static Fitted answer(Standardized used, double[] weights, double offset) {
        return new Fitted(
                used.linear(new double[][] {weights}, new double[] {offset}), Response.of(new Link.Identity()));
    }
}
