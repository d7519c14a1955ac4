package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A candidate beside the champion on the same rows, with the findings that the host added. Immutable.
 */
public final class Comparison {

    private final Evaluation candidate;
    private final Optional<Evaluation> champion;
    private final Optional<Interval> aucDifference;
    private final List<Finding> findings;

    private Comparison(
            Evaluation candidate,
            Optional<Evaluation> champion,
            Optional<Interval> aucDifference,
            List<Finding> findings) {
        this.candidate = candidate;
        this.champion = champion;
        this.aucDifference = aucDifference;
        this.findings = List.copyOf(findings);
    }

    /**
     * Scores the same rows with both models.
     *
     * @param candidate the model that wants to go live
     * @param champion the model that is live, if there is one
     * @param test rows with the inputs of both and their label
     * @return the comparison
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if the models learnt different labels or classes, there are no rows, or a value cannot be used
     */
    public static Comparison of(Model candidate, Optional<Model> champion, Frame test) {
        Evaluation.Scored ours = Evaluation.Scored.of(candidate, test);
        Evaluation evaluation = ours.evaluation(test.origin());
        if (champion.isEmpty()) {
            return new Comparison(evaluation, Optional.empty(), Optional.empty(), List.of());
        }
        requireSameLabel(candidate, champion.get());
        Evaluation.Scored theirs = Evaluation.Scored.of(champion.get(), test);
        return new Comparison(
                evaluation, Optional.of(theirs.evaluation(test.origin())), difference(ours, theirs), List.of());
    }

    private static void requireSameLabel(Model candidate, Model champion) {
        String ours = learnt(candidate);
        String theirs = learnt(champion);
        if (!ours.equals(theirs)) {
            throw new IllegalArgumentException(
                    "Cannot compare: the candidate learnt " + ours + ", the champion " + theirs + ".");
        }
    }

    private static String learnt(Model model) {
        return model.trainingRecord()
                .label()
                .map(label -> label.column() + " " + label.classes())
                .orElse("no label");
    }

    private static Optional<Interval> difference(Evaluation.Scored ours, Evaluation.Scored theirs) {
        return DeLong.difference(ours.probabilities(), theirs.probabilities(), ours.labels())
                .map(Difference::interval);
    }

    /**
     * How good the candidate is.
     *
     * @return its evaluation
     */
    public Evaluation candidate() {
        return candidate;
    }

    /**
     * How good the champion is on the same rows.
     *
     * @return its evaluation, if there is a champion
     */
    public Optional<Evaluation> champion() {
        return champion;
    }

    /**
     * The candidate's metric minus the champion's.
     *
     * @param metric the metric
     * @return the difference, where there is a champion and both values are defined
     */
    public OptionalDouble difference(Metric metric) {
        OptionalDouble ours = candidate.value(metric);
        OptionalDouble theirs = champion.map(other -> other.value(metric)).orElse(OptionalDouble.empty());
        return ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(ours.getAsDouble() - theirs.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * The candidate's AUC minus the champion's with its 95 % interval, which knows that both scored the same rows (DeLong, DeLong and
     * Clarke-Pearson 1988).
     *
     * @return the interval, where there is a champion and at least two rows of each class
     */
    public Optional<Interval> aucDifference() {
        return aucDifference;
    }

    /**
     * The findings that the host added.
     *
     * @return an immutable list
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * With a finding, or in the place of the one with the same name.
     *
     * @param finding the finding
     * @return the changed copy
     */
    public Comparison with(Finding finding) {
        List<Finding> changed = new ArrayList<>(findings);
        changed.removeIf(known -> known.name().equals(finding.name()));
        changed.add(finding);
        return new Comparison(candidate, champion, aucDifference, changed);
    }

    /**
     * SHA-256 over the digests of models and test rows, and all values.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        Digest digest = Digest.of("boathouse-comparison-1");
        put(candidate, digest);
        digest.put((byte) (champion.isPresent() ? 1 : 0));
        champion.ifPresent(other -> put(other, digest));
        digest.put(findings.size());
        for (Finding finding : findings) {
            digest.put(finding.name()).put((byte) (finding.passed() ? 1 : 0)).put(finding.digest());
        }
        return digest.hex();
    }

    private static void put(Evaluation evaluation, Digest digest) {
        digest.put(evaluation.modelDigest()).put(evaluation.testDigest());
        digest.put(evaluation.rowCount()).put(evaluation.positiveCount());
        digest.put(evaluation.values().size());
        for (Map.Entry<Metric, Double> value : evaluation.values().entrySet()) {
            digest.put(value.getKey().toString()).put((double) value.getValue());
        }
    }

    Optional<Finding> finding(String name) {
        return findings.stream().filter(finding -> finding.name().equals(name)).findFirst();
    }

    Finding finding(String name, boolean passed, String observed, String required, String detail) {
        return new Finding(name, passed, observed, required, detail, digest());
    }

    static String undefined(Metric metric) {
        return metric + " is undefined: the test rows hold one class only";
    }

    /** Four digits behind the point, for people. */
    static String rounded(double value) {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }
}
