package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.LogisticRegression;

/** Smile's logistic regression. It computes e^x by Math, ours by StrictMath: at most one unit in the last place apart, so 1e-15 in a probability. */
final class LogisticOracle implements Oracle {

    private final smile.classification.LogisticRegression theirs;
    private final int classes;

    LogisticOracle(LogisticRegression regression, Examples examples) {
        this.theirs = smile.classification.LogisticRegression.fit(
                examples.rows(),
                examples.codes(),
                regression.penalty(),
                regression.tolerance(),
                regression.maxIterations());
        this.classes = examples.classes();
    }

    @Override
    public double[] answers(double... row) {
        double[] probabilities = new double[classes];
        theirs.predict(row, probabilities);
        return probabilities;
    }

    @Override
    public double bound() {
        return 1e-15;
    }
}
