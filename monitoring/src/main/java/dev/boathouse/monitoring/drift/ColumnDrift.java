package dev.boathouse.monitoring.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has become of one column between a reference and now.
 *
 * @param name the column
 * @param status the verdict
 * @param evidence what decided: values, and whether they are there; none when nothing could be compared
 * @param described what other measures say; they decide nothing
 * @param sentence the verdict and its reason in words, without the column's name
 * @param distributions what the column looked like then and now, in a few figures
 */
public record ColumnDrift(
        String name,
        Status status,
        List<Evidence> evidence,
        List<Evidence> described,
        String sentence,
        Distributions distributions) {

    /** Copies the lists. */
    public ColumnDrift {
        evidence = List.copyOf(evidence);
        described = List.copyOf(described);
    }

    /** The verdict on a column. */
    public enum Status {
        /** Compared, and no test both fired and found an effect that matters. */
        STABLE,
        /** Some test fired, and its effect matters. */
        DRIFTED,
        /** In both, but one side has no rows, or no values and the same share of missing ones. No alarm. */
        UNTESTED,
        /** In the reference, no longer now: an alarm. */
        MISSING,
        /** Now, but not in the reference. No alarm: nothing that was built on the reference uses it. */
        ADDED,
        /** Of a type that cannot be compared with the reference's: an alarm. Numeric types compare with each other. */
        RETYPED
    }

    /**
     * Whether this column raises an alarm.
     *
     * @return true for {@link Status#DRIFTED}, {@link Status#MISSING} and {@link Status#RETYPED}
     */
    public boolean drifted() {
        return status == Status.DRIFTED || status == Status.MISSING || status == Status.RETYPED;
    }

    /**
     * What one measure says of the values.
     *
     * @param measure a measure that decided or was to be described
     * @return its evidence; empty if it was not asked for, does not fit, or there are no values on one side
     */
    public Optional<Evidence> evidence(Measure measure) {
        return Stream.concat(evidence.stream(), described.stream())
                .filter(found -> found.measure() == measure && found.subject() == Evidence.Subject.VALUES)
                .findFirst();
    }

    /**
     * The evidence that decided: of the tests that raise an alarm, or else of all, the one with the least p-value.
     *
     * @return empty if no test was made
     */
    public Optional<Evidence> deciding() {
        return deciding(evidence);
    }

    static Optional<Evidence> deciding(List<Evidence> evidence) {
        return evidence.stream()
                .min(Comparator.comparing((Evidence test) -> !test.drifted()).thenComparingDouble(Evidence::pValue));
    }
}
