package dev.boathouse.core.internal.smile;

import smile.base.cart.DecisionNode;
import smile.base.cart.LeafNode;
import smile.base.cart.RegressionNode;

/** What is read out of a leaf of Smile's. */
@FunctionalInterface
interface LeafValues {

    /** Writes the values of a leaf to an array, from a position on. */
    void read(LeafNode leaf, double[] values, int at);

    /** The probability of each class. */
    static LeafValues probabilities(int classes) {
        double[] probabilities = new double[classes];
        return (leaf, values, at) ->
                System.arraycopy(((DecisionNode) leaf).posteriori(probabilities), 0, values, at, classes);
    }

    /** 1 for the class that the leaf predicts, 0 for the others. */
    static LeafValues votes() {
        return (leaf, values, at) -> values[at + ((DecisionNode) leaf).output()] = 1;
    }

    /** The number that the leaf estimates. */
    static LeafValues outputs() {
        return (leaf, values, at) -> values[at] = ((RegressionNode) leaf).output();
    }
}
