package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.predictor.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A neural network of fully connected layers, trained by stochastic gradient descent with backpropagation (Rumelhart, Hinton and Williams
 * 1986), a row at a time, in an order that is shuffled for each epoch. Weights start as Glorot and Bengio (2010) draw them. Two classes end in
 * a logistic neuron, more in softmax, both with the log loss; numbers are standardized inside, with squared errors. Standardize the features.
 *
 * <p>Equal bits on the same machine with the same native library (OpenBLAS). Elsewhere the first step may round otherwise, and every step
 * builds on those before it: no bound is promised for the weights.
 *
 * @param hidden the numbers of neurons in hidden layers, 1 to 20 layers of 1 to 10,000
 * @param activation what the hidden neurons make of their sums
 * @param epochs how often each row is looked at, 1 to 1,000,000
 * @param learningRate how far to follow the gradient of a row, above 0, at most 1
 * @param momentum how much of a step is taken again in the next one, 0 or more, below 1
 * @param weightDecay the L2 penalty: each step shrinks weights by 2 × learning rate × this, which must be below 0.1; 0 for none
 */
public record MultilayerPerceptron(
        List<Integer> hidden,
        Activation activation,
        int epochs,
        double learningRate,
        double momentum,
        double weightDecay)
        implements Algorithm {

    static final String NAME = "multilayer-perceptron";
    private static final int MAX_LAYERS = 20;
    private static final int MAX_NEURONS = 10_000;
    private static final int MAX_EPOCHS = 1_000_000;
    /** Smile refuses more, and does not shrink at exactly this. */
    private static final double MAX_SHRINKING = 0.1;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public MultilayerPerceptron {
        hidden = List.copyOf(hidden);
        Range.check(NAME, "hidden-layers", hidden.size(), 1, MAX_LAYERS);
        hidden.forEach(neurons -> Range.check(NAME, "hidden-neurons", neurons.longValue(), 1, MAX_NEURONS));
        Range.check(NAME, "epochs", epochs, 1, MAX_EPOCHS);
        Range.check(NAME, "learning-rate", learningRate, Double.MIN_NORMAL, 1.0);
        Range.check(NAME, "momentum", momentum, 0, Math.nextDown(1.0));
        Range.check(NAME, "weight-decay", weightDecay, 0, Math.nextDown(MAX_SHRINKING / 2 / learningRate));
    }

    /**
     * A network of rectifiers, trained for 20 epochs at the learning rate 0.01 (Smile's default), without momentum and weight decay.
     *
     * @param neurons for each hidden layer how many neurons it has
     * @return the algorithm
     * @throws IllegalArgumentException if a number is out of range
     */
    public static MultilayerPerceptron ofHidden(int... neurons) {
        return new MultilayerPerceptron(Arrays.stream(neurons).boxed().toList(), Activation.RECTIFIER, 20, 0.01, 0, 0);
    }

    /**
     * With another activation.
     *
     * @param choice what the hidden neurons make of their sums
     * @return the changed copy
     */
    public MultilayerPerceptron withActivation(Activation choice) {
        return new MultilayerPerceptron(hidden, choice, epochs, learningRate, momentum, weightDecay);
    }

    /**
     * With another number of epochs.
     *
     * @param count how often each row is looked at
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public MultilayerPerceptron withEpochs(int count) {
        return new MultilayerPerceptron(hidden, activation, count, learningRate, momentum, weightDecay);
    }

    /**
     * With another learning rate.
     *
     * @param rate how far to follow the gradient of a row, above 0, at most 1
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public MultilayerPerceptron withLearningRate(double rate) {
        return new MultilayerPerceptron(hidden, activation, epochs, rate, momentum, weightDecay);
    }

    /**
     * With another momentum.
     *
     * @param share how much of a step is taken again in the next one, 0 or more, below 1
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public MultilayerPerceptron withMomentum(double share) {
        return new MultilayerPerceptron(hidden, activation, epochs, learningRate, share, weightDecay);
    }

    /**
     * With another weight decay.
     *
     * @param penalty the L2 penalty, 0 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public MultilayerPerceptron withWeightDecay(double penalty) {
        return new MultilayerPerceptron(hidden, activation, epochs, learningRate, momentum, penalty);
    }

    static MultilayerPerceptron of(Parameters given) {
        return new MultilayerPerceptron(
                given.wholes("hidden"),
                given.oneOf("activation", Activation.values()),
                given.whole("epochs"),
                given.number("learning-rate"),
                given.number("momentum"),
                given.number("weight-decay"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION, Task.REGRESSION);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.EQUAL_BITS_ON_ONE_PLATFORM;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "hidden", hidden.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                "activation", activation.toString(),
                "epochs", Integer.toString(epochs),
                "learning-rate", ShortestDecimal.of(learningRate),
                "momentum", ShortestDecimal.of(momentum),
                "weight-decay", ShortestDecimal.of(weightDecay)));
    }
}
