package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.util.Arrays;

/** Smile's logistic regression: minimizes the log loss plus penalty / 2 × the squared coefficients, by L-BFGS. */
public final class SmileLogistic {

    /** What is taken for rounding in the slope of the loss, of a feature divided by its largest value. */
    private static final double LEAST_SLOPE = 1e-9;

    private SmileLogistic() {}

    /**
     * Fits. The bits of the answer depend on the parallelism of the workers.
     *
     * @param regression the parameters
     * @param examples rows with classes
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if it does not converge to finite coefficients, or takes no step towards them
     */
    public static Fitted fit(LogisticRegression regression, Examples examples, Workers workers) {
        double[][] rows = examples.rows();
        double[][] fitted = workers.call(() -> examples.classes() == 2
                ? new double[][] {
                    smile.classification.LogisticRegression.binomial(
                                    rows,
                                    examples.codes(),
                                    regression.penalty(),
                                    regression.tolerance(),
                                    regression.maxIterations())
                            .coefficients()
                }
                : smile.classification.LogisticRegression.multinomial(
                                rows,
                                examples.codes(),
                                regression.penalty(),
                                regression.tolerance(),
                                regression.maxIterations())
                        .coefficients());
        if (!Arrays.stream(fitted).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "Cannot train: logistic regression did not converge to finite coefficients."
                            + " Standardize the features, or give a larger penalty.");
        }
        requireStep(fitted, examples);
        return examples.classes() == 2
                ? new Fitted(linear(fitted, 1), Response.of(new Link.Logistic(1, 0)))
                : new Fitted(linear(fitted, examples.classes()), Response.of(new Link.Softmax()));
    }

    /** Where the first step overflows, or shrinks to nothing, Smile answers zeros: a model that has learnt nothing. */
    private static void requireStep(double[][] fitted, Examples examples) {
        boolean still = Arrays.stream(fitted).flatMapToDouble(Arrays::stream).allMatch(value -> value == 0);
        for (int feature = 0; still && feature < examples.columns().length; feature++) {
            double[] column = examples.columns()[feature];
            double largest = Arrays.stream(column).map(Math::abs).max().orElse(0);
            double[] slopes = new double[examples.classes()];
            for (int row = 0; largest > 0 && row < column.length; row++) {
                double share = column[row] / largest / column.length;
                slopes[examples.codes()[row]] += share;
                for (int code = 0; code < slopes.length; code++) {
                    slopes[code] -= share / slopes.length;
                }
            }
            if (Arrays.stream(slopes).anyMatch(slope -> Math.abs(slope) > LEAST_SLOPE)) {
                throw new IllegalArgumentException(
                        "Cannot train: logistic regression took no step, it found values up to "
                                + largest + " in feature " + (feature + 1)
                                + ". Standardize the features, or give a smaller penalty.");
            }
        }
    }

    /** Smile keeps the intercept behind the coefficients, and leaves out the last class, whose score is 0. */
    private static Predictor linear(double[][] fitted, int scores) {
        int features = fitted[0].length - 1;
        double[][] coefficients = new double[scores][features];
        double[] intercepts = new double[scores];
        for (int score = 0; score < fitted.length; score++) {
            System.arraycopy(fitted[score], 0, coefficients[score], 0, features);
            intercepts[score] = fitted[score][features];
        }
        return Predictor.linear(coefficients, intercepts);
    }
}
