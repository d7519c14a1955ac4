package dev.boathouse.junit;

import static dev.boathouse.junit.ModelAssertions.assertThat;
import static dev.boathouse.junit.ModelAssertions.testEach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test classes as users write them; they run inside tests of ours, never by themselves. */
final class Samples {

    static final String NAME = "ripe-apples";
    static final Gate GATE = Gate.require(Check.atLeast(Metric.AUC, 0.9)).and(Check.noWorseThanChampion(Metric.AUC));
    static final SmallModel GOOD = SmallModel.ofTwoClasses();
    static final SmallModel WORSE = GOOD.worse();

    /** Where the samples' registry lies. */
    static Path folder = Path.of("not set");

    static final AtomicInteger SCORINGS = new AtomicInteger();

    private Samples() {}

    static ModelRegistry registry() {
        return ModelRegistry.open(folder.toString()).actingAs("sample");
    }

    static QualityGate recording(Gate gate) {
        return QualityGate.of(gate)
                .candidate(Samples::registry, NAME)
                .champion("champion")
                .on(() -> {
                    SCORINGS.incrementAndGet();
                    return GOOD.test();
                })
                .recordingVerdict();
    }

    static class Gated {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
        }
    }

    static class Shared {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
        }
    }

    static class SharedByOne extends Shared {}

    static class SharedByOneThatFails extends Shared {
        @Test
        void fails() {
            fail("as it should");
        }
    }

    static class TakesEverything {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        static Comparison seen = Comparison.of(Evaluation.of(GOOD.model(), GOOD.test()), Optional.empty());

        @BeforeAll
        static void first(Comparison comparison) {
            seen = comparison;
        }

        @Test
        void together(
                Comparison comparison, Evaluation evaluation, Model model, ModelVersion version, Gate.Verdict verdict) {
            assertSame(seen, comparison);
            assertSame(comparison.candidate(), evaluation);
            assertSame(evaluation.model(), model);
            assertEquals(model.contentDigest(), version.contentDigest());
            assertSame(comparison, verdict.comparison());
        }

        @TestFactory
        Stream<DynamicTest> everyCheck(Gate.Verdict verdict) {
            return testEach(verdict);
        }

        @Nested
        class Inside {
            @Test
            void too(Comparison comparison) {
                assertSame(seen, comparison);
            }
        }
    }

    static class OneTestFails {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
        }

        @Test
        void asksForMore(Comparison comparison) {
            assertThat(comparison).passes(Check.atLeast(Metric.AUC, 1));
        }
    }

    static class OneDynamicTestFails {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @TestFactory
        Stream<DynamicTest> some() {
            return Stream.of(DynamicTest.dynamicTest("fails", () -> fail("as it should")));
        }
    }

    static class CleaningUpFails {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
        }

        @AfterEach
        void clean() {
            fail("as it should");
        }
    }

    static class NestedSetUpFails {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
        }

        @Nested
        class Inside {
            @BeforeAll
            static void prepare() {
                fail("as it should");
            }

            @Test
            void never() {}
        }
    }

    static class OneTestIsSkipped {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
        }

        @Test
        void skipped() {
            Assumptions.abort("elsewhere only");
        }

        @TestFactory
        Stream<DynamicTest> skippedToo() {
            return Stream.of(DynamicTest.dynamicTest("skipped", () -> Assumptions.abort("elsewhere only")));
        }
    }

    static class NobodyAsks {
        @RegisterExtension
        static final QualityGate QUALITY = recording(GATE);

        @Test
        void runs() {}
    }

    static class Fresh {
        @RegisterExtension
        static final QualityGate QUALITY = QualityGate.of(GATE.and(Check.finding("drift")))
                .candidate(GOOD::model)
                .champion(() -> Optional.of(WORSE.model()))
                .on(GOOD::test)
                .with(comparison ->
                        comparison.with(new Finding("drift", true, "0.01", "<= 0.1", "quiet", comparison.digest())))
                .with(comparison -> comparison.with(new Finding(
                        "second", true, "", "", comparison.findings().toString(), comparison.digest())));

        @Test
        void passes(Gate.Verdict verdict) {
            assertThat(verdict).passed();
            assertEquals(2, verdict.comparison().findings().size());
        }

        @Test
        void hasNoVersion(ModelVersion version) {
            fail("nobody can have made " + version);
        }
    }

    static class SaysNothingOfAChampion {
        @RegisterExtension
        static final QualityGate QUALITY =
                QualityGate.of(GATE).candidate(GOOD::model).on(GOOD::test);

        @Test
        void never() {}
    }

    static class RecordsWhatIsNotRegistered {
        @RegisterExtension
        static final QualityGate QUALITY = QualityGate.of(GATE)
                .candidate(GOOD::model)
                .withoutChampion()
                .on(GOOD::test)
                .recordingVerdict();

        @Test
        void never() {}
    }

    static class RegisteredForSingleTests {
        @RegisterExtension
        final QualityGate quality =
                QualityGate.of(GATE).candidate(GOOD::model).withoutChampion().on(GOOD::test);

        @Test
        void asks(Comparison comparison) {
            fail("nobody can have made " + comparison);
        }
    }
}
