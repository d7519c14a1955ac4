package dev.boathouse.monitoring.shift;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.explanation.Importances;
import dev.boathouse.core.explanation.PermutationImportance;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.training.Trainer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Asks whether reference rows and current ones can be told apart, whatever the way they differ: trains a model to tell them, and judges it on rows it
 * has not seen (Lopez-Paz and Oquab, "Revisiting Classifier Two-Sample Tests", ICLR 2017; compared with others by Rabanser, Günnemann and
 * Lipton, "Failing Loudly", NeurIPS 2019). It sees what no column shows alone, such as another correlation. Immutable and thread-safe.
 *
 * <p><b>The test.</b> Half the rows of the smaller side, and as many of the larger one, train a forest; all others judge it. When nothing has changed,
 * the judged rows of both sides are of one population for every model, so the p-value is that of Mann and Whitney's test of their scores, one-sided, since only
 * an AUC above 0.5 tells rows apart. Scores out of cross-validation would use every row twice and make the test wrong: their folds depend on each other
 * ({@code docs/monitoring.md} has the rates). Rows must be independent: where one entity has many rows, a model may know the entity again; sample
 * one row of each.
 *
 * <p><b>The features.</b> Numbers, booleans, dates and timestamps go in as one of 256 buckets of equal share, missing ones, NaN too, as a bucket of their
 * own, so that neither outliers nor units matter; texts as how often their level was current in training, and the rank of its frequency. Levels that training
 * has not seen count as rare ones, so that keys, which are all different, tell nothing. Columns that are on one side only, of different types, or of other types
 * are left out and named in the answer: {@link dev.boathouse.monitoring.drift.DriftCheck} raises an alarm for a missing column.
 *
 * <p>Training needs Smile on the class path.
 */
public final class DomainClassifier {

    /** Fewer rows on a side are not tested. */
    static final int LEAST_ROWS = 20;

    /** Permutation importance deals the judged rows into ten blocks, each with both sides. */
    private static final int BLOCKS = 10;

    /** So many judged rows say which columns matter, in a time that does not grow with the cap. */
    private static final int DRIVER_ROWS = 5_000;

    private static final int TREES = 100;

    /** The AUC of two normal distributions whose means are 0.2 standard deviations apart: Φ(0.2 ∕ √2). */
    static final double SMALL_EFFECT = 0.556;

    private static final int ROWS = 20_000;

    private final double alpha;
    private final double minimumAuc;
    private final int rows;
    private final long seed;
    private final Set<String> ignored;

    private DomainClassifier(double alpha, double minimumAuc, int rows, long seed, Set<String> ignored) {
        this.alpha = alpha;
        this.minimumAuc = minimumAuc;
        this.rows = rows;
        this.seed = seed;
        this.ignored = ignored;
    }

    /**
     * α = 0.05; a least AUC of 0.556, that of a shift by 0.2 standard deviations, which Cohen (1988) calls small; at most 20,000 rows of a side;
     * seed 0; no column ignored.
     *
     * @return the standard classifier
     */
    public static DomainClassifier standard() {
        return new DomainClassifier(0.05, SMALL_EFFECT, ROWS, 0, Set.of());
    }

    /**
     * With another rate of false alarms.
     *
     * @param rate the chance of an alarm when nothing has changed, above 0 and below 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public DomainClassifier withAlpha(double rate) {
        return new DomainClassifier(Limits.alpha(rate), minimumAuc, rows, seed, ignored);
    }

    /**
     * With another least AUC that matters.
     *
     * @param auc from 0.5, which makes every significant difference an alarm, to 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public DomainClassifier withMinimumAuc(double auc) {
        return new DomainClassifier(alpha, Limits.auc(auc), rows, seed, ignored);
    }

    /**
     * With another cap of rows: more of them are drawn, by the seed.
     *
     * @param most how many of a side are used at most, 20 or more
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer
     */
    public DomainClassifier withRows(int most) {
        return new DomainClassifier(alpha, minimumAuc, Limits.rows(most, LEAST_ROWS), seed, ignored);
    }

