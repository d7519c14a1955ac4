package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.util.function.IntFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.OutputFunction;

/** Trains Smile's network, row by row. */
public final class SmilePerceptron {

    private SmilePerceptron() {}

    /**
     * Fits.
     *
     * @param perceptron the parameters
     * @param examples rows with classes or numbers
     * @param workers the threads, of which one is used
     * @return what was learnt
     * @throws IllegalArgumentException if the weights do not stay finite
     * @throws IllegalStateException if OpenBLAS is missing
     */
    public static Fitted fit(MultilayerPerceptron perceptron, Examples examples, Workers workers) {
        Natives.require(perceptron.name());
        return workers.call(
                () -> examples.classes() == 0 ? estimating(perceptron, examples) : classifying(perceptron, examples));
    }

    private static Fitted classifying(MultilayerPerceptron perceptron, Examples examples) {
        boolean two = examples.classes() == 2;
        int outputs = two ? 1 : examples.classes();
        double[][] wanted = new double[examples.classes()][outputs];
        for (int code = 0; code < wanted.length; code++) {
            if (!two || code == 1) {
                wanted[code][two ? 0 : code] = 1;
            }
        }
        Network network = trained(
                perceptron,
                examples,
                outputs,
                two ? OutputFunction.SIGMOID : OutputFunction.SOFTMAX,
                Cost.LIKELIHOOD,
                row -> wanted[examples.codes()[row]]);
        return new Fitted(
                Predictor.layers(perceptron.activation(), network.weights(), network.biases()),
                Response.of(two ? new Link.Logistic(1, 0) : new Link.Softmax()));
    }

    /** Numbers are learnt with mean 0 and variance 1; the last layer gives them back as they were. */
    private static Fitted estimating(MultilayerPerceptron perceptron, Examples examples) {
        double mean = SmileLeastSquares.mean(examples.numbers());
        double scale = Standardized.isConstant(examples.numbers())
                ? 1
                : Standardized.scale(Standardized.shifted(examples.numbers(), mean));
        if (!(scale > 0 && scale <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Cannot train: found labels that are too large or too close together to have a variance, such as "
                            + examples.numbers()[0] + ". Scale them.");
        }
        Network network = trained(perceptron, examples, 1, OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR, row ->
                new double[] {(examples.numbers()[row] - mean) / scale});
        double[][][] weights = network.weights();
        double[][] biases = network.biases();
        int last = weights.length - 1;
        for (int i = 0; i < weights[last][0].length; i++) {
            weights[last][0][i] *= scale;
        }
        biases[last][0] = biases[last][0] * scale + mean;
        return new Fitted(Predictor.layers(perceptron.activation(), weights, biases), Response.of(new Link.Identity()));
    }

    static Network trained(
            MultilayerPerceptron perceptron,
            Examples examples,
            int outputs,
            OutputFunction function,
            Cost cost,
            IntFunction<double[]> wanted) {
        double[][] rows = examples.rows();
        Seeded.startAt(examples.seed());
        Network network = Network.of(perceptron, examples.columns().length, outputs, function, cost);
        int[] order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        long random = SplitMix.mix(examples.seed());
        for (int epoch = 0; epoch < perceptron.epochs(); epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                random = SplitMix.mix(random);
                int other = (int) Long.remainderUnsigned(random, i + 1L);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
            for (int row : order) {
                network.learn(rows[row], wanted.apply(row));
            }
            if (!network.isFinite()) {
                throw new IllegalArgumentException(
                        "Cannot train: the weights of the network did not stay finite, in epoch " + (epoch + 1)
                                + ". Standardize the features, or give a smaller learning rate.");
            }
        }
        return network;
    }
}
