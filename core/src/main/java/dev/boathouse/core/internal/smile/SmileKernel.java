package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Kernel;
import smile.math.kernel.MercerKernel;

/** A kernel of ours as Smile asks for it, so that training and scoring see the same bits. It has no parameters that Smile could tune. */
final class SmileKernel implements MercerKernel<double[]> {

    private static final long serialVersionUID = 1;

    private final transient Kernel kernel;

    private SmileKernel(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Its type is Smile's: who passes it on can then be loaded without Smile, and tell that it is missing. */
    static MercerKernel<double[]> of(Kernel kernel) {
        return new SmileKernel(kernel);
    }

    @Override
    public double k(double[] x, double[] y) {
        return kernel.of(x, 0, y, 0, x.length);
    }

    /** The value, and no derivative: there is nothing to derive by. */
    @Override
    public double[] kg(double[] x, double[] y) {
        return new double[] {k(x, y)};
    }

    @Override
    public MercerKernel<double[]> of(double[] parameters) {
        return this;
    }

    @Override
    public double[] hyperparameters() {
        return new double[0];
    }

    @Override
    public double[] lo() {
        return new double[0];
    }

    @Override
    public double[] hi() {
        return new double[0];
    }
}