    /**
     * With another seed.
     *
     * @param start where all random numbers start; every long is as good as another
     * @return the changed copy
     */
    public DomainClassifier withSeed(long start) {
        return new DomainClassifier(alpha, minimumAuc, rows, start, ignored);
    }

    /**
     * Without some columns: those that must change, such as times and running numbers.
     *
     * @param columns names; those that no frame has are no error
     * @return the changed copy
     */
    public DomainClassifier ignoring(String... columns) {
        Set<String> more = new LinkedHashSet<>(ignored);
        more.addAll(Arrays.asList(columns));
        return new DomainClassifier(alpha, minimumAuc, rows, seed, Set.copyOf(more));
    }

    /**
     * Trains a model to tell the rows of two frames apart. The same rows in the same order give the same answer, to the bit, also if the
     * two are swapped.
     *
     * @param reference what the data used to be, for instance what a model was trained on
     * @param current what they are now
     * @return whether they can be told apart; not tested with fewer than 20 rows on a side, or without a column in common
     * @throws IllegalStateException if Smile is not on the class path
     */
    public DomainShift compare(Frame reference, Frame current) {
        SharedColumns columns = SharedColumns.of(reference.schema(), current.schema(), ignored);
        if (columns.isEmpty()) {
            return untested(reference, current, columns, "the two have no column in common that can be compared");
        }
        if (Math.min(reference.rowCount(), current.rowCount()) < LEAST_ROWS) {
            return untested(
                    reference,
                    current,
                    columns,
                    "found " + reference.rowCount() + " rows of the reference and " + current.rowCount()
                            + " current ones, fewer than " + LEAST_ROWS + " on a side");
        }
        return judged(reference, current, columns);
    }

    private DomainShift untested(Frame reference, Frame current, SharedColumns columns, String reason) {
        return new DomainShift(
                reference.rowCount(),
                current.rowCount(),
                0,
                0,
                Optional.empty(),
                1,
                alpha,
                minimumAuc,
                Optional.empty(),
                columns.omitted(),
                Optional.of(reason));
    }

    private DomainShift judged(Frame reference, Frame current, SharedColumns columns) {
        TwoDomains domains = TwoDomains.of(drawn(reference), drawn(current), columns, seed);
        Model model = Trainer.classification(domains.label())
                .features(domains.features())
                .algorithm(RandomForest.ofTrees(TREES).withMinLeafSize(domains.leafSize()))
                .seed(seed)
                .fit(domains.learnt());
        Frame rest = domains.judged();
        BinaryPredictions told = (BinaryPredictions) Evaluation.of(model, rest).predictions();
        RankTest test = RankTest.of(scores(told, false), scores(told, true));
        return new DomainShift(
                reference.rowCount(),
                current.rowCount(),
                domains.learnt().rowCount(),
                rest.rowCount(),
                DeLong.interval(told.scores(), told.labels()),
                test.greater(),
                alpha,
                minimumAuc,
                test.greater() <= alpha ? drivers(model, rest, domains.label()) : Optional.empty(),
                columns.omitted(),
                Optional.empty());
    }

    private Frame drawn(Frame frame) {
        return frame.rowCount() <= rows ? frame : DrawnRows.take(frame, DrawnRows.of(frame.rowCount(), rows, seed));
    }

    private Optional<Importances> drivers(Model model, Frame judged, String label) {
        Frame some = DrawnRows.take(judged, DrawnRows.of(judged.rowCount(), DRIVER_ROWS, seed));
        double second = Arrays.stream(some.doubles(label)).sum();
        return Math.min(second, some.rowCount() - second) < BLOCKS
                ? Optional.empty()
                : Optional.of(PermutationImportance.of(model, some, Metric.AUC)
                        .withRepeats(1)
                        .withSeed(seed)
                        .columns());
    }

    private static double[] scores(BinaryPredictions told, boolean positive) {
        return IntStream.range(0, told.rowCount())
                .filter(row -> told.isPositive(row) == positive)
                .mapToDouble(told::score)
                .toArray();
    }
}
