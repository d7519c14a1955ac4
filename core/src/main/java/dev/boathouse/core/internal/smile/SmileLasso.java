package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.Lasso;
import java.util.Arrays;
import java.util.function.Function;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;

/** Smile's LASSO and elastic net (an interior point method), brought to the point where coefficients are exactly 0. */
public final class SmileLasso {

    private SmileLasso() {}

    /**
     * Fits.
     *
     * @param lasso the parameters
     * @param examples rows with numbers
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if the numbers are too large
     * @throws IllegalStateException if OpenBLAS is missing
     */
    public static Fitted fit(Lasso lasso, Examples examples, Workers workers) {
        Natives.require(lasso.name());
        Descent descent = new Descent(lasso.penalty(), 0, lasso.maxIterations());
        return workers.call(() -> fit(
                examples,
                descent,
                data -> smile.regression.LASSO.fit(
                        Formula.lhs(SmileLeastSquares.LABEL),
                        data,
                        lasso.penalty(),
                        lasso.tolerance(),
                        lasso.maxIterations())));
    }

    /**
     * Fits. Smile takes the mean off a label that it has filled up with zeros before, and answers something else than the minimum where
     * that mean is not 0; here it is.
     *
     * @param net the parameters
     * @param examples rows with numbers
     * @param workers the threads
     * @return what was learnt
     * @throws IllegalArgumentException if the numbers are too large
     * @throws IllegalStateException if OpenBLAS is missing
     */
    public static Fitted fit(ElasticNet net, Examples examples, Workers workers) {
        Natives.require(net.name());
        Descent descent = new Descent(net.absolutePenalty(), net.squaredPenalty(), net.maxIterations());
        return workers.call(() -> fit(
                examples,
                descent,
                data -> smile.regression.ElasticNet.fit(
                        Formula.lhs(SmileLeastSquares.LABEL),
                        data,
                        net.absolutePenalty(),
                        net.squaredPenalty(),
                        net.tolerance(),
                        net.maxIterations())));
    }

    private static Fitted fit(Examples examples, Descent descent, Function<DataFrame, LinearModel> smile) {
        Standardized used = Standardized.of(examples.columns());
        double mean = SmileLeastSquares.mean(examples.numbers());
        double[] target = Standardized.shifted(examples.numbers(), mean);
        double[] weights = new double[used.columns().length];
        // With nothing to explain, or nothing to explain it with, Smile fails.
        boolean open = weights.length > 0 && !Standardized.isConstant(target);
        if (open && !descent.isDone(used.columns(), target)) {
            double[] found =
                    smile.apply(SmileLeastSquares.frame(used, examples, mean)).coefficients();
            if (Arrays.stream(found).allMatch(Double::isFinite)) {
                weights = found;
            }
            descent.improve(used.columns(), target, weights);
        }
        return SmileLeastSquares.answer(used, weights, mean);
    }
}
