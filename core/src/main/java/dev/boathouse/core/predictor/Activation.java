package dev.boathouse.core.predictor;

import java.util.Locale;

/** What the neurons of hidden layers make of their sums. Computed by {@link StrictMath}, so the same everywhere. */
public enum Activation {
    /** The larger of 0 and the sum. */
    RECTIFIER {
        @Override
        public double of(double sum) {
            return Math.max(0, sum);
        }
    },
    /** The hyperbolic tangent: from −1 to 1. */
    TANH {
        @Override
        public double of(double sum) {
            return StrictMath.tanh(sum);
        }
    },
    /** 1 / (1 + e<sup>−sum</sup>): from 0 to 1. */
    SIGMOID {
        @Override
        public double of(double sum) {
            return 1 / (1 + StrictMath.exp(-sum));
        }
    };

    /**
     * The value.
     *
     * @param sum what came in
     * @return what goes out
     */
    public abstract double of(double sum);

    /** As {@code rectifier}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
