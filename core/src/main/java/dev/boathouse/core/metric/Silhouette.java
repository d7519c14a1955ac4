package dev.boathouse.core.metric;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;
import java.util.Map;

/** How much nearer rows are to their own cluster than to the next one. Takes the square of the number of rows, of which it draws some. */
record Silhouette(double[] features, int dimensions, Groups clusters) implements Part.Pass {

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        int[] rows = sample();
        int[] sizes = new int[clusters.size()];
        int present = 0;
        for (int row : rows) {
            present += sizes[clusters.of()[row]]++ == 0 ? 1 : 0;
        }
        if (present < 2 || present >= rows.length) {
            return;
        }
        double sum = 0;
        double[] distances = new double[clusters.size()];
        for (int row : rows) {
            sum += of(row, rows, sizes, distances);
        }
        found.put(Metric.SILHOUETTE, sum / rows.length);
    }

    /** The rows whose position has the smallest hash. */
    private int[] sample() {
        int all = clusters.of().length;
        double[] hashes =
                Part.losses(all, row -> all <= ClusterPredictions.SILHOUETTE_ROWS ? row : SplitMix.mix(row) >>> 11);
        int[] rows = new int[Math.min(all, ClusterPredictions.SILHOUETTE_ROWS)];
        System.arraycopy(Order.ascending(hashes).rows, 0, rows, 0, rows.length);
        return rows;
    }

    private double of(int row, int[] rows, int[] sizes, double[] distances) {
        int own = clusters.of()[row];
        if (sizes[own] == 1) {
            return 0;
        }
        Arrays.fill(distances, 0);
        for (int other : rows) {
            double square = 0;
            for (int i = 0; i < dimensions; i++) {
                double distance = features[row * dimensions + i] - features[other * dimensions + i];
                square += distance * distance;
            }
            distances[clusters.of()[other]] += Math.sqrt(square);
        }
        double inside = distances[own] / (sizes[own] - 1);
        double outside = Double.POSITIVE_INFINITY;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            if (cluster != own && sizes[cluster] > 0) {
                outside = Math.min(outside, distances[cluster] / sizes[cluster]);
            }
        }
        double larger = Math.max(inside, outside);
        return larger == 0 ? 0 : (outside - inside) / larger;
    }
}
