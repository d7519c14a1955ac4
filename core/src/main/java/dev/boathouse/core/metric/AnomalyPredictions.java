package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Anomaly scores of rows without a known truth; with one, {@link BinaryPredictions#ofScores} tells more. Needs 8 bytes a row.
 */
public final class AnomalyPredictions extends Predictions {

    private static final List<Metric> METRICS = List.of(Metric.FLAGGED_RATE, Metric.MEAN_SCORE);

    private final double[] scores;
    private final double threshold;

    private AnomalyPredictions(double[] scores, double threshold) {
        this.scores = scores;
        this.threshold = threshold;
    }

    /**
     * Anomaly scores.
     *
     * @param scores a finite number for each row, larger ones for rows that are less like the others
     * @param threshold from which score on a row is flagged
     * @return the predictions
     * @throws IllegalArgumentException if a score or the threshold is not finite
     */
    public static AnomalyPredictions of(double[] scores, double threshold) {
        return new AnomalyPredictions(Rows.finite("score", scores), Rows.finiteThreshold(threshold));
    }

    /**
     * From which score on a row is flagged.
     *
     * @return the threshold
     */
    public double threshold() {
        return threshold;
    }

    /**
     * How many rows are flagged.
     *
     * @return the count
     */
    public long flaggedCount() {
        return Arrays.stream(scores).filter(score -> score >= threshold).count();
    }

    /**
     * The score of a row.
     *
     * @param row from 0 on
     * @return the score
     */
    public double score(int row) {
        return scores[row];
    }

    /**
     * All scores.
     *
     * @return a copy
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * With the truth, should it become known.
     *
     * @param labels 1 for each row that is an anomaly, else 0
     * @return scores beside the truth
     * @throws IllegalArgumentException if there are not as many labels as rows, or one is neither 0 nor 1
     */
    public BinaryPredictions withTruth(int[] labels) {
        return BinaryPredictions.ofScores(scores, labels, threshold);
    }

    @Override
    public int rowCount() {
        return scores.length;
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public AnomalyPredictions select(int[] rows) {
        return new AnomalyPredictions(Rows.select(scores, 1, rows, scores.length), threshold);
    }

    @Override
    Sheet sheet() {
        return new Sheet(
                "anomaly scores",
                scores.length,
                METRICS,
                List.of(
                        Part.mean(Metric.FLAGGED_RATE, scores.length, row -> scores[row] >= threshold ? 1 : 0),
                        Part.mean(Metric.MEAN_SCORE, scores.length, row -> scores[row])));
    }

    @Override
    public Optional<Proportion> share(Metric metric) {
        return metric.equals(Metric.FLAGGED_RATE)
                ? Optional.of(new Proportion(flaggedCount(), rowCount()))
                : Optional.empty();
    }
}
