package dev.boathouse.junit;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Gate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * Where assertions on models begin. They throw {@link AssertionFailedError} with tables of what was required and found; every check is
 * made before that, not only the first one that fails. They stand well beside those of AssertJ, whose {@code assertThat} takes other types.
 */
public final class ModelAssertions {

    private ModelAssertions() {}

    /**
     * On what a gate said about a candidate.
     *
     * @param verdict the verdict
     * @return assertions on it
     */
    public static VerdictAssert assertThat(Gate.Verdict verdict) {
        return new VerdictAssert(verdict);
    }

    /**
     * On a candidate beside the champion.
     *
     * @param comparison both on the same rows
     * @return assertions on the candidate
     */
    public static ComparisonAssert assertThat(Comparison comparison) {
        return new ComparisonAssert(comparison);
    }

    /**
     * On a model that is compared with no other: checks against a champion pass, and say why.
     *
     * @param evaluation the model on some rows
     * @return assertions on the model
     */
    public static ComparisonAssert assertThat(Evaluation evaluation) {
        return new ComparisonAssert(Comparison.of(evaluation, Optional.empty()));
    }

    /**
     * On what a model reads and answers.
     *
     * @param model the model
     * @return assertions on its signature
     */
    public static ModelAssert assertThat(Model model) {
        return new ModelAssert(model);
    }

    /**
     * One test for each check of a gate, named by it, so that reports list them one by one. For a method with
     * {@link org.junit.jupiter.api.TestFactory}.
     *
     * @param verdict what the gate said
     * @return the tests, in the order of the gate; each passes if its check did
     */
    public static Stream<DynamicTest> testEach(Gate.Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> DynamicTest.dynamicTest(finding.name(), () -> requirePassed(finding)));
    }

    private static void requirePassed(Finding finding) {
        if (!finding.passed()) {
            throw new AssertionFailedError(finding.name() + ": " + finding.detail());
        }
    }
}
