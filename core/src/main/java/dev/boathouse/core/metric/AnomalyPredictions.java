package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Anomaly scores of rows without a known truth; with one, {@link BinaryPredictions#ofScores} tells more. Needs 8 bytes a row.
 */
public final class AnomalyPredictions implements Predictions {

    private AnomalyPredictions() {}

    /**
     * Anomaly scores.
     *
     * @param scores a finite number for each row, larger ones for rows that are less like the others
     * @param threshold from which score on a row is flagged
     * @return the predictions
     * @throws IllegalArgumentException if a score or the threshold is not finite
     */
    public static AnomalyPredictions of(double[] scores, double threshold) {
        return Pending.value();
    }

    /**
     * From which score on a row is flagged.
     *
     * @return the threshold
     */
    public double threshold() {
        return Pending.value();
    }

    /**
     * How many rows are flagged.
     *
     * @return the count
     */
    public long flaggedCount() {
        return Pending.value();
    }

    /**
     * The score of a row.
     *
     * @param row from 0 on
     * @return the score
     */
    public double score(int row) {
        return Pending.value();
    }

    /**
     * All scores.
     *
     * @return a copy
     */
    public double[] scores() {
        return Pending.value();
    }

    /**
     * With the truth, should it become known.
     *
     * @param labels 1 for each row that is an anomaly, else 0
     * @return scores beside the truth
     * @throws IllegalArgumentException if there are not as many labels as rows, or one is neither 0 nor 1
     */
    public BinaryPredictions withTruth(int[] labels) {
        return Pending.value();
    }

    @Override
    public int rowCount() {
        return Pending.value();
    }

    @Override
    public List<Metric> metrics() {
        return Pending.value();
    }

    @Override
    public OptionalDouble value(Metric metric) {
        return Pending.value();
    }

    @Override
    public Map<Metric, Double> values() {
        return Pending.value();
    }

    @Override
    public AnomalyPredictions select(int[] rows) {
        return Pending.value();
    }

    @Override
    public Optional<Statistic> statistic(List<Metric> metrics) {
        return Pending.value();
    }
}
