package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.predictor.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.HiddenLayerBuilder;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.math.TimeFunction;

/**
 * Smile's networks as it offers them to users, led through the rows in our order: within 1e-12, since the native library adds in an order of its
 * own, and Smile takes the exponential of Math. Its tanh goes down the wrong slope, so that one is ours.
 */
final class PerceptronOracle {

    private PerceptronOracle() {}

    private record Answering(Ask theirs, double bound) implements Oracle {

        @Override
        public double[] answers(double... row) {
            return theirs.of(row);
        }
    }

    @FunctionalInterface
    private interface Ask {
        double[] of(double[] row);
    }

    static Oracle of(MultilayerPerceptron perceptron, Examples examples) {
        Seeded.startAt(examples.seed());
        return examples.classes() == 0 ? estimating(perceptron, examples) : classifying(perceptron, examples);
    }

    private static Oracle classifying(MultilayerPerceptron perceptron, Examples examples) {
        int classes = examples.classes();
        List<LayerBuilder> layers = hidden(perceptron);
        layers.add(classes == 2 ? Layer.mle(1, OutputFunction.SIGMOID) : Layer.mle(classes, OutputFunction.SOFTMAX));
        var theirs = new smile.classification.MLP(examples.columns().length, layers.toArray(LayerBuilder[]::new));
        set(theirs, perceptron);
        double[][] rows = examples.rows();
        learn(perceptron, examples, row -> theirs.update(rows[row], examples.codes()[row]));
        return new Answering(
                row -> {
                    double[] probabilities = new double[classes];
                    theirs.predict(row, probabilities);
                    return probabilities;
                },
                1e-12);
    }

    /** Numbers are learnt with mean 0 and variance 1. Smile adds the layer that answers by itself. */
    private static Oracle estimating(MultilayerPerceptron perceptron, Examples examples) {
        double[] numbers = examples.numbers();
        double mean = Standardized.mean(numbers);
        double scale = Standardized.scale(Standardized.shifted(numbers, mean));
        LayerBuilder[] hidden = hidden(perceptron).toArray(LayerBuilder[]::new);
        var theirs = new smile.regression.MLP(examples.columns().length, hidden);
        set(theirs, perceptron);
        double[][] rows = examples.rows();
        learn(perceptron, examples, row -> theirs.update(rows[row], (numbers[row] - mean) / scale));
        double largest = Arrays.stream(numbers).map(Math::abs).max().orElseThrow();
        return new Answering(row -> new double[] {theirs.predict(row) * scale + mean}, 1e-12 * largest);
    }

    private static List<LayerBuilder> hidden(MultilayerPerceptron perceptron) {
        ActivationFunction activation = switch (perceptron.activation()) {
            case RECTIFIER -> ActivationFunction.rectifier();
            case SIGMOID -> ActivationFunction.sigmoid();
            case TANH -> new SmileActivation(Activation.TANH);
        };
        List<LayerBuilder> layers = new ArrayList<>();
        perceptron.hidden().forEach(neurons -> layers.add(new HiddenLayerBuilder(neurons, activation)));
        return layers;
    }

    private static void set(smile.base.mlp.MultilayerPerceptron theirs, MultilayerPerceptron perceptron) {
        theirs.setLearningRate(TimeFunction.constant(perceptron.learningRate()));
        theirs.setMomentum(TimeFunction.constant(perceptron.momentum()));
        theirs.setWeightDecay(perceptron.weightDecay());
    }

    /** The rows in our order, shuffled again (Fisher and Yates) in each epoch. */
    private static void learn(MultilayerPerceptron perceptron, Examples examples, IntConsumer step) {
        int[] order = new int[examples.rowCount()];
        Arrays.setAll(order, i -> i);
        long random = SplitMix.mix(examples.seed());
        for (int epoch = 0; epoch < perceptron.epochs(); epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                random = SplitMix.mix(random);
                int other = (int) Long.remainderUnsigned(random, i + 1L);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
            Arrays.stream(order).forEach(step);
        }
    }
}
