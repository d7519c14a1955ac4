package dev.boathouse.junit;

import static dev.boathouse.junit.ModelAssertions.testEach;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.registry.Gate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ModelAssertionsTest {

    private static final SmallModel GOOD = SmallModel.ofTwoClasses();
    private static final SmallModel WORSE = GOOD.worse();
    private static final Gate GATE = Gate.require(Check.atLeast(Metric.AUC, 0.9))
            .and(Check.noWorseThanChampion(Metric.AUC))
            .and(Check.atMost(Metric.BRIER, 0.5))
            .and(Check.finding("drift"));

    private final Comparison better = Comparison.of(GOOD.model(), Optional.of(WORSE.model()), GOOD.test());
    private final Comparison worse = Comparison.of(WORSE.model(), Optional.of(GOOD.model()), GOOD.test());

    @Test
    void goodModelsPass() {
        assertThatCode(() -> ModelAssertions.assertThat(better)
                        .passes(Check.atLeast(Metric.AUC, 0.8), Check.noWorseThanChampion(Metric.AUC))
                        .passes(Gate.require(Check.sameSignature())))
                .doesNotThrowAnyException();
    }

    @Test
    void modelsWithoutChampionAreJudgedByThemselves() {
        Evaluation evaluation = Evaluation.of(WORSE.model(), GOOD.test());
        ModelAssertions.assertThat(evaluation).passes(Check.noWorseThanChampion(Metric.AUC));
        assertThatThrownBy(() -> ModelAssertions.assertThat(evaluation).passes(Check.atLeast(Metric.AUC, 0.99)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("champion   none yet")
                .hasMessageContaining("1 of 1 check failed");
    }

    @Test
    void aGateThatIsNotPassedIsToldInTables() {
        String message = message(() -> ModelAssertions.assertThat(worse)
                .showing(Slicing.by("colour"), Metric.AUC)
                .passes(GATE));
        Assertions.assertThat(message).isEqualTo("""
                        3 of 4 checks failed
                        ====================

                        Checks
                        ------

                        candidate  random-forest for ripe (%s): 10 trees, 182 nodes
                        champion   random-forest for ripe (%s): 10 trees, 114 nodes
                        rows       200

                        outcome  check                           required   observed
                        -------  ------------------------------  ---------  ------------------
                        ✗ fail   auc >= 0.9                      >= 0.9     0.8287
                        ✗ fail   auc no worse than the champion  >= 0.9584  0.8287
                        ✓ pass   brier <= 0.5                    <= 0.5     0.2111737792038901
                        ✗ fail   finding drift                   passed     missing

                        Why
                        ---

                        - auc >= 0.9: auc is 0.8287, required is >= 0.9
                        - auc no worse than the champion: auc is 0.8287, the champion's 0.9584; the difference is -0.1297
                          (95 %% from -0.1852 to -0.0742)
                        - finding drift: no finding "drift" was added to the comparison; add it with
                          comparison.with(finding)

                        Metrics
                        -------

                        metric  candidate  champion  difference
                        ------  ---------  --------  ----------
                        auc        0.8287    0.9584     -0.1297
                        brier      0.2112    0.0943      0.1169

                        auc by colour
                        -------------

                        All 3 slices, the worst first

                        slice            rows  candidate  champion  difference
                        ---------------  ----  ---------  --------  ----------
                        colour = red       68     0.5593    0.9661     -0.4068
                        colour = green     60     0.7515    0.8951     -0.1435
                        colour = yellow    72     0.9131    0.9166     -0.0035
                        """.formatted(
                        WORSE.model().contentDigest().substring(0, 12),
                        GOOD.model().contentDigest().substring(0, 12)));
    }

    @Test
    void verdictsAreToldAlike() {
        String ofComparison = message(() -> ModelAssertions.assertThat(worse)
                .showing(Slicing.by("colour"), Metric.BRIER)
                .passes(GATE));
        String ofVerdict = message(() -> ModelAssertions.assertThat(GATE.decide(worse))
                .showing(Slicing.by("colour"), Metric.BRIER)
                .passed());
        Assertions.assertThat(ofVerdict).isEqualTo(ofComparison);
        ModelAssertions.assertThat(Gate.require(Check.sameSignature()).decide(worse))
                .passed();
    }

    @Test
    void showsTheWorstSlicesFirstAndHowManyThereAre() {
        String message = message(() -> ModelAssertions.assertThat(worse)
                .showing(Slicing.by("days"), Metric.BRIER)
                .passes(GATE));
        Assertions.assertThat(message).contains("The worst 10 of ");
        List<Double> differences = message.substring(message.indexOf("The worst 10"))
                .lines()
                .filter(line -> line.startsWith("days"))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
        Assertions.assertThat(differences)
                .hasSize(10)
                .isSortedAccordingTo((left, right) -> Double.compare(right, left))
                .first()
                .matches(first -> first > 0);
    }

    @Test
    void givesATestForEachCheck() {
        Assertions.assertThat(testEach(GATE.decide(worse)))
                .extracting(
                        test -> test.getDisplayName(),
                        test -> catchThrowable(test.getExecutable()::execute) instanceof AssertionFailedError)
                .containsExactly(
                        tuple("auc >= 0.9", true),
                        tuple("auc no worse than the champion", true),
                        tuple("brier <= 0.5", false),
                        tuple("finding drift", true));
    }

    private static String message(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        Assertions.assertThat(thrown).isExactlyInstanceOf(AssertionFailedError.class);
        return thrown.getMessage();
    }
}
