package dev.boathouse.core.algorithm;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An isolation forest (Liu, Ting and Zhou 2008): trees that split small samples of the rows at random; rows that stand alone after few splits
 * are anomalies. The score is 2<sup>−mean path length / expected path length</sup>: near 1 for anomalies, below 0.5 for usual rows. Features
 * need no scaling. Boathouse's own code; Smile is not needed. Equal bits for any number of threads on any machine.
 *
 * @param trees how many trees, 1 to 10,000
 * @param sampleSize how many rows each tree is grown on, drawn without replacement, at most all are used; 2 to 65,536
 * @param contamination how large a share of the training rows is taken to be anomalies, at most 0.5: the threshold is the least score that at
 *     most this share of them reaches. {@link #UNKNOWN} for a threshold right above 0.5.
 */
public record IsolationForest(int trees, int sampleSize, double contamination) implements Algorithm {

    /** Leaves the threshold right above 0.5, the score of a row whose path is as long as expected. */
    public static final double UNKNOWN = 0;

    static final String NAME = "isolation-forest";
    private static final String UNKNOWN_TEXT = "unknown";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public IsolationForest {
        Range.check(NAME, "trees", trees, 1, Growth.MAX_TREES);
        Range.check(NAME, "sample-size", sampleSize, 2, 1 << 16);
        Range.check(NAME, "contamination", contamination, 0, 0.5);
        contamination += 0.0; // of the two zeros one
    }

    /**
     * As many trees, each grown on 256 rows as in the paper, and a threshold right above 0.5.
     *
     * @param trees how many, 1 to 10,000; the paper uses 100
     * @return the algorithm
     * @throws IllegalArgumentException if the number is out of range
     */
    public static IsolationForest ofTrees(int trees) {
        return new IsolationForest(trees, 256, UNKNOWN);
    }

    static IsolationForest of(Parameters given) {
        return new IsolationForest(
                given.whole("trees"),
                given.whole("sample-size"),
                given.text("contamination").equals(UNKNOWN_TEXT) ? UNKNOWN : given.number("contamination"));
    }

    /**
     * With another number of rows for each tree.
     *
     * @param rows how many, 2 to 65,536; at most all are used
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public IsolationForest withSampleSize(int rows) {
        return new IsolationForest(trees, rows, contamination);
    }

    /**
     * With a threshold that follows from how many of the training rows are anomalies.
     *
     * @param share above 0, at most 0.5
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public IsolationForest withContamination(double share) {
        Range.check(NAME, "contamination", share, Double.MIN_NORMAL, 0.5);
        return new IsolationForest(trees, sampleSize, share);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.ANOMALY_DETECTION);
    }

    @Override
    public Repeatability repeatability() {
        return Repeatability.EQUAL_BITS;
    }

    @Override
    public SortedMap<String, String> parameters() {
        return new TreeMap<>(Map.of(
                "trees", Integer.toString(trees),
                "sample-size", Integer.toString(sampleSize),
                "contamination", contamination == UNKNOWN ? UNKNOWN_TEXT : ShortestDecimal.of(contamination)));
    }
}
