package dev.boathouse.monitoring.shift;

import dev.boathouse.core.data.Frame;
import dev.boathouse.monitoring.shift.Components.Errors;
import dev.boathouse.monitoring.shift.ReconstructionShift.ColumnError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks whether numeric columns still go together as they used to: makes principal components of one half of the reference, and compares what they leave of
 * the other half with what they leave of current rows, the squared prediction error of process monitoring (Jackson and Mudholkar 1979,
 * Technometrics 21:341). Sees another correlation where no column has changed; sees nothing that moves along the components, which
 * {@link dev.boathouse.monitoring.drift.DriftCheck} and {@link DomainClassifier} do. Needs no training. Immutable and thread-safe.
 *
 * <p>When nothing has changed, the errors of held-out and of current rows are of one population, whatever the components: the p-value is that of Mann
 * and Whitney's test of the errors, two-sided, so that outliers count as one row each. Rows must be independent.
 *
 * <p>Numeric and boolean columns take part, less the median, in units of a robust standard deviation (the distance of the quartiles; where these are
 * equal, of the outer tenths or hundredths), and no farther from it than 10 of these. Missing values, NaN too, count as the median: the
 * answer says how many; that their number changes is for {@code DriftCheck} to see. Columns that are on one side only, no numbers, or constant but for
 * less than one row in a hundred, are left out and named.
 */
public final class Reconstruction {

    /** The time that the axes take grows with the third power: with so many it is some seconds. */
    static final int MOST_COLUMNS = 300;

    /** Fewer rows of the reference are not halved. */
    static final int LEAST_ROWS = 20;

    private static final int ROWS = 20_000;

    private final double alpha;
    private final double minimumAuc;
    private final double share;
    private final int rows;
    private final long seed;
    private final Set<String> ignored;

    private Reconstruction(double alpha, double minimumAuc, double share, int rows, long seed, Set<String> ignored) {
        this.alpha = alpha;
        this.minimumAuc = minimumAuc;
        this.share = share;
        this.rows = rows;
        this.seed = seed;
        this.ignored = ignored;
    }

    /**
     * α = 0.05; a least AUC of 0.556, that of a shift by 0.2 standard deviations, which Cohen (1988) calls small; components for 0.9 of the
     * variance; at most 20,000 rows of a side; seed 0; no column ignored.
     *
     * @return the standard comparison
     */
    public static Reconstruction standard() {
        return new Reconstruction(0.05, DomainClassifier.SMALL_EFFECT, 0.9, ROWS, 0, Set.of());
    }

    /**
     * With another rate of false alarms.
     *
     * @param rate the chance of an alarm when nothing has changed, above 0 and below 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public Reconstruction withAlpha(double rate) {
        return new Reconstruction(Limits.alpha(rate), minimumAuc, share, rows, seed, ignored);
    }

    /**
     * With another least AUC of the errors that matters; as far below 0.5 matters as well.
     *
     * @param auc from 0.5, which makes every significant difference an alarm, to 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public Reconstruction withMinimumAuc(double auc) {
        return new Reconstruction(alpha, Limits.auc(auc), share, rows, seed, ignored);
    }

    /**
     * With components for another share of the variance. At least one is kept, and at least one left out.
     *
     * @param kept above 0 and below 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public Reconstruction withVariance(double kept) {
        if (!(kept > 0 && kept < 1)) {
            throw new IllegalArgumentException("No such share of the variance: " + kept + ". It lies between 0 and 1.");
        }
        return new Reconstruction(alpha, minimumAuc, kept, rows, seed, ignored);
    }

    /**
     * With another cap of rows: more of them are drawn, by the seed.
     *
     * @param most how many of a side are used at most, 20 or more
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer
     */
    public Reconstruction withRows(int most) {
        return new Reconstruction(alpha, minimumAuc, share, Limits.rows(most, LEAST_ROWS), seed, ignored);
    }

    /**
     * With another seed.
     *
     * @param start where the random numbers start that draw rows; every long is as good as another
     * @return the changed copy
     */
    public Reconstruction withSeed(long start) {
        return new Reconstruction(alpha, minimumAuc, share, rows, start, ignored);
    }

