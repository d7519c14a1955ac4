package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model said of rows, beside the truth where it is known. One kind for each task; each knows which metrics it has. Immutable and
 * thread-safe; factories copy the arrays that they are given. Results have the same bits on every platform.
 */
public abstract sealed class Predictions
        permits BinaryPredictions, ClassPredictions, NumberPredictions, AnomalyPredictions, ClusterPredictions {

    Predictions() {}

    /**
     * How many rows there are.
     *
     * @return 0 or more
     */
    public abstract int rowCount();

    /**
     * The metrics of this kind, without those that take a parameter ({@link Metric#pinball}, {@link Metric#topAccuracy}).
     *
     * @return an immutable list, always in the same order
     */
    public abstract List<Metric> metrics();

    /**
     * Tells whether a metric is of this kind; whether it has a value depends on the rows.
     *
     * @param metric any metric
     * @return true if {@link #value} takes it
     */
    public final boolean has(Metric metric) {
        return sheet().has(metric);
    }

    /**
     * The value of a metric.
     *
     * @param metric one of {@link #metrics()}, or one with a parameter that is of this kind
     * @return the value, or none where it is not defined for these rows
     * @throws IllegalArgumentException if the metric is not of this kind
     */
    public final OptionalDouble value(Metric metric) {
        return sheet().value(metric);
    }

    /**
     * The values of all {@link #metrics()} that are defined for these rows.
     *
     * @return an unmodifiable map, in the order of names; empty without rows
     */
    public final Map<Metric, Double> values() {
        return sheet().values();
    }

    /**
     * Some of the rows, such as a slice.
     *
     * @param rows positions from 0 on, in any order; one may occur several times, and counts as often
     * @return the predictions of these rows; of no rows no metric is defined
     * @throws IllegalArgumentException if a position is negative or not less than {@link #rowCount()}
     */
    public abstract Predictions select(int[] rows);

    /**
     * The same metrics where rows count several times or not at all, for resampling. The values are those of the rows repeated so often. A
     * call takes one pass or two over the rows, no sorting; the statistic may keep a number for each row and metric.
     *
     * @param metrics one or more of this kind
     * @return a statistic whose values are in the order of the metrics; none if there are no rows, or a metric cannot be computed in so
     *     short a time ({@link Metric#SILHOUETTE})
     * @throws IllegalArgumentException if a metric is not of this kind, or there are none
     */
    public final Optional<Statistic> statistic(List<Metric> metrics) {
        return sheet().statistic(metrics);
    }

    /**
     * A metric that is a share of rows counted one by one, such as accuracy or recall.
     *
     * @param metric the metric
     * @return hits and trials, of which there are none where no row counts; empty if the metric is no such share of these predictions
     */
    public Optional<Proportion> share(Metric metric) {
        return Optional.empty();
    }

    /** What computes the metrics. */
    abstract Sheet sheet();
}
