package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.audit.RegistryEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who changes a registry is killed at each step: the change is there from the link of its commit on, and not at all before. */
@Execution(ExecutionMode.CONCURRENT)
class RegistryStepsTest {

    private static final int KILLED = 1;
    private static final int OTHER = 2;

    @TempDir
    Path folder;

    private RegistryFolder place;
    private Registrar other;
    private final Map<String, Integer> acknowledged = new TreeMap<>();

    @BeforeEach
    void open() {
        place = RegistryFolder.in(folder);
        other = registrar(OTHER);
    }

    private Registrar registrar(int number) {
        Model trained = ModelPackage.read(place.model()).model();
        return new Registrar(ModelRegistry.open(place.uri()), trained, number);
    }

    private void register(Registrar who, int number, int sequence) {
        acknowledged.put(
                Candidates.job(number, sequence), who.registered(sequence).number());
    }

    /** Does a thing, as another process, until it is killed at a step. */
    private void killed(Deed deed, Step step) throws IOException, InterruptedException {
        try (WriterProcess process =
                Registrar.start(deed, place, KILLED, 1, 1, 0, List.of(Fault.at(step, 1, Fault.Action.HALT)))) {
            assertThat(process.rest()).as("nothing is acknowledged").containsExactly("ready");
            assertThat(process.exit()).as(process.errors()).isEqualTo(WriterProcess.KILLED);
        }
    }

    private List<RegistryEvent> events() {
        return ModelRegistry.open(place.uri()).audit();
    }

    private void requireWhole() throws Exception {
        RegistryAudit audit = new RegistryAudit(place);
        audit.requireRegistered(acknowledged);
        audit.requireWhole();
        audit.requireRegistered(acknowledged);
    }

    /** In a quick run one of each kind is left. */
    static Stream<Step> registering() {
        return Cases.isFull()
                ? Stream.of(
                        Step.ARTIFACT_FORCE,
                        Step.ARTIFACT_FORCED,
                        Step.ARTIFACT_LINKED,
                        Step.ARTIFACT_FOLDER_FORCE,
                        Step.DATA_FORCED,
                        Step.TEMP_FORCED,
                        Step.LINKED,
                        Step.LOG_FORCE,
                        Step.CHECKPOINT_FORCED)
                : Stream.of(Step.LINKED);
    }

    static Stream<Step> storing() {
        return Cases.isFull() ? Stream.of(Step.ARTIFACT_LINKED, Step.LINKED) : Stream.of(Step.ARTIFACT_LINKED);
    }

    @ParameterizedTest
    @MethodSource("registering")
    void aVersionIsThereFromTheLinkOn(Step step) throws Exception {
        // A checkpoint comes with each tenth commit, and the table was made with one.
        int before = step.isOfCheckpoint() ? 9 : 1;
        for (int i = 1; i <= before; i++) {
            register(other, OTHER, i);
        }
        killed(Deed.REGISTER, step);

        ModelRegistry seen = ModelRegistry.open(place.uri());
        assertThat(seen.verify().problems()).isEmpty();
        int there = before + (step.isCommitted() ? 1 : 0);
        assertThat(seen.versions(Candidates.NAME))
                .extracting(ModelVersion::number)
                .hasSize(there);

        register(other, OTHER, before + 1);
        assertThat(acknowledged.get(Candidates.job(OTHER, before + 1))).isEqualTo(there + 1);
        Registrar again = registrar(KILLED);
        register(again, KILLED, 1);
        assertThat(acknowledged.get(Candidates.job(KILLED, 1))).isEqualTo(step.isCommitted() ? there : there + 2);
        requireWhole();
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "cases", matches = "full")
    @EnumSource(names = {"LINK", "LINKED"})
    void compactionLeavesAllEventsAsTheyWere(Step step) throws Exception {
        for (int i = 1; i <= 5; i++) {
            register(other, OTHER, i);
        }
        List<RegistryEvent> before = events();
        killed(Deed.COMPACT, step);
        assertThat(events()).isEqualTo(before);
        assertThat(other.registry().upkeep().compact()).isEqualTo(step.isCommitted() ? 0 : 5);
        assertThat(events()).isEqualTo(before);
        register(other, OTHER, 6);
        requireWhole();
    }

    @ParameterizedTest
    @MethodSource("storing")
    void aStoredStateIsOfUseFromTheLinkOn(Step step) throws Exception {
        for (int i = 1; i <= 3; i++) {
            register(other, OTHER, i);
        }
        other.registry().upkeep().storeState();
        register(other, OTHER, 4);
        List<RegistryEvent> before = events();
        killed(Deed.STORE_STATE, step);
        List<RegistryEvent> after = events();
        assertThat(after).startsWith(before.toArray(RegistryEvent[]::new));
        assertThat(after).hasSize(before.size() + (step.isCommitted() ? 1 : 0));
        register(other, OTHER, 5);
        other.registry().upkeep().storeState();
        other.registry().upkeep().storeState();
        requireWhole();
    }

    /** What a cleaner that died has put aside is registered again, or goes. */
    @Test
    @EnabledIfSystemProperty(named = "cases", matches = "full")
    void cleaningUpGoesOn() throws Exception {
        register(other, OTHER, 1);
        register(other, OTHER, 2);
        ModelVersion second = other.registry().version(Candidates.NAME, 2);
        other.registry().catalog().delete(second, "to be cleaned up");
        killed(Deed.CLEAN_UP, Step.ARTIFACT_ASIDE);
        assertThat(new TableFolder(place.path()).temporaries()).hasSize(1);
        ModelRegistry registry = ModelRegistry.open(place.uri());
        ModelVersion third = registry.register(Candidates.NAME, other.model(2));
        assertThat(registry.load(third).contentDigest()).isEqualTo(second.contentDigest());
        new RegistryAudit(place).requireWhole();
        assertThat(new TableFolder(place.path()).temporaries()).isEmpty();
        assertThat(registry.load(third).contentDigest()).isEqualTo(second.contentDigest());
    }
}
