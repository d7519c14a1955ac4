package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Adjustment;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.Difference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate beside the champion on the same rows, with the findings that the host added. Immutable and thread-safe.
 */
public final class Comparison {

    private final Evaluation candidate;
    private final Optional<Evaluation> champion;
    private final Optional<Map<String, Difference>> trainingShifts;
    private final List<Finding> findings;

    private Comparison(
            Evaluation candidate,
            Optional<Evaluation> champion,
            Optional<Map<String, Difference>> trainingShifts,
            List<Finding> findings) {
        this.candidate = candidate;
        this.champion = champion;
        this.trainingShifts = trainingShifts;
        this.findings = List.copyOf(findings);
    }

    /**
     * Scores the same rows with both models.
     *
     * @param candidate the model that wants to go live
     * @param champion the model that is live, if there is one
     * @param test rows with the inputs of both and their label, and whatever columns slices need
     * @return the comparison
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if the models learnt different labels or classes, there are no rows, or a value cannot be used
     */
    public static Comparison of(Model candidate, Optional<Model> champion, Frame test) {
        champion.ifPresent(other -> requireSameLabel(candidate, other));
        return of(Evaluation.of(candidate, test), champion.map(other -> Evaluation.of(other, test)));
    }

    /**
     * Compares what was evaluated before. Evaluations are comparable if they are of the same frame or of equal values, never because their
     * numbers look alike.
     *
     * @param candidate the model that wants to go live
     * @param champion the model that is live, if there is one
     * @return the comparison
     * @throws IllegalArgumentException if the evaluations are not comparable: of other rows, with another truth, or of models that learnt
     *     different labels or classes
     */
    public static Comparison of(Evaluation candidate, Optional<Evaluation> champion) {
        champion.ifPresent(other -> {
            requireSameLabel(candidate.model(), other.model());
            if (!candidate.sameRows(other)) {
                throw new IllegalArgumentException("Not comparable: the candidate was evaluated on "
                        + candidate.rowCount() + " rows with the digest " + candidate.testDigest()
                        + ", the champion on "
                        + other.rowCount() + " with " + other.testDigest()
                        + ". Evaluating both on one frame, with one truth, would work.");
            }
        });
        return new Comparison(candidate, champion, Optional.empty(), List.of());
    }

    private static void requireSameLabel(Model candidate, Model champion) {
        String ours = learnt(candidate);
        String theirs = learnt(champion);
        if (!ours.equals(theirs)) {
            throw new IllegalArgumentException(
                    "Not comparable: the candidate learnt " + ours + ", the champion " + theirs + ".");
        }
    }

    private static String learnt(Model model) {
        return model.trainingRecord().task()
                + model.trainingRecord()
                        .label()
                        .map(label -> " of " + label.column() + " " + label.classes())
                        .orElse("");
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
     * The candidate's metric minus the champion's, with its 95 % interval and a paired test: DeLong's for the AUC, McNemar's for accuracy, recall
     * and specificity, else a bootstrap that draws the same rows for both, with its standard seed.
     *
     * @param metric the metric
     * @return the difference, where there is a champion, and both values and the interval are defined
     * @throws IllegalArgumentException if it is no metric of this task
     */
    public Optional<Difference> difference(Metric metric) {
        return difference(metric, Bootstrap.standard());
    }

    /**
     * The same with another level, seed or number of rounds.
     *
     * @param metric the metric
     * @param bootstrap its level counts for every metric, the rest for those that have no better test
     * @return as {@link #difference(Metric)}
     */
    public Optional<Difference> difference(Metric metric, Bootstrap bootstrap) {
        return champion.flatMap(
                other -> PairedDifference.of(candidate.predictions(), other.predictions(), metric, bootstrap));
    }

    /**
     * The same for each slice of the rows.
     *
     * @param slicing how to slice
     * @return an immutable map of comparisons by the name of the slice, in the order of the slicing, without findings
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if a column cannot be sliced by, or two slices have the same name
     */
    public Map<String, Comparison> slices(Slicing slicing) {
        Map<String, Evaluation> ours = candidate.slices(slicing);
        Optional<Map<String, Evaluation>> theirs = champion.map(other -> other.slices(slicing));
        Map<String, Comparison> slices = new LinkedHashMap<>();
        ours.forEach((name, slice) -> slices.put(
                name, new Comparison(slice, theirs.map(others -> others.get(name)), Optional.empty(), List.of())));
        return Collections.unmodifiableMap(slices);
    }

    /**
     * The differences on slices, with p-values adjusted for having looked at all of them (Holm 1979).
     *
     * @param slicing how to slice
     * @param metric the metric
     * @return one for each slice, in the order of the slicing
     * @throws IllegalArgumentException if it is no metric of this task, or rows cannot be sliced so
     */
    public List<SliceDifference> differences(Slicing slicing, Metric metric) {
        Map<String, Comparison> slices = slices(slicing);
        List<Optional<Difference>> found = new ArrayList<>();
        slices.values().forEach(slice -> found.add(slice.difference(metric)));
        double[] adjusted = Adjustment.HOLM.of(found.stream()
                .mapToDouble(difference -> difference.map(Difference::pValue).orElse(Double.NaN))
                .toArray());
        List<SliceDifference> differences = new ArrayList<>();
        slices.forEach((name, slice) -> {
            int i = differences.size();
            differences.add(new SliceDifference(name, slice.candidate().rowCount(), found.get(i), adjusted[i]));
        });
        return Collections.unmodifiableList(differences);
    }

    /**
     * With the rows that both models were trained on, for checks on these.
     *
     * @param ofCandidate the candidate's training rows
     * @param ofChampion the champion's training rows
     * @return the changed copy, which keeps the shares of classes, not the rows
     * @throws IllegalArgumentException if there is no champion, or rows are not those of the training record
     */
    public Comparison withTraining(Frame ofCandidate, Frame ofChampion) {
        Model other = champion.map(Evaluation::model)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot compare training rows: there is no champion. Without one, checks against it pass."));
        return new Comparison(
                candidate,
                champion,
                Optional.of(TrainingShares.shifts(candidate.model(), ofCandidate, other, ofChampion)),
                findings);
    }

    /**
     * How the shares of classes differ between the training rows.
     *
     * @return the candidate's share minus the champion's for each class by name, none for a label without classes; empty without
     *     {@link #withTraining}
     */
    public Optional<Map<String, Difference>> trainingShifts() {
        return trainingShifts;
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
     * The finding that the host added under a name.
     *
     * @param name the name
     * @return the finding, if there is one
     */
    public Optional<Finding> finding(String name) {
        return findings.stream().filter(finding -> finding.name().equals(name)).findFirst();
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
        return new Comparison(candidate, champion, trainingShifts, changed);
    }

    /**
     * SHA-256 over the digests of models and test rows, and all values.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        Digest digest = Digest.of("boathouse-comparison-1");
        candidate.putInto(digest);
        digest.put((byte) (champion.isPresent() ? 1 : 0));
        champion.ifPresent(other -> other.putInto(digest));
        digest.put(findings.size());
        for (Finding finding : findings) {
            digest.put(finding.name()).put((byte) (finding.passed() ? 1 : 0)).put(finding.digest());
        }
        return digest.hex();
    }
}
