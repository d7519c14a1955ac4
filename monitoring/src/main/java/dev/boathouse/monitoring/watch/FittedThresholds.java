package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much columns vary from window to window when nothing is wrong: months differ, weekends are no weekdays. An alarm of the check stays one
 * only if its effect is greater than what was normal. So thresholds take alarms away and never add any; who wants them to decide alone sets the
 * check's least effects to 0.
 *
 * <p>A threshold is a conformal bound (Vovk, Gammerman, Shafer, "Algorithmic Learning in a Random World", 2005, section 2.2; Bates et al., "Testing for
 * outliers with conformal p-values", 2023): of k normal windows the effect of rank k + 1 − ⌊α(k + 1)⌋. One more normal window exceeds it with
 * a chance of at most α, whatever the distribution, if windows are exchangeable given the reference: alike in size, none special by its place in time. The
 * least rate that k windows can attain is 1/(k + 1). Where each window is compared with the one before, or seasons turn, windows next to each other are
 * alike, and the rate holds only about; thresholds need windows from all seasons.
 *
 * <p>Immutable.
 */
public final class FittedThresholds {

    /** What the rate of false alarms is that of. */
    public enum Scope {
        /** Each column's values, and each column's share of missing values: the chance of any alarm grows with their number. */
        COLUMN,
        /** The whole report: the chance of any alarm at all. */
        REPORT
    }

    private final double alpha;
    private final Scope scope;
    private final List<Threshold> thresholds;

    FittedThresholds(double alpha, Scope scope, List<Threshold> thresholds) {
        this.alpha = alpha;
        this.scope = scope;
        this.thresholds = List.copyOf(thresholds);
    }

    /**
     * Thresholds that hold their rate column by column. Needs 1/α − 1 windows: 19 for 0.05. A column that was tested in fewer of them
     * gets no threshold, and the check alone decides.
     *
     * @param normal windows in which nothing was wrong, compared as those to come will be
     * @param alpha the chance for a column to exceed its threshold in one more normal window, above 0 and below 1
     * @return the thresholds
     * @throws IllegalArgumentException if α is out of range, or the windows that were compared are too few for it; the message has the rate that they can attain
     */
    public static FittedThresholds perColumn(Timeline normal, double alpha) {
        return ThresholdFit.of(normal, alpha).perColumn();
    }

    /**
     * Thresholds that hold their rate for all columns together, however many there are and however they depend on each other. Every second window,
     * from the second one on, tells how much each column varies (its greatest effect, no less than what matters); the others tell how many times as much
     * the most unusual column of a window reaches. Needs twice as many windows: 37 for 0.05.
     *
     * @param normal windows in which nothing was wrong, compared as those to come will be
     * @param alpha the chance for any column to exceed its threshold in one more normal window, above 0 and below 1
     * @return the thresholds
     * @throws IllegalArgumentException if α is out of range, or the windows that were compared are too few for it; the message has the rate that they can attain
     */
    public static FittedThresholds perReport(Timeline normal, double alpha) {
        return ThresholdFit.of(normal, alpha).perReport();
    }

    /**
     * No thresholds: to be set by {@link #with}.
     *
     * @return the check alone decides
     */
    public static FittedThresholds none() {
        return new FittedThresholds(1.0, Scope.COLUMN, List.of());
    }

    /**
     * The effect up to which a column is normal.
     *
     * @param column the column
     * @param subject what of it
     * @param effect the greatest normal effect, in the units of {@link Evidence#effect}
     * @param windows how many windows it was fitted on; 0 where the host set it
     * @param rate how often one more normal window exceeds it, at most; 1 where the host set it: nothing is promised
     */
    public record Threshold(String column, Subject subject, double effect, int windows, double rate) {

        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException if the effect is negative or no number, the windows negative, or the rate not above 0 and at most 1
         */
        public Threshold {
            if (!(effect >= 0) || Double.isInfinite(effect) || windows < 0 || !(rate > 0 && rate <= 1)) {
                throw new IllegalArgumentException("No threshold for " + column + ": found effect " + effect + ", "
                        + windows + " windows, rate " + rate + ". An effect of 0 or more would work.");
            }
        }
    }

    /**
     * These, and one that the host sets, in place of a fitted one if there is any.
     *
     * @param column the column
     * @param subject what of it
     * @param effect the greatest normal effect, 0 or more
     * @return the changed thresholds
     * @throws IllegalArgumentException if the effect is negative or no number
     */
    public FittedThresholds with(String column, Subject subject, double effect) {
        List<Threshold> changed = new ArrayList<>(thresholds);
        changed.removeIf(other -> other.column().equals(column) && other.subject() == subject);
        changed.add(new Threshold(column, subject, effect, 0, 1.0));
        return new FittedThresholds(alpha, scope, changed);
    }

    /**
     * The rate that was asked for.
     *
     * @return above 0 and below 1; 1 for {@link #none()}
     */
    public double alpha() {
        return alpha;
    }

    /**
     * What the rate is that of.
     *
     * @return a column or a report
     */
    public Scope scope() {
        return scope;
    }

    /**
     * All thresholds.
     *
     * @return in the order of the columns that they were fitted on
     */
    public List<Threshold> thresholds() {
        return thresholds;
    }

    /**
     * One threshold.
     *
     * @param column the column
     * @param subject what of it
     * @return empty where the check alone decides
     */
    public Optional<Threshold> threshold(String column, Subject subject) {
        return thresholds.stream()
                .filter(found -> found.column().equals(column) && found.subject() == subject)
                .findFirst();
    }

    /**
     * Judges a comparison that was made as those that the thresholds were fitted on: the same check, the same rule for the reference, windows of
     * about the same size. Columns that are gone or of another type stay alarms.
     *
     * @param report the comparison
     * @return which of its alarms stay
     */
    public Judgement judge(DriftReport report) {
        return new Judgement(report.columns().stream().map(this::judge).toList());
    }

    private Verdict judge(ColumnDrift column) {
        if (!column.drifted() || column.status() != ColumnDrift.Status.DRIFTED) {
            return new Verdict(column.name(), column.drifted(), false, column.sentence());
        }
        List<String> beyond = new ArrayList<>();
        List<String> within = new ArrayList<>();
        for (Evidence test : column.evidence()) {
            if (test.drifted()) {
                Optional<Threshold> limit = threshold(column.name(), test.subject());
                boolean normal =
                        limit.map(found -> test.effect() <= found.effect()).orElse(false);
                (normal ? within : beyond).add(ThresholdWords.of(test, limit));
            }
        }
        boolean drifted = !beyond.isEmpty();
        return new Verdict(
                column.name(),
                drifted,
                !drifted,
                String.join(", ", drifted ? beyond : within) + "; " + column.sentence());
    }

    /**
     * A column held against its thresholds.
     *
     * @param column the column
     * @param drifted whether it raises an alarm
     * @param normal whether the check raised one, and it was within what is normal
     * @param sentence the verdict and its reason in words, without the column's name
     */
    public record Verdict(String column, boolean drifted, boolean normal, String sentence) {}

    /**
     * A report held against thresholds.
     *
     * @param verdicts a verdict for each column of the report, in its order
     */
    public record Judgement(List<Verdict> verdicts) {

        /** Copies the verdicts. */
        public Judgement {
            verdicts = List.copyOf(verdicts);
        }

        /**
         * Whether any column raises an alarm.
         *
         * @return true if {@link #alarms()} is not empty
         */
        public boolean drifted() {
            return verdicts.stream().anyMatch(Verdict::drifted);
        }

        /**
         * The columns that raise an alarm.
         *
         * @return those, in order
         */
        public List<Verdict> alarms() {
            return verdicts.stream().filter(Verdict::drifted).toList();
        }

        /**
         * The verdict as evidence for a gate, an alert or a policy.
         *
         * @return a finding named {@code drift} that passes when no column raises an alarm; its digest covers all verdicts
         */
        public Finding finding() {
            List<String> names = alarms().stream().map(Verdict::column).toList();
            long normal = verdicts.stream().filter(Verdict::normal).count();
            Digest digest = Digest.of("drift-judgement").put(verdicts.size());
            verdicts.forEach(verdict -> digest.put(verdict.column())
                    .put((byte) (verdict.drifted() ? 1 : 0))
                    .put(verdict.sentence()));
            return new Finding(
                    "drift",
                    !drifted(),
                    drifted()
                            ? names.size() + " of " + verdicts.size() + " columns drifted: " + String.join(", ", names)
                            : "no drift",
                    "no drift beyond what was normal",
                    drifted()
                            ? names.get(0) + " " + alarms().get(0).sentence()
                            : verdicts.size() + " columns compared, none drifted, " + normal
                                    + " differ as they always did",
                    digest.hex());
        }
    }

    /**
     * The thresholds, to be stored and {@link #read} again.
     *
     * @return a JSON object; docs/monitoring.md has its fields
     */
    public String json() {
        return ThresholdJson.write(this);
    }

    /**
     * Reads what {@link #json} gave.
     *
     * @param json stored thresholds
     * @return the thresholds
     * @throws CorruptDataException if the text is damaged
     * @throws UnsupportedFormatException if a later version of Boathouse wrote it
     */
    public static FittedThresholds read(String json) {
        return ThresholdJson.read(json);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FittedThresholds that
                && alpha == that.alpha
                && scope == that.scope
                && thresholds.equals(that.thresholds);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(alpha) + thresholds.hashCode();
    }

    @Override
    public String toString() {
        return thresholds.size() + " thresholds at a rate of " + alpha + " a "
                + (scope == Scope.COLUMN ? "column" : "report");
    }
}
