package dev.boathouse.core.model;

import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.features.FeaturePipeline;
import java.util.List;

/**
 * A model bound to a schema: scores row by row without allocation or name look-ups. Immutable and thread-safe; keeps a small buffer for
 * each thread that uses it.
 */
public final class Scorer {

    private final FeatureEncoder encoder;
    private final Predictor predictor;
    private final List<String> outputs;
    private final ThreadLocal<double[]> buffer;

    Scorer(FeaturePipeline pipeline, Predictor predictor, Schema outputs, Schema schema) {
        this.encoder = pipeline.bind(schema);
        this.predictor = predictor;
        this.outputs = outputs.names();
        this.buffer = ThreadLocal.withInitial(() -> new double[encoder.size()]);
    }

    /**
     * What {@link #score} writes, in order: the probability of the positive class, and the predicted class as its number (1 for the
     * positive class, else 0).
     *
     * @return the names
     */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * Scores a row.
     *
     * @param row a row of the bound schema
     * @param out where the outputs go, at least as long as {@link #outputs()}
     * @throws IllegalArgumentException if the row has another schema or holds a null, NaN or infinity that the model has no policy for
     */
    public void score(Row row, double[] out) {
        double[] features = buffer.get();
        encoder.encode(row, features);
        double probability = checked(predictor.probability(features));
        out[0] = probability;
        out[1] = probability >= Model.THRESHOLD ? 1 : 0;
    }

    static double checked(double probability) {
        if (!(probability >= 0)) {
            throw new IllegalArgumentException("Cannot score: the features are too large to give a finite sum.");
        }
        return probability;
    }
}
