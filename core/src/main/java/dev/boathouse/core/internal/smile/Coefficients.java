package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Predictor;
import java.util.Arrays;

/** Makes predictors of coefficients, if these are numbers. */
final class Coefficients {

    private Coefficients() {}

    static Predictor linear(double[][] coefficients, double[] intercepts) {
        boolean finite =
                Arrays.stream(coefficients).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
                        && Arrays.stream(intercepts).allMatch(Double::isFinite);
        if (!finite) {
            throw new IllegalArgumentException("Cannot train: found coefficients that are not finite."
                    + " Standardize the features, and scale labels that are very large.");
        }
        return Predictor.linear(coefficients, intercepts);
    }
}
