package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.AdaBoost;

/**
 * Smile's AdaBoost. Votes are logarithms, which Smile takes by Math and ours by StrictMath, each within one unit in the last place; weights
 * follow by exponentials. So shares of votes may differ by 1e-13, for up to 60 trees.
 */
final class AdaBoostOracle implements Oracle {

    private final Tuples tuples;
    private final int classes;
    private final smile.classification.AdaBoost theirs;

    AdaBoostOracle(AdaBoost boosting, Examples examples) {
        this.tuples = Tuples.of(examples);
        this.classes = examples.classes();
        Seeded.startAt(examples.seed());
        this.theirs = smile.classification.AdaBoost.fit(
                Tuples.FORMULA,
                tuples.frame(),
                boosting.trees(),
                boosting.maxDepth(),
                boosting.maxLeaves(),
                boosting.minLeafSize());
    }

    int trees() {
        return theirs.size();
    }

    @Override
    public double[] answers(double... row) {
        double[] shares = new double[classes];
        theirs.predict(tuples.of(row), shares);
        return shares;
    }

    @Override
    public double bound() {
        return 1e-13;
    }
}
