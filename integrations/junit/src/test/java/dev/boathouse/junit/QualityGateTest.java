package dev.boathouse.junit;

import static dev.boathouse.junit.Samples.GATE;
import static dev.boathouse.junit.Samples.GOOD;
import static dev.boathouse.junit.Samples.NAME;
import static dev.boathouse.junit.Samples.WORSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.audit.RegistryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityGateTest {

    @TempDir
    Path folder;

    @BeforeEach
    void stage() {
        Samples.folder = folder;
        Samples.SCORINGS.set(0);
    }

    private static ModelRegistry with(SmallModel candidate) {
        ModelRegistry registry = Samples.registry();
        registry.register(NAME, candidate.model(), Evaluation.of(candidate.model(), GOOD.test()));
        return registry;
    }

    /** What was recorded, as the registry has it. */
    private static List<RegistryEvent> recorded() {
        return Samples.registry().audit().stream()
                .filter(event -> event.type().equals("decision-recorded"))
                .toList();
    }

    @Test
    void aGoodCandidatePassesAndItsVerdictIsRecorded() {
        with(GOOD);
        Runs run = Runs.of(Samples.Gated.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(1);
        assertThat(run.entries()).containsEntry("boathouse.verdict", "passed: 2 of 2 checks passed");
        assertThat(run.entries().get("boathouse.record")).startsWith("approved ripe-apples version 1, event ");
        // Surefire shows no report entries.
        assertThat(run.printed())
                .containsExactly(
                        "boathouse.verdict: passed: 2 of 2 checks passed",
                        "boathouse.record: " + run.entries().get("boathouse.record"));
        assertThat(recorded()).singleElement().extracting(RegistryEvent::actor).isEqualTo("sample");
    }

    @Test
    void aBadCandidateFailsWithTheTableAndThatIsRecordedToo() {
        with(WORSE);
        Runs run = Runs.of(Samples.Gated.class);
        assertThat(run.failures())
                .singleElement()
                .asString()
                .startsWith("1 of 2 checks failed\n")
                .contains("✗ fail   auc >= 0.9");
        assertThat(run.entries()).containsEntry("boathouse.verdict", "not passed: 1 of 2 checks failed");
        assertThat(run.entries().get("boathouse.record")).startsWith("rejected ripe-apples version 1, event ");
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void theNewestVersionIsHeldAgainstTheChampion() {
        ModelRegistry registry = with(GOOD);
        ModelVersion first = registry.version(NAME, 1);
        Decision decision =
                registry.record(first, GATE.decide(Comparison.of(GOOD.model(), Optional.empty(), GOOD.test())));
        registry.promote("champion", (Decision.Approved) decision);
        with(WORSE);
        Runs run = Runs.of(Samples.Gated.class);
        assertThat(run.failures()).singleElement().asString().contains("✗ fail   auc no worse than the champion");
        assertThat(run.entries().get("boathouse.record")).startsWith("rejected ripe-apples version 2, event ");
    }

    @Test
    void testsTakeWhatTheyWantAndModelsScoreOnce() {
        with(GOOD);
        Runs run = Runs.of(Samples.TakesEverything.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(4);
        assertThat(Samples.SCORINGS).hasValue(1);
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void classesThatShareAGateAreJudgedEachByItself() {
        with(GOOD);
        Runs run = Runs.of(Samples.SharedByOneThatFails.class, Samples.SharedByOne.class);
        assertThat(run.failures()).containsExactly("as it should");
        assertThat(Samples.SCORINGS).hasValue(2);
        assertThat(recorded()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Samples.OneTestFails.class,
                Samples.OneDynamicTestFails.class,
                Samples.CleaningUpFails.class,
                Samples.NestedSetUpFails.class
            })
    void aPassedGateIsNotRecordedWhereTestsFailed(Class<?> sample) {
        with(GOOD);
        Runs run = Runs.of(sample);
        assertThat(run.failures()).hasSize(1);
        assertThat(run.entries().get("boathouse.record"))
                .startsWith("not recorded: ")
                .contains("tests");
        assertThat(recorded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {Samples.OneTestIsSkipped.class, Samples.NobodyAsks.class})
    void skippedTestsAndTestsOfOtherThingsDoNotHinder(Class<?> sample) {
        with(GOOD);
        Runs run = Runs.of(sample);
        assertThat(run.failures()).isEmpty();
        assertThat(run.entries().get("boathouse.record")).startsWith("approved ");
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void withoutAVersionEachTestFailsAndNothingIsRecorded() {
        Runs run = Runs.of(Samples.TakesEverything.class);
        assertThat(run.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .contains("Cannot judge ripe-apples: registry at ")
                        .contains("has no version of it"));
        assertThat(run.entries().get("boathouse.record"))
                .isEqualTo("not recorded: there is no verdict, and tests failed");
    }

    @Test
    void freshModelsAreJudgedWithMoreEvidence() {
        Runs run = Runs.of(Samples.Fresh.class);
        assertThat(run.succeeded()).isEqualTo(1);
        assertThat(run.failures()).singleElement().asString().contains("The candidate has no version");
        assertThat(run.entries()).containsOnlyKeys("boathouse.verdict");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnyTest() {
        assertThat(Runs.of(Samples.SaysNothingOfAChampion.class).failures())
                .containsExactly("Cannot judge with this QualityGate: nobody said what is live. "
                        + "champion(...) or withoutChampion() would work.");
        assertThat(Runs.of(Samples.RecordsWhatIsNotRegistered.class).failures())
                .containsExactly(
                        "Cannot judge with this QualityGate: "
                                + "the candidate is in no registry to record a verdict in. candidate(registry, name) would work.");
        assertThat(Runs.of(Samples.RegisteredForSingleTests.class).failures())
                .singleElement()
                .asString()
                .contains("A static field would work.");
    }

    @Test
    void aRegistryWhoseTableIsNotWrittenLeavesTheOutcomeAlone() throws IOException {
        with(GOOD);
        Path log = folder.resolve("_delta_log");
        Files.writeString(
                log.resolve("00000000000000000002.json"),
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,"
                        + "\"writerFeatures\":[\"appendOnly\",\"notKnownYet\"]}}\n");
        Runs run = Runs.of(Samples.Gated.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.entries().get("boathouse.record"))
                .startsWith("not recorded: registry at ")
                .contains("cannot be written")
                .contains("notKnownYet");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aFolderThatMayOnlyBeReadLeavesTheOutcomeAlone() throws Exception {
        try (ReadOnlyFolder kept = ReadOnlyFolder.at(folder)) {
            Samples.folder = kept.path();
            with(GOOD);
            kept.protect();
            Runs run = Runs.of(Samples.Gated.class);
            assertThat(run.failures()).isEmpty();
            assertThat(run.entries()).containsEntry("boathouse.verdict", "passed: 2 of 2 checks passed");
            assertThat(run.entries().get("boathouse.record"))
                    .startsWith("not recorded: registry at ")
                    .contains("cannot be written: ")
                    .contains(kept.path().toString());
            assertThat(recorded()).isEmpty();
        }
    }
}
