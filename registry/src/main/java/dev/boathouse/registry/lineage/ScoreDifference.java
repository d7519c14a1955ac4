package dev.boathouse.registry.lineage;

import dev.boathouse.core.Progress;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.predictor.Predictor;
import java.util.concurrent.CancellationException;

/** How far the raw scores of two models, as many for each row, are apart on the same rows. Belongs to one thread. */
final class ScoreDifference {

    private static final int BLOCK = 1_024;

    private double largest;
    private double apart;
    private long worst;

    private ScoreDifference() {}

    /** In blocks, so that scores take no memory and an interrupt is heard. */
    static ScoreDifference between(Model recorded, Model again, Frame rows, Progress progress) {
        ScoreDifference difference = new ScoreDifference();
        Scores before = new Scores(recorded, rows);
        Scores after = new Scores(again, rows);
        long first = 0;
        for (Chunk chunk : rows.chunks()) {
            for (int from = 0; from < chunk.size(); from += BLOCK) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("Comparing was interrupted: nothing was found out.");
                }
                int to = Math.min(chunk.size(), from + BLOCK);
                difference.add(
                        before.of(chunk, from, to, first), after.of(chunk, from, to, first), to - from, first + from);
            }
            first += chunk.size();
            progress.at("compare", first, rows.rowCount());
        }
        return difference;
    }

    private void add(double[] before, double[] after, int rows, long firstRow) {
        int width = before.length / BLOCK;
        for (int i = 0; i < rows * width; i++) {
            double difference = apart(before[i], after[i]);
            largest = Double.isFinite(before[i]) ? Math.max(largest, Math.abs(before[i])) : largest;
            if (difference > apart) {
                apart = difference;
                worst = firstRow + i / width;
            }
        }
    }

    /** Equal ones, of infinities and NaN too, are not apart. */
    private static double apart(double one, double other) {
        if (one == other || (Double.isNaN(one) && Double.isNaN(other))) {
            return 0;
        }
        double difference = Math.abs(one - other);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** The largest difference, as a share of the largest recorded score in magnitude. */
    double relative() {
        return apart == 0 ? 0 : apart / largest;
    }

    /** The row in which scores differ most, from 0; the first of several. */
    long worstRow() {
        return worst;
    }

    /** The scores of a model, a block at a time. */
    private static final class Scores {

        private final FeatureEncoder encoder;
        private final Predictor predictor;
        private final double[] features;
        private final double[] scores;

        Scores(Model model, Frame rows) {
            encoder = model.features().bind(rows.schema());
            predictor = model.predictor();
            features = new double[BLOCK * encoder.size()];
            scores = new double[BLOCK * predictor.scores()];
        }

        /** The array is used again. */
        double[] of(Chunk chunk, int from, int to, long firstRow) {
            encoder.encode(chunk, from, to, firstRow, features);
            predictor.score(features, to - from, scores);
            return scores;
        }
    }
}
