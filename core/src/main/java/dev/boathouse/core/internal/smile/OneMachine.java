package dev.boathouse.core.internal.smile;

/**
 * A support vector machine that tells one class from all others.
 *
 * @param vectors rows it was trained on, the arrays themselves
 * @param weights for each vector
 * @param intercept what the score starts at
 * @param platt from scores to probabilities
 */
record OneMachine(double[][] vectors, double[] weights, double intercept, Platt platt) {

    OneMachine {
        double reach = Math.abs(intercept) + Math.abs(platt.slope()) + Math.abs(platt.intercept());
        for (double weight : weights) {
            reach += Math.abs(weight);
        }
        if (!Double.isFinite(reach)) {
            throw new IllegalArgumentException(
                    "Cannot train: a support vector machine found weights that are not finite."
                            + " Standardize the features, or give a smaller cost.");
        }
    }

    /** The machine whose score is the log of the odds. */
    OneMachine calibrated() {
        double[] scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= platt.slope();
        }
        return new OneMachine(vectors, scaled, platt.slope() * intercept + platt.intercept(), new Platt(1, 0));
    }
}
