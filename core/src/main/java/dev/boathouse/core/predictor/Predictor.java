package dev.boathouse.core.predictor;

import java.util.List;

/**
 * The part of a model that turns features into raw scores: numbers and how to combine them, never code. Immutable and thread-safe.
 *
 * <p>The kinds that Boathouse trains come from the methods here. A model of another library is a class of the host's that implements
 * this interface, and a {@link PredictorFormat} that reads it back.
 */
public interface Predictor {

    /**
     * Sums of trees: each score starts at its base, then every tree adds its weight times the value of the leaf that the row falls into,
     * in the order of the trees.
     *
     * @param features how many features a row has
     * @param base where each score starts; as many as there are scores
     * @param trees at least one, of leaves that fit the number of scores
     * @return the predictor
     * @throws IllegalArgumentException if a tree uses a feature or a score that is not there
     */
    static Predictor sumOfTrees(int features, double[] base, List<Tree> trees) {
        return new Trees(features, base, false, trees);
    }

    /**
     * Means of trees: the sum as {@link #sumOfTrees} has it, divided by the number of trees.
     *
     * @param features how many features a row has
     * @param scores how many scores there are
     * @param trees at least one, of leaves that fit the number of scores
     * @return the predictor
     * @throws IllegalArgumentException if a tree uses a feature or a score that is not there
     */
    static Predictor meanOfTrees(int features, int scores, List<Tree> trees) {
        return new Trees(features, new double[scores], true, trees);
    }

    /**
     * A feed-forward network: each neuron starts at its bias, then adds weight × what each neuron of the layer before says, in order, features
     * first. Hidden neurons pass the sum through the activation; the sums of the last layer are the scores.
     *
     * @param activation of the hidden layers
     * @param weights by layer and neuron, a finite weight for each neuron of the layer before
     * @param biases by layer, a finite bias for each neuron
     * @return the predictor
     * @throws IllegalArgumentException if numbers are not finite or lengths differ
     */
    static Predictor layers(Activation activation, double[][][] weights, double[][] biases) {
        return new Layers(activation, weights, biases);
    }

    /**
     * Linear sums: each score starts at its intercept, then adds coefficient × feature, in the order of the features.
     *
     * @param coefficients for each score one coefficient for each feature, finite
     * @param intercepts for each score what it starts at, finite
     * @return the predictor
     * @throws IllegalArgumentException if numbers are not finite or lengths differ
     */
    static Predictor linear(double[][] coefficients, double[] intercepts) {
        return new Linear(coefficients, intercepts);
    }

    /**
     * A kernel machine: each score starts at its intercept, then adds weight × kernel(row, vector), in the order of the vectors.
     *
     * @param kernel how alike two rows are
     * @param vectors at least one, of a finite number for each feature
     * @param weights for each vector a weight for each score, finite in sum
     * @param intercepts for each score what it starts at
     * @return the predictor
     * @throws IllegalArgumentException if numbers are not finite or lengths differ
     */
    static Predictor kernelMachine(Kernel kernel, double[][] vectors, double[][] weights, double[] intercepts) {
        return new KernelMachine(kernel, vectors, weights, intercepts);
    }

    /**
     * Distances: each score is the Euclidean distance to a centre, the root of the sum of the squared differences in the order of the
     * features.
     *
     * @param centres for each score a finite number for each feature
     * @return the predictor
     * @throws IllegalArgumentException if numbers are not finite, or there are none
     */
    static Predictor distances(double[][] centres) {
        return new Centroids(centres);
    }

    /**
     * How many features a row has.
     *
     * @return 1 or more
     */
    int features();

    /**
     * How many scores a row gets.
     *
     * @return 1 or more
     */
    int scores();

    /**
     * Scores a row, without allocation.
     *
     * @param row its features, all finite; the array may be longer
     * @param scores where the scores go
     */
    void score(double[] row, double[] scores);

    /**
     * Scores many rows; the scores equal those of single rows to the last bit.
     *
     * @param rows the features, row by row, all finite
     * @param count how many rows
     * @param scores where the scores go, row by row
     */
    default void score(double[] rows, int count, double[] scores) {
        double[] row = new double[features()];
        double[] answer = new double[scores()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, i * row.length, row, 0, row.length);
            score(row, answer);
            System.arraycopy(answer, 0, scores, i * answer.length, answer.length);
        }
    }

    /**
     * The kind of its format, with a number, such as {@code boathouse-trees-1}.
     *
     * @return up to 100 letters, digits, points and dashes
     */
    String kind();

    /**
     * The bytes that store it, as the format of its kind has them.
     *
     * @return a copy
     */
    byte[] toBytes();

    /**
     * A few words for people, such as {@code 200 trees, 81234 nodes}.
     *
     * @return the text
     */
    String summary();
}
