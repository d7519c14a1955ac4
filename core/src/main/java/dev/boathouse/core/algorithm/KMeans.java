package dev.boathouse.core.algorithm;

import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * K-means clustering: centres that make the sum of the squared Euclidean distances of the rows to their nearest centre small. Each run starts
 * at centres that k-means++ draws (Arthur and Vassilvitskii 2007), and moves them to the means of their rows (Lloyd 1982, with the trees of
 * Kanungo and others 2002) until that gains nothing; the best run counts. Standardize the features: a large one outweighs the others. Equal
 * bits for any number of threads on any machine.
 *
 * @param clusters how many, 2 to 10,000
 * @param runs how many runs, 1 to 1,000
 * @param maxIterations ends a run at the latest, 1 or more
 */
public record KMeans(int clusters, int runs, int maxIterations) implements Algorithm {

    static final String NAME = "k-means";
    private static final int MAX_CLUSTERS = 10_000;
    private static final int MAX_RUNS = 1_000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public KMeans {
        Range.check(NAME, "clusters", clusters, 2, MAX_CLUSTERS);
        Range.check(NAME, "runs", runs, 1, MAX_RUNS);
        Range.check(NAME, "max-iterations", maxIterations, 1, Integer.MAX_VALUE - 1);
    }

    /**
     * The best of 10 runs of at most 100 iterations (Smile's limit).
     *
     * @param clusters how many, 2 to 10,000
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static KMeans ofClusters(int clusters) {
        return new KMeans(clusters, 10, 100);
    }

    /**
     * With another number of runs.
     *
     * @param count how many, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public KMeans withRuns(int count) {
        return new KMeans(clusters, count, maxIterations);
    }

    /**
     * With another limit of iterations.
     *
     * @param most ends a run at the latest, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public KMeans withMaxIterations(int most) {
        return new KMeans(clusters, runs, most);
    }

    static KMeans of(Parameters given) {
        return new KMeans(given.whole("clusters"), given.whole("runs"), given.whole("max-iterations"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLUSTERING);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.EQUAL_BITS;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "clusters", Integer.toString(clusters),
                "runs", Integer.toString(runs),
                "max-iterations", Integer.toString(maxIterations)));
    }
}
