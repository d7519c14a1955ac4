package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.Lasso;
import java.util.Arrays;
import smile.regression.LASSO;
import smile.regression.LinearModel;

/**
 * Smile's LASSO and elastic net. They end where less than a share of the loss, the tolerance, is left to gain; ours goes on to the minimum. The
 * loss is a sum of squares: so estimates of training rows differ by no more than the root of what is left, which the label's own squares
 * bound. Other rows are held to the same.
 */
final class LassoOracle implements Oracle {

    private final LinearModel theirs;
    private final double offset;
    private final double bound;

    private LassoOracle(LinearModel theirs, double offset, double[] numbers, double tolerance) {
        this.theirs = theirs;
        this.offset = offset;
        double mean = Standardized.mean(numbers);
        double squares = Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .sum();
        this.bound = Math.sqrt(tolerance * squares);
    }

    static LassoOracle of(Lasso lasso, Examples examples) {
        LinearModel theirs = LASSO.fit(
                Tuples.FORMULA, Tuples.of(examples).frame(), lasso.penalty(), lasso.tolerance(), lasso.maxIterations());
        return new LassoOracle(theirs, 0, examples.numbers(), lasso.tolerance());
    }

    /** With the mean taken off the label, which Smile fills up with zeros before it does so itself. */
    static LassoOracle of(ElasticNet net, Examples examples) {
        double mean = Standardized.mean(examples.numbers());
        LinearModel theirs = smile.regression.ElasticNet.fit(
                Tuples.FORMULA,
                TreeRows.frame(examples.columns(), Standardized.shifted(examples.numbers(), mean)),
                net.absolutePenalty(),
                net.squaredPenalty(),
                net.tolerance(),
                net.maxIterations());
        return new LassoOracle(theirs, mean, examples.numbers(), net.tolerance());
    }

    @Override
    public double[] answers(double... row) {
        return new double[] {theirs.predict(row) + offset};
    }

    @Override
    public double bound() {
        return bound;
    }
}