    /**
     * Without some columns.
     *
     * @param columns names; those that no frame has are no error
     * @return the changed copy
     */
    public Reconstruction ignoring(String... columns) {
        Set<String> more = new LinkedHashSet<>(ignored);
        more.addAll(Arrays.asList(columns));
        return new Reconstruction(alpha, minimumAuc, share, rows, seed, Set.copyOf(more));
    }

    /**
     * Compares errors of reconstruction. The same rows in the same order give the same answer, to the bit. The sides are not alike: the
     * reference makes the components.
     *
     * @param reference what the data used to be
     * @param current what they are now
     * @return whether they still go together; not tested with fewer than 20 rows of the reference, without current rows, or with fewer than two
     *     columns
     * @throws IllegalArgumentException if there are more than 300 columns to compare
     */
    public ReconstructionShift compare(Frame reference, Frame current) {
        SharedColumns shared = SharedColumns.of(reference.schema(), current.schema(), ignored);
        Map<String, String> omitted = new LinkedHashMap<>(shared.omitted());
        shared.texts().forEach(name -> omitted.put(name, "no number"));
        List<String> names = new ArrayList<>();
        for (String name : shared.numbers()) {
            String type = reference.schema().field(name).type().toString();
            if (type.equals("date") || type.startsWith("timestamp")) {
                omitted.put(name, "no number");
            } else {
                names.add(name);
            }
        }
        if (names.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("Cannot reconstruct " + names.size() + " columns: at most "
                    + MOST_COLUMNS + " would work. Select the ones that matter, or ignore some.");
        }
        if (reference.rowCount() < LEAST_ROWS || current.rowCount() == 0) {
            return untested(
                    reference,
                    current,
                    omitted,
                    "found " + reference.rowCount() + " rows of the reference and " + current.rowCount()
                            + " current ones; " + LEAST_ROWS + " and 1 would do");
        }
        return compare(reference, current, names, omitted);
    }

    private ReconstructionShift untested(Frame reference, Frame current, Map<String, String> omitted, String reason) {
        return new ReconstructionShift(
                reference.rowCount(),
                current.rowCount(),
                0,
                0,
                Optional.empty(),
                1,
                alpha,
                minimumAuc,
                List.of(),
                omitted,
                Optional.of(reason));
    }

    private ReconstructionShift compare(
            Frame reference, Frame current, List<String> shared, Map<String, String> omitted) {
        Frame drawn = drawn(reference.select(shared));
        int all = Math.toIntExact(drawn.rowCount());
        int[] half = DrawnRows.of(all, all / 2, ~seed);
        Frame made = DrawnRows.take(drawn, half);
        List<String> names = new ArrayList<>();
        List<RobustScale> scales = new ArrayList<>();
        for (String name : shared) {
            RobustScale scale = RobustScale.of(made.doubles(name));
            if (scale.unit() > 0) {
                names.add(name);
                scales.add(scale);
            } else {
                omitted.put(name, "constant in the reference");
            }
        }
        if (names.size() < 2) {
            return untested(reference, current, omitted, "fewer than two numeric columns vary");
        }
        Components components = Components.of(made, names, scales.toArray(new RobustScale[0]), share);
        Errors before = components.errors(DrawnRows.take(drawn, DrawnRows.without(all, half)));
        Errors now = components.errors(drawn(current.select(shared)));
        List<ColumnError> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new ColumnError(
                    names.get(i),
                    before.meanOfColumns()[i],
                    now.meanOfColumns()[i],
                    before.missing()[i],
                    now.missing()[i]));
        }
        RankTest test = RankTest.of(before.ofRows(), now.ofRows());
        return new ReconstructionShift(
                reference.rowCount(),
                current.rowCount(),
                components.count(),
                components.explained(),
                Optional.of(RankTest.interval(before.ofRows(), now.ofRows())),
                test.eitherSide(),
                alpha,
                minimumAuc,
                columns,
                omitted,
                Optional.empty());
    }

    private Frame drawn(Frame frame) {
        return frame.rowCount() <= rows ? frame : DrawnRows.take(frame, DrawnRows.of(frame.rowCount(), rows, seed));
    }
}
