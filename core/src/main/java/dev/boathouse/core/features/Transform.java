package dev.boathouse.core.features;

import java.util.List;

/**
 * A transform of the host's own: numbers in, numbers out, with what it learns in between. It is used by
 * {@link FeatureSpec#with(Transform, String...)}, and given again to whoever reads the pipeline
 * ({@link FeaturePipeline#ofBytes(String, byte[], java.util.Collection)}): the stored pipeline holds name and state, never code.
 *
 * <p>All methods must be thread-safe, and answer the same for the same arguments, on every machine.
 */
public interface Transform {

    /**
     * What the stored pipeline calls it. Two transforms that compute something else have different names: parameters that matter belong
     * into the name, or into the state.
     *
     * @return such as {@code haversine}
     */
    String name();

    /**
     * Learns from training rows.
     *
     * @param columns the inputs, column by column, finite; a copy
     * @return what {@link #apply} needs, finite; empty if it needs nothing
     */
    double[] fit(double[][] columns);

    /**
     * The names of what it makes. Their number depends on the number of inputs alone.
     *
     * @param inputs the names of the inputs, at least one
     * @return at least one name
     */
    List<String> outputs(List<String> inputs);

    /**
     * Computes one row, without allocation.
     *
     * @param state what {@link #fit} returned; shared, so never write to it
     * @param input the inputs, finite
     * @param output where the results go, one for each name; they must be finite, and stay the caller's
     */
    void apply(double[] state, double[] input, double[] output);
}
