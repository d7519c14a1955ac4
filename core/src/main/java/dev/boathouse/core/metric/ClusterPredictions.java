package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Clusters of rows, with the numbers that the rows consist of, or the classes that they should have been, or both: it has the metrics of what
 * is there. Needs 4 bytes a row, 8 for each feature, 4 for the truth. Metrics of features take Euclidean distances: standardize first.
 */
public final class ClusterPredictions implements Predictions {

    /** Up to so many rows the silhouette is exact; above, it is that of so many rows, drawn by a hash of their position. */
    public static final int SILHOUETTE_ROWS = 5_000;

    private ClusterPredictions() {}

    /**
     * Clusters alone, which have no metrics yet.
     *
     * @param clusters the cluster of each row, 0 or more
     * @return the predictions
     * @throws IllegalArgumentException if a cluster is negative
     */
    public static ClusterPredictions of(int[] clusters) {
        return Pending.value();
    }

    /**
     * With the numbers that rows consist of.
     *
     * @param features row by row, finite numbers
     * @param dimensions how many a row has, 1 or more
     * @return the changed copy, which has {@link Metric#SILHOUETTE} and what else is told from distances
     * @throws IllegalArgumentException if there are not as many numbers as that, or one is not finite
     */
    public ClusterPredictions withFeatures(double[] features, int dimensions) {
        return Pending.value();
    }

    /**
     * With the classes that rows are of in truth.
     *
     * @param labels the class of each row, 0 or more; their numbers need not match those of the clusters
     * @return the changed copy, which has {@link Metric#ADJUSTED_RAND} and what else is told from classes
     * @throws IllegalArgumentException if there are not as many labels as rows, or one is negative
     */
    public ClusterPredictions withTruth(int[] labels) {
        return Pending.value();
    }

    /**
     * The cluster of a row.
     *
     * @param row from 0 on
     * @return 0 or more
     */
    public int cluster(int row) {
        return Pending.value();
    }

    /**
     * All clusters.
     *
     * @return a copy
     */
    public int[] clusters() {
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
    public ClusterPredictions select(int[] rows) {
        return Pending.value();
    }

    @Override
    public Optional<Statistic> statistic(List<Metric> metrics) {
        return Pending.value();
    }
}
