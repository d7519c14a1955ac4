package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was found of some expectations.
 *
 * @param name the name of the expectations
 * @param rows how many rows there were
 * @param results a result for each expectation, in their order
 */
public record Validation(String name, long rows, List<ExpectationResult> results) {

    /** Copies the results. */
    public Validation {
        results = List.copyOf(results);
    }

    /**
     * Whether the data may be used: whether every critical expectation holds. One that is undecided does not.
     *
     * @return true if {@link #failures()} is empty
     */
    public boolean passed() {
        return failures().isEmpty();
    }

    /**
     * The critical expectations that do not hold, or of which it is not known.
     *
     * @return their results, in order
     */
    public List<ExpectationResult> failures() {
        return notPassed(Severity.CRITICAL);
    }

    /**
     * The expectations of severity {@link Severity#WARNING} that do not hold, or of which it is not known.
     *
     * @return their results, in order
     */
    public List<ExpectationResult> warnings() {
        return notPassed(Severity.WARNING);
    }

    private List<ExpectationResult> notPassed(Severity severity) {
        return results.stream()
                .filter(result -> !result.passed() && result.expectation().severity() == severity)
                .toList();
    }

    /**
     * The validation as evidence for a gate.
     *
     * @return a finding named {@code expectations: } and the name, which passes when this does; its digest covers every result's figures
     */
    public Finding finding() {
        List<ExpectationResult> failures = failures();
        long critical = count(Severity.CRITICAL);
        String observed = failures.isEmpty()
                ? "all hold"
                : failures.size() + " of " + critical + " do not hold: "
                        + String.join(
                                "; ",
                                failures.stream()
                                        .map(result -> result.expectation().toString())
                                        .toList());
        return new Finding(
                "expectations: " + name,
                passed(),
                observed,
                critical + " critical expectations hold",
                failures.isEmpty()
                        ? critical + " critical expectations hold of " + rows + " rows, "
                                + warnings().size() + " warnings"
                        : failures.get(0).toString(),
                digest());
    }

    private long count(Severity severity) {
        return results.stream()
                .filter(result -> result.expectation().severity() == severity)
                .count();
    }

    private String digest() {
        Digest digest = Digest.of("validation").put(name).put(rows).put(results.size());
        for (ExpectationResult result : results) {
            digest.put(result.expectation().toString())
                    .put(result.outcome().name())
                    .put(result.rows())
                    .put(result.missing().orElse(-1))
                    .put(result.unexpected().orElse(-1))
                    .put(ExpectationText.value(result.observed().orElse("")))
                    .put(result.reason());
        }
        return digest.hex();
    }

    /**
     * The validation in words: a line for each expectation, those that do not hold first.
     *
     * @return lines separated by line feeds
     */
    public String summary() {
        List<ExpectationResult> order = new ArrayList<>(results);
        order.sort((left, right) -> Boolean.compare(left.passed(), right.passed()));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %,d rows: %s (%d of %d expectations hold)\n",
                name,
                rows,
                passed() ? "passed" : "failed",
                results.stream().filter(ExpectationResult::passed).count(),
                results.size()));
        for (ExpectationResult result : order) {
            text.append("  ").append(result).append('\n');
        }
        return text.toString();
    }

    /**
     * The validation for people to look at: how many expectations hold, what was expected and found, and of what does not hold the most frequent unexpected values and the
     * first rows. Values of sensitive columns are masked, as they are in the results.
     *
     * @return a page
     */
    public Page page() {
        return ValidationPage.of(this);
    }

    /**
     * The validation for other tools, in the layout of the results of Great Expectations 1.x where that has one.
     *
     * @return a JSON object
     */
    public String json() {
        return ValidationJson.of(this);
    }
}
