package dev.boathouse.monitoring.shift;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.statistics.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a model's performance since the reference, as the labels tell. Immutable.
 *
 * @param referenceRows rows of the reference
 * @param currentRows rows of what was compared with it
 * @param changes what was compared
 * @param alpha the rate of false alarms that was asked for
 */
public record ConceptShift(long referenceRows, long currentRows, List<Change> changes, double alpha) {

    /** Copies the changes. */
    public ConceptShift {
        changes = List.copyOf(changes);
    }

    /** Which way a figure hurts. */
    public enum Harm {
        /** It is better the larger it is. */
        FALLING,
        /** It is better the smaller it is. */
        RISING,
        /** Neither is better: any change tells. */
        EITHER
    }

    /**
     * What became of one figure.
     *
     * @param name the metric, as {@code auc}; or {@code residual-spread}, the mean distance of residuals from their median
     * @param harm which way it hurts
     * @param reference its value then; NaN where it is not defined
     * @param current its value now; NaN where it is not defined
     * @param difference current less reference, with an interval and a two-sided p-value for independent samples; empty if nothing was tested:
     *     a value is not defined, or there are too few rows
     * @param pValue how likely a change for the worse as large is when nothing has changed, one-sided unless either side harms; 1 if nothing was tested
     * @param adjustedPValue after Holm over all figures
     * @param least the least change for the worse that matters, in units of the figure
     * @param drifted whether the adjusted p-value is at most α, and the change for the worse large enough to matter
     */
    public record Change(
            String name,
            Harm harm,
            double reference,
            double current,
            Optional<Difference> difference,
            double pValue,
            double adjustedPValue,
            double least,
            boolean drifted) {

        /** As {@code auc 0.7312 to 0.7012: -0.0300 (95 % from -0.0412 to -0.0188), p < 0.0001 (DeLong)}. */
        @Override
        public String toString() {
            return name + " " + RoundedDecimal.of(reference) + " to " + RoundedDecimal.of(current)
                    + difference.map(found -> ": " + found).orElse(" (not tested)");
        }
    }

    /**
     * Whether the model has become worse, or its residuals others.
     *
     * @return true if any figure raises an alarm
     */
    public boolean drifted() {
        return changes.stream().anyMatch(Change::drifted);
    }

    /**
     * What became of one figure.
     *
     * @param name the metric's name, or {@code residual-spread}
     * @return the change
     * @throws NotFoundException if it was not compared
     */
    public Change change(String name) {
        return changes.stream()
                .filter(change -> change.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("\"" + name + "\" was not compared: found "
                        + changes.stream().map(Change::name).toList() + "."));
    }

    /**
     * The verdict and its reasons in words.
     *
     * @return plain ASCII
     */
    public String sentence() {
        boolean tested = changes.stream().anyMatch(change -> change.difference().isPresent());
        String verdict = drifted() ? "drifted" : tested ? "no drift" : "not tested";
        List<String> told = changes.stream()
                .filter(change -> change.drifted() || !drifted())
                .map(Change::toString)
                .toList();
        return verdict + ": " + String.join("; ", told);
    }

    /**
     * The verdict as evidence for a gate.
     *
     * @return a finding named {@code concept drift} that passes when the model has not become worse, also where nothing could be tested
     */
    public Finding finding() {
        List<String> names =
                changes.stream().filter(Change::drifted).map(Change::name).toList();
        return new Finding(
                "concept drift",
                !drifted(),
                drifted() ? "worse: " + String.join(", ", names) : "no worse",
                "no worse at a rate of false alarms of " + alpha,
                sentence(),
                digest());
    }

    private String digest() {
        Digest digest = Digest.of("concept-shift")
                .put(referenceRows)
                .put(currentRows)
                .put(alpha)
                .put(changes.size());
        changes.forEach(change -> digest.put(change.toString())
                .put(change.reference())
                .put(change.current())
                .put(change.pValue())
                .put(change.least()));
        return digest.hex();
    }
}
