package dev.boathouse.core.model;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.BinaryReader;
import java.util.List;

/**
 * The part of a model that turns features into a probability: numbers and how to combine them, never code. Immutable and thread-safe.
 */
public sealed interface Predictor permits Forest, Logistic {

    /**
     * The weighted mean of trees: the values of the leaves that a row falls into, times the weights of the trees, added in the order of
     * the trees, then divided by their sum over both classes (as Smile 2.6.0 does, to the last bit).
     *
     * @param features how many features a row has
     * @param trees at least one; their weights must not all be 0
     * @return the predictor
     * @throws IllegalArgumentException if a tree uses a feature that is not there, or all weights are 0
     */
    static Predictor forest(int features, List<Tree> trees) {
        return new Forest(features, trees);
    }

    /**
     * Logistic regression: 1 / (1 + e<sup>−(intercept + Σ coefficient × feature)</sup>).
     *
     * @param coefficients one for each feature, finite
     * @param intercept what is added, finite
     * @return the predictor
     * @throws IllegalArgumentException if a number is not finite
     */
    static Predictor logistic(double[] coefficients, double intercept) {
        return new Logistic(coefficients, intercept);
    }

    /**
     * How many features a row has.
     *
     * @return 0 or more
     */
    int features();

    /**
     * The probability of the positive class, without allocation.
     *
     * @param features all finite
     * @return from 0 to 1
     */
    double probability(double[] features);

    /**
     * The probabilities of many rows, equal to those of {@link #probability} to the last bit.
     *
     * @param rows the features, row by row, all finite
     * @param count how many rows
     * @param out where the probabilities go, from 0
     */
    void probabilities(double[] rows, int count, double[] out);

    /**
     * A few words for people, such as {@code 200 trees, 81234 nodes}.
     *
     * @return the text
     */
    String summary();

    /**
     * The binary part that stores the predictor, as docs/model-format.md describes it.
     *
     * @return the bytes
     */
    byte[] toBytes();

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes
     * @return the predictor
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     * @throws UnsupportedFormatException if they hold a predictor that this version does not know
     */
    static Predictor ofBytes(String name, byte[] bytes) {
        String kind = BinaryReader.kind(name, bytes);
        return switch (kind) {
            case Forest.KIND -> Forest.read(BinaryReader.of(name, bytes, kind));
            case Logistic.KIND -> Logistic.read(BinaryReader.of(name, bytes, kind));
            default ->
                throw new UnsupportedFormatException("Cannot read " + name + ": found a predictor of kind \"" + kind
                        + "\". A newer version of Boathouse may know it.");
        };
    }
}
