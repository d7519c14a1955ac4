package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.KMeans;
import java.util.Arrays;
import java.util.Comparator;
import smile.math.MathEx;

/**
 * Smile's k-means, the best of some runs: the same centres to the last bit, for rows that need no shift (ours moves features that are far from
 * zero for their width). Scales are powers of two, which round nothing.
 */
final class KMeansOracle implements Oracle {

    private final smile.clustering.KMeans theirs;

    KMeansOracle(KMeans means, Examples examples) {
        double[][] rows = examples.rows();
        this.theirs = Arrays.stream(Seeded.seeds(examples.seed(), means.runs()))
                .mapToObj(seed -> {
                    MathEx.setSeed(seed);
                    return smile.clustering.KMeans.fit(rows, means.clusters(), means.maxIterations(), 0);
                })
                .min(Comparator.comparingDouble(run -> run.distortion))
                .orElseThrow();
    }

    int nearest(double... row) {
        return theirs.predict(row);
    }

    @Override
    public double[] answers(double... row) {
        return Arrays.stream(theirs.centroids)
                .mapToDouble(centre -> MathEx.distance(row, centre))
                .toArray();
    }

    @Override
    public double bound() {
        return 0;
    }
}
