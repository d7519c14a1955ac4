package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.TableFile;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.audit.RegistryEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A registry after all is over: whole, the same from its stored state and from its events, and with nothing beside what it needs. */
record RegistryAudit(RegistryFolder folder) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String STATE = "boathouse-registry-state-1";

    private ModelRegistry opened() {
        return ModelRegistry.open(folder.uri());
    }

    /** Holds the registry against itself. Nobody may be writing; stored states and what was left behind are gone afterwards. */
    void requireWhole() throws Exception {
        TableFolder files = new TableFolder(folder.path());
        files.requireWhole();
        ModelRegistry registry = opened();
        assertThat(registry.verify().problems()).isEmpty();
        List<RegistryEvent> events = registry.audit();
        assertThat(events)
                .extracting(RegistryEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        Instant before = Instant.MIN;
        for (RegistryEvent event : events) {
            assertThat(event.at()).as("time of event %s", event.sequence()).isAfterOrEqualTo(before);
            before = event.at();
        }
        requireSameToOthers(events.size());
        String fromState = answers(registry);
        registry.upkeep().cleanUp(Duration.ZERO);
        Set<String> named = named(events);
        List<Path> states = new ArrayList<>();
        for (Path file : files.files()) {
            FileKind kind = FileKind.of(file);
            assertThat(kind).as("what was left behind").isNotEqualTo(FileKind.ARTIFACT_TEMP);
            if (kind == FileKind.ARTIFACT && !named.remove(file.getFileName().toString())) {
                states.add(file);
            }
        }
        assertThat(named).as("artifacts that are missing").isEmpty();
        assertThat(states).as("of states the last two are kept").hasSizeLessThanOrEqualTo(2);
        assertThat(answers(opened())).isEqualTo(fromState);
        for (Path state : states) {
            assertThat(Files.readString(state, StandardCharsets.ISO_8859_1)).contains(STATE);
            Files.delete(state);
        }
        assertThat(answers(opened())).as("from the events alone").isEqualTo(fromState);
        assertThat(opened().verify().problems()).isEmpty();
    }

    /** Other engines find each event once, in files that both logs tell. */
    private void requireSameToOthers(int events) throws Exception {
        DeltaTable table = DeltaTable.at(folder.uri());
        List<String> files =
                table.latest().files().stream().map(TableFile::path).toList();
        assertThat(Judges.filesByStandalone(table.location())).containsExactlyInAnyOrderElementsOf(files);
        assertThat(Judges.sequencesByDuckDb(folder.path(), files))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
    }

    /** Everything that was registered is there under its number, each job once, and some of it loads. */
    void requireRegistered(Map<String, Integer> acknowledged) throws Exception {
        ModelRegistry registry = opened();
        Map<String, Integer> found = new TreeMap<>();
        for (RegistryEvent event : registry.audit()) {
            if (event.type().equals("version-registered")) {
                String key =
                        JSON.readTree(event.payload()).path("idempotency-key").asText();
                assertThat(found.put(key, event.version().orElseThrow()))
                        .as("job %s is registered once", key)
                        .isNull();
            }
        }
        assertThat(found).isEqualTo(new TreeMap<>(acknowledged));
        assertThat(registry.versions(Candidates.NAME))
                .extracting(ModelVersion::number)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, found.size())
                        .boxed()
                        .toList());
        Model trained = ModelPackage.read(folder.model()).model();
        int every = Math.max(1, found.size() / 20);
        found.forEach((key, number) -> {
            if (number % every == 0) {
                ModelVersion version = registry.version(Candidates.NAME, number);
                String expected = Candidates.ofJob(trained, key).contentDigest();
                assertThat(version.contentDigest()).as(key).isEqualTo(expected);
                assertThat(registry.load(version).contentDigest()).isEqualTo(expected);
            }
        });
    }

    /** The files of versions that are not deleted. */
    private static Set<String> named(List<RegistryEvent> events) throws IOException {
        Map<String, Set<String>> named = new HashMap<>();
        for (RegistryEvent event : events) {
            if (event.type().equals("version-registered")) {
                Set<String> files = new HashSet<>();
                for (JsonNode file : JSON.readTree(event.payload()).path("files")) {
                    files.add(file.path("sha256").asText());
                }
                named.put(event.model() + " " + event.version(), files);
            } else if (event.type().equals("version-deleted")) {
                named.remove(event.model() + " " + event.version());
            }
        }
        Set<String> all = new HashSet<>();
        named.values().forEach(all::addAll);
        return all;
    }

    /** What can be asked of versions and the alias, as one text. */
    private static String answers(ModelRegistry asked) {
        StringBuilder text = new StringBuilder();
        for (ModelVersion version : asked.versions(Candidates.NAME)) {
            text.append(version)
                    .append(version.at())
                    .append(version.actor())
                    .append(version.contentDigest())
                    .append(version.packageDigest())
                    .append('\n');
        }
        return text.append(asked.history(Candidates.NAME, Candidates.ALIAS))
                .append(asked.alias(Candidates.NAME, Candidates.ALIAS))
                .append(asked.verify().head())
                .toString();
    }
}
