package dev.boathouse.monitoring.expectation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found of one expectation.
 *
 * @param expectation what was expected
 * @param outcome whether it holds
 * @param observed the figure that was expected to be something, such as a mean, a number of rows or a list of quantiles, a list of two where it is known in bounds, in the types of {@link
 *     Expectation#arguments}; empty for expectations on values, where it is not known, and of sensitive columns
 * @param rows how many rows there were, those alone for which the condition is true
 * @param missing how many of them were not looked at because of nulls; empty where it is not known or nothing was read
 * @param unexpected how many of those looked at were not as expected; empty where it is not known, and for expectations on figures
 * @param frequent the most frequent unexpected values and how often they occurred, the most frequent first, equally frequent ones by their text; none of sensitive
 *     columns
 * @param sample the first rows that were not as expected
 * @param reason one sentence: what was found, or why nothing could be
 */
public record ExpectationResult(
        Expectation expectation,
        Outcome outcome,
        Optional<Object> observed,
        long rows,
        OptionalLong missing,
        OptionalLong unexpected,
        Map<Object, Long> frequent,
        List<FailingRow> sample,
        String reason) {

    /** Stands for a value of a sensitive column. */
    public static final String MASKED = "***";

    /** Copies what was found. */
    public ExpectationResult {
        frequent = Collections.unmodifiableMap(new LinkedHashMap<>(frequent));
        sample = List.copyOf(sample);
    }

    /**
     * Whether it holds for sure.
     *
     * @return true if the outcome is {@link Outcome#PASSED}
     */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }

    /** As {@code FAILED expect_column_values_to_not_be_null(column=hour): 3 of 1000 rows are null}. */
    @Override
    public String toString() {
        return outcome + " " + expectation + ": " + reason;
    }
}
