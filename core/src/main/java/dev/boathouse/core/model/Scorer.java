package dev.boathouse.core.model;

import dev.boathouse.core.data.Row;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.predictor.Predictor;
import java.util.List;

/**
 * A model bound to a schema: scores row by row without allocation or name look-ups. Immutable and thread-safe; keeps small buffers for
 * each thread that uses it.
 */
public final class Scorer {

    private final FeatureEncoder encoder;
    private final Predictor predictor;
    private final Answers answers;
    private final ThreadLocal<Buffers> buffers;

    private record Buffers(double[] features, double[] scores) {}

    Scorer(FeatureEncoder encoder, Predictor predictor, Answers answers) {
        this.encoder = encoder;
        this.predictor = predictor;
        this.answers = answers;
        this.buffers =
                ThreadLocal.withInitial(() -> new Buffers(new double[encoder.size()], new double[predictor.scores()]));
    }

    /**
     * What {@link #score} writes, in order: of two classes {@code probability} of the positive one, of several the probability of each
     * as {@code probability(class)}; {@code anomaly_score}, {@code cluster_distance} to the nearest centre; at the end {@code prediction}:
     * the number estimated, the place of the class in {@link TrainingRecord#classes}, 1 for an anomaly else 0, or the number of the
     * cluster.
     *
     * @return the names
     */
    public List<String> outputs() {
        return answers.names();
    }

    /**
     * Scores a row.
     *
     * @param row a row of the bound schema
     * @param out where the outputs go, at least as long as {@link #outputs()}
     * @throws IllegalArgumentException if the row has another schema or holds a null, NaN or infinity that the model has no policy for
     */
    public void score(Row row, double[] out) {
        Buffers buffer = buffers.get();
        encoder.encode(row, buffer.features);
        predictor.score(buffer.features, buffer.scores);
        answers.write(buffer.scores, 0, out, 0);
    }

    /**
     * The raw scores of a row, before they become probabilities: sums of trees, linear sums, margins, distances.
     *
     * @param row a row of the bound schema
     * @param out where the scores go, at least as long as {@link Predictor#scores()} of the model's predictor
     * @throws IllegalArgumentException if the row has another schema or holds a null, NaN or infinity that the model has no policy for
     */
    public void rawScores(Row row, double[] out) {
        Buffers buffer = buffers.get();
        encoder.encode(row, buffer.features);
        predictor.score(buffer.features, out);
    }
}
