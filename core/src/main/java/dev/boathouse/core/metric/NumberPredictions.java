package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Estimated numbers beside the truth. Needs 16 bytes a row. Besides {@link #metrics()} it has {@link Metric#pinball}.
 */
public final class NumberPredictions implements Predictions {

    private NumberPredictions() {}

    /**
     * Estimates beside the truth.
     *
     * @param estimates a finite number for each row
     * @param truth a finite number for each row
     * @return the predictions
     * @throws IllegalArgumentException if lengths differ or a number is not finite
     */
    public static NumberPredictions of(double[] estimates, double[] truth) {
        return Pending.value();
    }

    /**
     * The estimate of a row.
     *
     * @param row from 0 on
     * @return the number
     */
    public double estimate(int row) {
        return Pending.value();
    }

    /**
     * The truth of a row.
     *
     * @param row from 0 on
     * @return the number
     */
    public double truth(int row) {
        return Pending.value();
    }

    /**
     * All estimates.
     *
     * @return a copy
     */
    public double[] estimates() {
        return Pending.value();
    }

    /**
     * All true numbers.
     *
     * @return a copy
     */
    public double[] truths() {
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
    public NumberPredictions select(int[] rows) {
        return Pending.value();
    }

    @Override
    public Optional<Statistic> statistic(List<Metric> metrics) {
        return Pending.value();
    }
}
