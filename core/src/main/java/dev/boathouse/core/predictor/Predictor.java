package dev.boathouse.core.predictor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
     * How scores come about, feature by feature. Sums and means of trees have an exact answer, and so do linear sums; networks, kernel machines and
     * distances have none. What it needs to be fast is built by each call, so keep it: for trees about 64 bytes for each split, and 8 for each
     * leaf and score once it is explained; then buffers for each thread that uses it, of up to 128 MB for the deepest trees that are taken, and usually of a few KB.
     *
     * @return the attribution, where there is one
     * @throws IllegalArgumentException if trees are so deep that buffers would be larger
     */
    default Optional<Attribution> attribution() {
        return Optional.empty();
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

    /**
     * Splits the score of a row into what each feature contributes: Shapley values, those shares that treat all features alike, give nothing to a
     * feature that changes nothing, and add up (Shapley 1953; Lundberg and Lee 2017). The expected score plus all contributions is the score of the
     * row, but for rounding: up to 1e-12 of the largest score that trees of up to a hundred levels can give. Immutable and thread-safe.
     *
     * <ul>
     *   <li>Trees: what a score is expected to be when some features are not known is found by mixing both sides of each split on such a feature by
     *       the training rows that took them (path-dependent TreeSHAP: Lundberg, Erion and Lee 2018). Where no training row came by, both sides
     *       count alike. The expected score is the mean over the training rows, counted as the trees count them.
     *   <li>Linear sums: coefficient × (value − background), as for features that do not depend on each other (Štrumbelj and Kononenko 2014; Lundberg
     *       and Lee 2017, corollary 1). The expected score is that of the background.
     * </ul>
     */
    interface Attribution {

        /**
         * How many features a row has.
         *
         * @return 1 or more
         */
        int features();

        /**
         * How many scores can be explained.
         *
         * @return 1 or more
         */
        int scores();

        /**
         * What a score is before anything is known of the row.
         *
         * @param score which one, from 0
         * @return the number
         */
        double expected(int score);

        /**
         * Explains a row, without allocation.
         *
         * @param row its features, all finite; the array may be longer
         * @param score which of its scores
         * @param out where the contribution of each feature goes
         */
        void contributions(double[] row, int score, double[] out);

        /**
         * Explains many rows; the contributions equal those of single rows to the last bit. For trees this is several times as fast.
         *
         * @param rows the features, row by row, all finite
         * @param count how many rows
         * @param scores for each row, which of its scores
         * @param out where the contributions go, row by row
         */
        default void contributions(double[] rows, int count, int[] scores, double[] out) {
            double[] row = new double[features()];
            double[] answer = new double[features()];
            for (int i = 0; i < count; i++) {
                System.arraycopy(rows, i * row.length, row, 0, row.length);
                contributions(row, scores[i], answer);
                System.arraycopy(answer, 0, out, i * answer.length, answer.length);
            }
        }

        /**
         * The attribution of weighted sums of these scores.
         *
         * @param weights for each score to come a finite weight for each score that there is
         * @return the attribution of these
         * @throws IllegalArgumentException if weights are not finite or lengths differ
         */
        default Attribution combined(double[][] weights) {
            return new CombinedAttribution(this, weights);
        }

        /**
         * The sum of all scores of a row, where that is the same for all rows, as for a forest whose leaves hold shares of classes.
         *
         * @return the sum, where it is the same but for rounding
         */
        default OptionalDouble total() {
            return OptionalDouble.empty();
        }

        /**
         * Tells whether contributions are relative to a row that {@link #against} names. Until then it is a row of zeros. Trees need none: they know
         * their training rows.
         *
         * @return true if there is such a row
         */
        default boolean needsBackground() {
            return false;
        }

        /**
         * The same, relative to another row.
         *
         * @param background a finite number for each feature, mostly its mean
         * @return the changed copy; this where none is needed
         * @throws IllegalArgumentException if the numbers are not as many as the features, or not finite
         */
        default Attribution against(double[] background) {
            return this;
        }
    }
}
