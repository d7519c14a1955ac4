package dev.boathouse.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How far rows lie from the centre of their cluster, and the centres from each other: a pass for the centres, and one for distances. */
record Scatter(double[] features, int dimensions, Groups clusters) implements Part.Pass {

    static final List<Metric> METRICS = List.of(Metric.CALINSKI_HARABASZ, Metric.DAVIES_BOULDIN, Metric.INERTIA);

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        long[] sizes = new long[clusters.size()];
        double[] centres = centres(counts, sizes);
        double[] distances = new double[clusters.size()];
        double within = 0;
        for (int row = 0; row < counts.length; row++) {
            int count = counts[row] & 0xFF;
            int cluster = clusters.of()[row];
            double square = square(features, row, centres, cluster);
            within += count * square;
            distances[cluster] += count * Math.sqrt(square);
        }
        long weight = Arrays.stream(sizes).sum();
        int[] present =
                IntStream.range(0, sizes.length).filter(c -> sizes[c] > 0).toArray();
        if (weight > 0) {
            found.put(Metric.INERTIA, within);
        }
        if (present.length > 1 && present.length < weight) {
            double between = between(centres, sizes, weight);
            found.put(
                    Metric.CALINSKI_HARABASZ,
                    within == 0 ? 1 : between * (weight - present.length) / (within * (present.length - 1)));
            found.put(Metric.DAVIES_BOULDIN, overlap(centres, sizes, distances, present));
        }
    }

    /** Sums are taken from the first row of a cluster on, so that the centre of equal rows is where they are. */
    private double[] centres(byte[] counts, long[] sizes) {
        double[] centres = new double[clusters.size() * dimensions];
        int[] first = new int[clusters.size()];
        for (int row = 0; row < counts.length; row++) {
            int count = counts[row] & 0xFF;
            int cluster = clusters.of()[row];
            if (count > 0) {
                first[cluster] = sizes[cluster] == 0 ? row : first[cluster];
                sizes[cluster] += count;
                for (int i = 0; i < dimensions; i++) {
                    centres[cluster * dimensions + i] +=
                            count * (features[row * dimensions + i] - features[first[cluster] * dimensions + i]);
                }
            }
        }
        for (int i = 0; i < centres.length; i++) {
            int cluster = i / dimensions;
            centres[i] =
                    centres[i] / Math.max(1, sizes[cluster]) + features[first[cluster] * dimensions + i % dimensions];
        }
        return centres;
    }

    private double square(double[] points, int point, double[] others, int other) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            double distance = points[point * dimensions + i] - others[other * dimensions + i];
            sum += distance * distance;
        }
        return sum;
    }

    private double between(double[] centres, long[] sizes, long weight) {
        double[] mean = new double[dimensions];
        for (int i = 0; i < centres.length; i++) {
            mean[i % dimensions] += centres[i] * sizes[i / dimensions] / weight;
        }
        double sum = 0;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            sum += sizes[cluster] * square(centres, cluster, mean, 0);
        }
        return sum;
    }

    private double overlap(double[] centres, long[] sizes, double[] distances, int[] present) {
        double sum = 0;
        for (int one : present) {
            double worst = 0;
            for (int other : present) {
                double apart = Math.sqrt(square(centres, one, centres, other));
                if (apart > 0) {
                    worst = Math.max(worst, (distances[one] / sizes[one] + distances[other] / sizes[other]) / apart);
                }
            }
            sum += worst;
        }
        return sum / present.length;
    }
}
