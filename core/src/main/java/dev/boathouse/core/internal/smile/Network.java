package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.MultilayerPerceptron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.math.TimeFunction;
import smile.math.matrix.Matrix;

/** Smile's network, of layers whose weights can be read. Smile keeps its state by thread: one thread makes, trains and reads it. */
final class Network extends smile.base.mlp.MultilayerPerceptron {

    private static final long serialVersionUID = 1;

    private final transient List<OpenLayer> layers;

    private Network(List<OpenLayer> layers) {
        super(layers.toArray(Layer[]::new));
        this.layers = layers;
    }

    static Network of(MultilayerPerceptron parameters, int features, int outputs, OutputFunction function, Cost cost) {
        List<OpenLayer> layers = new ArrayList<>();
        int before = features;
        for (int neurons : parameters.hidden()) {
            layers.add(new Hidden(neurons, before, new SmileActivation(parameters.activation())));
            before = neurons;
        }
        layers.add(new Output(outputs, before, function, cost));
        Network network = new Network(layers);
        network.setLearningRate(TimeFunction.constant(parameters.learningRate()));
        network.setMomentum(TimeFunction.constant(parameters.momentum()));
        network.setWeightDecay(parameters.weightDecay());
        return network;
    }

    void learn(double[] row, double[] wanted) {
        propagate(row);
        System.arraycopy(wanted, 0, target.get(), 0, wanted.length);
        backpropagate(row, true);
        t++;
    }

    boolean isFinite() {
        return Arrays.stream(weights())
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .allMatch(Double::isFinite)
                && Arrays.stream(biases()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    /** By layer and neuron. */
    double[][][] weights() {
        return layers.stream().map(layer -> layer.weights().toArray()).toArray(double[][][]::new);
    }

    /** By layer. */
    double[][] biases() {
        return layers.stream().map(layer -> layer.biases().clone()).toArray(double[][]::new);
    }

    private interface OpenLayer {

        Matrix weights();

        double[] biases();
    }

    private static final class Hidden extends HiddenLayer implements OpenLayer {

        private static final long serialVersionUID = 1;

        Hidden(int neurons, int before, SmileActivation activation) {
            super(neurons, before, activation);
        }

        @Override
        public Matrix weights() {
            return weight;
        }

        @Override
        public double[] biases() {
            return bias;
        }
    }

    private static final class Output extends OutputLayer implements OpenLayer {

        private static final long serialVersionUID = 1;

        Output(int neurons, int before, OutputFunction function, Cost cost) {
            super(neurons, before, function, cost);
        }

        @Override
        public Matrix weights() {
            return weight;
        }

        @Override
        public double[] biases() {
            return bias;
        }
    }
}
