package dev.boathouse.core.internal.smile;

import smile.classification.LogisticRegression;

/** Smile's logistic regression: minimizes the log loss plus penalty / 2 × the squared coefficients, by L-BFGS. */
public final class SmileLogistic {

    private SmileLogistic() {}

    /**
     * Fits. The bits of the answer depend on the parallelism of the pool that the calling thread belongs to.
     *
     * @param columns the features, feature by feature
     * @param labels 0 or 1 for each row
     * @param penalty the strength of the L2 penalty, 0 or more
     * @param tolerance when to stop
     * @param maxIterations when to stop at the latest
     * @return a coefficient for each feature, then the intercept
     */
    public static double[] fit(double[][] columns, int[] labels, double penalty, double tolerance, int maxIterations) {
        double[][] rows = new double[labels.length][columns.length];
        for (int feature = 0; feature < columns.length; feature++) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][feature] = columns[feature][row];
            }
        }
        return LogisticRegression.binomial(rows, labels, penalty, tolerance, maxIterations)
                .coefficients();
    }
}
