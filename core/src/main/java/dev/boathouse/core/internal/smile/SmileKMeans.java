package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import smile.clustering.BBDTree;

/**
 * Smile's k-means, each run with a seed of its own. Smile's trees take rows closer together than 1e-10 for equal, recurse without end where
 * rows further apart have no number between them, and squares overflow: so rows are moved and scaled before, and centres moved back.
 */
public final class SmileKMeans {

    private SmileKMeans() {}

    /**
     * Fits.
     *
     * @param means the parameters
     * @param examples rows
     * @param workers the threads; the seed decides, not the thread
     * @return what was learnt
     * @throws IllegalArgumentException if there are fewer different rows than clusters
     */
    public static Fitted fit(KMeans means, Examples examples, Workers workers) {
        double[][] rows = examples.rows();
        Lossless lossless = Lossless.of(examples.columns());
        for (double[] row : rows) {
            lossless.apply(row);
        }
        requireDifferent(rows, means.clusters());
        BBDTree tree = new BBDTree(rows);
        List<Callable<smile.clustering.KMeans>> runs = new ArrayList<>();
        for (long seed : Seeded.seeds(examples.seed(), means.runs())) {
            runs.add(() -> {
                Seeded.start(seed);
                // Tolerance 0: until an iteration gains nothing. Smile's 1e-4 is a number in squared units of the
                // features.
                return smile.clustering.KMeans.fit(tree, rows, means.clusters(), means.maxIterations(), 0);
            });
        }
        double[][] centres = Arrays.stream(best(workers.call(runs)).centroids)
                .map(lossless::undone)
                .toArray(double[][]::new);
        return new Fitted(Predictor.distances(centres), Response.of(new Link.Identity()));
    }

    private static void requireDifferent(double[][] rows, int clusters) {
        Set<List<Double>> different = new HashSet<>();
        for (double[] row : rows) {
            // Adding 0 makes both zeros one.
            different.add(Arrays.stream(row).map(value -> value + 0.0).boxed().toList());
            if (different.size() == clusters) {
                return;
            }
        }
        throw new IllegalArgumentException("Cannot train: k-means found " + different.size() + " different rows for "
                + clusters + " clusters. Ask for fewer clusters, or give more rows.");
    }

    /** The run of the least distances, the first of equal ones. A cluster that starts without rows makes Smile divide by 0. */
    private static smile.clustering.KMeans best(List<smile.clustering.KMeans> runs) {
        return runs.stream()
                .filter(run -> Arrays.stream(run.centroids)
                        .flatMapToDouble(Arrays::stream)
                        .allMatch(Double::isFinite))
                .min((a, b) -> Double.compare(a.distortion, b.distortion))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "Cannot train: k-means found rows too close together"
                                        + " beside others far away to tell them apart. Ask for fewer clusters, or leave the others out."));
    }
}
