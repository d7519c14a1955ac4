package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.Ridge;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import smile.regression.LinearModel;
import smile.regression.OLS;
import smile.regression.RidgeRegression;

/**
 * Smile's least squares, ordinary and ridge. Within 1e-9 of the largest label, since native libraries add in an order of their own and ours
 * shifts and scales first. The features must be independent.
 */
final class LeastSquaresOracle implements Oracle {

    private final LinearModel theirs;
    private final boolean intercept;
    private final double largest;

    private LeastSquaresOracle(LinearModel theirs, boolean intercept, Examples examples) {
        this.theirs = theirs;
        this.intercept = intercept;
        this.largest = Arrays.stream(examples.numbers()).map(Math::abs).max().orElseThrow();
    }

    static LeastSquaresOracle ordinary(Examples examples) {
        LinearModel theirs = OLS.fit(Tuples.FORMULA, Tuples.of(examples).frame(), "qr", false, false);
        return new LeastSquaresOracle(theirs, true, examples);
    }

    static LeastSquaresOracle ridge(Ridge ridge, Examples examples) {
        LinearModel theirs =
                RidgeRegression.fit(Tuples.FORMULA, Tuples.of(examples).frame(), ridge.penalty());
        return new LeastSquaresOracle(theirs, false, examples);
    }

    @Override
    public double[] answers(double... row) {
        double[] asked = intercept
                ? DoubleStream.concat(DoubleStream.of(1), Arrays.stream(row)).toArray()
                : row;
        return new double[] {theirs.predict(asked)};
    }

    @Override
    public double bound() {
        return 1e-9 * largest;
    }
}
