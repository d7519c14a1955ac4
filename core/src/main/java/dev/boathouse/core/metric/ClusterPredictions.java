package dev.boathouse.core.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clusters of rows, with the numbers that the rows consist of, or the classes that they should have been, or both: it has the metrics of what
 * is there. Needs 4 bytes a row, 8 for each feature, 4 for the truth. Metrics of features take Euclidean distances: standardize first.
 */
public final class ClusterPredictions extends Predictions {

    /** Up to so many rows the silhouette is exact; above, it is that of so many rows, drawn by a hash of their position. */
    public static final int SILHOUETTE_ROWS = 5_000;

    private final int[] clusters;
    private final Optional<double[]> features;
    private final int dimensions;
    private final Optional<int[]> truth;

    private ClusterPredictions(int[] clusters, Optional<double[]> features, int dimensions, Optional<int[]> truth) {
        this.clusters = clusters;
        this.features = features;
        this.dimensions = dimensions;
        this.truth = truth;
    }

    /**
     * Clusters alone, which have no metrics yet.
     *
     * @param clusters the cluster of each row, 0 or more
     * @return the predictions
     * @throws IllegalArgumentException if a cluster is negative
     */
    public static ClusterPredictions of(int[] clusters) {
        return new ClusterPredictions(Rows.labels(clusters, Integer.MAX_VALUE), Optional.empty(), 0, Optional.empty());
    }

    /**
     * With the numbers that rows consist of.
     *
     * @param numbers row by row, finite numbers
     * @param width how many a row has, 1 or more
     * @return the changed copy, which has {@link Metric#SILHOUETTE} and what else is told from distances
     * @throws IllegalArgumentException if there are not as many numbers as that, or one is not finite
     */
    public ClusterPredictions withFeatures(double[] numbers, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("Rows need 1 number or more each: found " + width + ".");
        }
        Rows.requireLengths("numbers", numbers.length, Math.multiplyExact(clusters.length, width));
        return new ClusterPredictions(clusters, Optional.of(Rows.finite("number", numbers)), width, truth);
    }

    /**
     * With the classes that rows are of in truth.
     *
     * @param labels the class of each row, 0 or more; their numbers need not match those of the clusters
     * @return the changed copy, which has {@link Metric#ADJUSTED_RAND} and what else is told from classes
     * @throws IllegalArgumentException if there are not as many labels as rows, or one is negative
     */
    public ClusterPredictions withTruth(int[] labels) {
        Rows.requireLengths("labels", labels.length, clusters.length);
        return new ClusterPredictions(
                clusters, features, dimensions, Optional.of(Rows.labels(labels, Integer.MAX_VALUE)));
    }

    /**
     * The cluster of a row.
     *
     * @param row from 0 on
     * @return 0 or more
     */
    public int cluster(int row) {
        return clusters[row];
    }

    /**
     * All clusters.
     *
     * @return a copy
     */
    public int[] clusters() {
        return clusters.clone();
    }

    @Override
    public int rowCount() {
        return clusters.length;
    }

    @Override
    public List<Metric> metrics() {
        return sheet().metrics();
    }

    @Override
    public ClusterPredictions select(int[] rows) {
        return new ClusterPredictions(
                Rows.select(clusters, rows),
                features.map(all -> Rows.select(all, dimensions, rows, clusters.length)),
                dimensions,
                truth.map(all -> Rows.select(all, rows)));
    }

    @Override
    Sheet sheet() {
        List<Metric> metrics = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        features.ifPresent(numbers -> {
            metrics.add(Metric.SILHOUETTE);
            metrics.addAll(Scatter.METRICS);
            parts.add(new Part(
                    Metric.SILHOUETTE::equals,
                    wanted -> new Silhouette(numbers, dimensions, Groups.of(clusters)),
                    false));
            parts.add(Part.of(Scatter.METRICS, wanted -> new Scatter(numbers, dimensions, Groups.of(clusters))));
        });
        truth.ifPresent(labels -> {
            metrics.addAll(Contingency.METRICS);
            parts.add(Part.of(
                    Contingency.METRICS, wanted -> Contingency.of(Groups.of(labels), Groups.of(clusters), wanted)));
        });
        return new Sheet("clusters", clusters.length, List.copyOf(metrics), parts);
    }
}
