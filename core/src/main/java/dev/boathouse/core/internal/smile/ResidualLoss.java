package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.GradientBoosting;
import smile.base.cart.Loss;

/** A loss of Smile's that answers 0 for a leaf whose rows have nothing left to learn, where Smile divides 0 by 0. */
record ResidualLoss(Loss loss) implements Loss {

    static ResidualLoss of(GradientBoosting boosting) {
        return new ResidualLoss(
                switch (boosting.loss()) {
                    case SQUARED -> Loss.ls();
                    case ABSOLUTE -> Loss.lad();
                    case HUBER -> Loss.huber(boosting.quantile());
                    case QUANTILE -> Loss.quantile(boosting.quantile());
                });
    }

    @Override
    public double output(int[] nodeSamples, int[] sampleCount) {
        double output = loss.output(nodeSamples, sampleCount);
        return Double.isNaN(output) ? 0 : output;
    }

    @Override
    public double intercept(double[] numbers) {
        return loss.intercept(numbers);
    }

    @Override
    public double[] response() {
        return loss.response();
    }

    @Override
    public double[] residual() {
        return loss.residual();
    }

    /** Smile asks a loss for its name to tell squares from the others. */
    @Override
    public String toString() {
        return loss.toString();
    }
}
