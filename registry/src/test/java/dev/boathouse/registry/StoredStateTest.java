package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.model.Model;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening from a stored state tells the same as folding all events, and nothing depends on that state. */
class StoredStateTest {

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void tellAStory() {
        registry = opened().actingAs(Actor.of("alice", "admin"));
        AliasPolicy policy = AliasPolicy.of(NAME, "champion")
                .withGate(Flights.GATE.digest())
                .withRoles(Action.CHANGE_POLICY, "admin");
        registry.apply(policy).commit();
        ModelVersion first = Flights.live(registry, Flights.model(1));
        ModelVersion second = Flights.live(registry, Flights.model(2));
        registry.catalog().describe(NAME, "Which flights will be late?");
        registry.catalog().tag(first, "team", "ops");
        registry.rollback(NAME, "champion", "too many false alarms");
        registry.catalog().deprecate(second, "learnt from the wrong month");
        registry.actingAs("bob").registerOnce("run-42", NAME, Flights.model(3));
    }

    private ModelRegistry opened() {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    /** Everything that can be asked, as one text. */
    private static String answers(ModelRegistry asked) {
        StringBuilder text = new StringBuilder();
        for (String name : asked.models()) {
            text.append(name)
                    .append(asked.catalog().description(name))
                    .append(asked.catalog().tags(name));
            for (ModelVersion version : asked.versions(name)) {
                text.append(version)
                        .append(version.at())
                        .append(version.actor())
                        .append(version.contentDigest())
                        .append(version.packageDigest())
                        .append(version.description())
                        .append(version.tags())
                        .append(version.deprecation())
                        .append(asked.decisions(version).stream()
                                .map(decision -> decision.eventId() + decision.findings())
                                .toList())
                        .append(asked.lineage(version).toJson())
                        .append(asked.catalog().stage(version))
                        .append(asked.approval(version, "champion"));
            }
            text.append(asked.history(name, "champion")).append(asked.policy(name, "champion"));
        }
        return text.toString();
    }

    @Test
    void itTellsTheSameAsTheEvents() throws IOException {
        String folded = answers(opened());
        registry.upkeep().storeState();
        assertThat(answers(opened())).isEqualTo(folded);
        assertThat(answers(registry)).isEqualTo(folded);
        registry.register(NAME, Flights.model(4));
        String later = answers(registry);
        assertThat(answers(opened())).isEqualTo(later);
        assertThat(opened().verify().problems()).isEmpty();
        deleteStates();
        assertThat(answers(opened())).isEqualTo(later);
    }

    @Test
    void itIsReallyReadFrom() throws IOException {
        registry.upkeep().storeState();
        // The same log without the files of events, except the last one: only the state can tell what they said.
        List<RegistryEvent> events = registry.audit();
        DeltaTable table = DeltaTable.at("file:" + folder.resolve("models"));
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            List<Path> parquet = files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .toList();
            assertThat(parquet).hasSize(events.size());
            assertThat(table.latest().fileCount()).isEqualTo(events.size());
        }
        Path last = lastFile(table);
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".parquet") && !one.equals(last))
                    .toList()) {
                Files.delete(file);
            }
        }
        ModelRegistry reader = opened();
        assertThat(Flights.champion(reader)).contains(1);
        assertThat(reader.versions(NAME)).hasSize(3);
    }

    private Path lastFile(DeltaTable table) {
        long version = table.latest().version();
        List<String> before = table.version(version - 1).files().stream()
                .map(file -> file.path())
                .toList();
        String added = table.latest().files().stream()
                .map(file -> file.path())
                .filter(path -> !before.contains(path))
                .findFirst()
                .orElseThrow();
        return folder.resolve("models").resolve(added);
    }

    @Test
    void damagedOrMissingItIsPassedOver() throws IOException {
        registry.upkeep().storeState();
        String folded = answers(registry);
        Path state = newestState();
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length / 2] ^= 1;
        Files.write(state, bytes);
        assertThat(answers(opened())).isEqualTo(folded);
        Files.delete(state);
        assertThat(answers(opened())).isEqualTo(folded);
    }

    @Test
    void everyHundredthEventStoresOneAndOnlyTwoAreKept() throws IOException {
        Model model = Flights.model(1);
        registry.upkeep().storeState();
        registry.upkeep().storeState();
        for (int i = 0; i < 100; i++) {
            registry.register("busy", model);
        }
        assertThat(registry.audit())
                .filteredOn(event -> event.type().equals("snapshot-taken"))
                .extracting(RegistryEvent::sequence)
                .containsExactly(13L, 14L, 101L);
        assertThat(states()).hasSize(2);
        ModelRegistry reader = opened();
        assertThat(reader.versions("busy")).hasSize(100);
        ChainReport report = reader.verify();
        assertThat(report.problems()).isEmpty();
        assertThat(registry.upkeep().compact()).isGreaterThan(100);
        assertThat(answers(opened())).isEqualTo(answers(registry));
        assertThat(opened().verify()).isEqualTo(report);
        assertThat(registry.upkeep().cleanUp(Duration.ZERO).files()).isZero();
    }

    @Test
    void cleaningUpLeavesWhatVersionsAndReadersNeed() throws IOException {
        registry.upkeep().storeState();
        ModelVersion third = registry.version(NAME, 3);
        registry.catalog().delete(third, "contains what it should not");
        long files = artifacts().count();
        assertThat(registry.upkeep().cleanUp(Duration.ofDays(1)).files()).isZero();
        Upkeep.CleanUp cleaned = registry.upkeep().cleanUp(Duration.ZERO);
        assertThat(cleaned.files()).isPositive();
        assertThat(artifacts().count()).isEqualTo(files - cleaned.files());
        ModelRegistry reader = opened();
        reader.versions(NAME).forEach(reader::load);
        assertThat(reader.verify().problems()).isEmpty();
    }

    @Test
    void aNegativeGraceTimeIsRefused() throws IOException {
        long files = artifacts().count();
        assertThatThrownBy(() -> registry.upkeep().cleanUp(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A day would work");
        assertThat(artifacts().count()).isEqualTo(files);
    }

    private Stream<Path> artifacts() throws IOException {
        return Files.walk(folder.resolve("models/_artifacts")).filter(Files::isRegularFile);
    }

    private List<Path> states() throws IOException {
        try (Stream<Path> files = artifacts()) {
            return files.filter(StoredStateTest::isState).toList();
        }
    }

    private Path newestState() throws IOException {
        return states().stream()
                .max((a, b) ->
                        Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                .orElseThrow();
    }

    private void deleteStates() throws IOException {
        for (Path state : states()) {
            Files.delete(state);
        }
    }

    private static boolean isState(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains("boathouse-registry-state-1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
