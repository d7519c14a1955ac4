package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Activation;
import smile.base.mlp.ActivationFunction;

/**
 * An activation of ours as Smile asks for it, so that training and scoring see the same bits. Smile's own tanh goes down the wrong slope: it
 * takes (1 − y)² for the derivative, which is 1 − y².
 *
 * @param activation which one
 */
record SmileActivation(Activation activation) implements ActivationFunction {

    @Override
    public String name() {
        return activation.name();
    }

    @Override
    public void f(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = activation.of(x[i]);
        }
    }

    @Override
    public void g(double[] g, double[] y) {
        for (int i = 0; i < g.length; i++) {
            g[i] *= switch (activation) {
                case RECTIFIER -> y[i] > 0 ? 1 : 0;
                case TANH -> 1 - y[i] * y[i];
                case SIGMOID -> y[i] * (1 - y[i]);
            };
        }
    }
}
