package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with write access and another engine. */
class TamperingTest {

    @TempDir
    Path folder;

    private ModelRegistry registry;
    private DeltaTable table;

    /** Events: 1–3 first version live, 4–6 second version live, 7 rolled back. */
    @BeforeEach
    void tellAStory() {
        table = DeltaTable.at("file:" + folder.resolve("models"));
        registry = ModelRegistry.open(table.location());
        Flights.live(registry, Flights.model(1));
        Flights.live(registry, Flights.model(2));
        registry.rollback(NAME, "champion", "too many false alarms");
    }

    @Test
    void nothingIsWrongAtFirst() {
        ChainReport report = registry.verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.events()).isEqualTo(7);
        assertThat(report.head()).isEqualTo(registry.audit().get(6).hash());
    }

    @Test
    void anAlteredPayloadIsNamed() {
        ModelRegistry changed = rewritten(rows -> {
            Map<String, @Nullable Object> rejected = rows.get(4);
            rejected.put("payload", String.valueOf(rejected.get("payload")).replace("true", "false"));
        });
        assertThat(changed.verify().problems())
                .anyMatch(problem -> problem.sequence() == 5 && problem.text().startsWith("was altered"));
    }

    @Test
    void anAlteredActorIsNamed() {
        ModelRegistry changed = rewritten(rows -> rows.get(6).put("actor", "mallory"));
        assertThat(changed.verify().problems())
                .extracting(ChainReport.Problem::sequence)
                .containsOnly(7L);
    }

    @Test
    void aRemovedRowIsNamed() {
        ModelRegistry changed = rewritten(rows -> rows.remove(1));
        assertThat(changed.verify().problems()).first().satisfies(problem -> {
            assertThat(problem.sequence()).isEqualTo(2);
            assertThat(problem.text()).isEqualTo("is missing.");
        });
    }

    @Test
    void exchangedRowsAreNamed() {
        ModelRegistry changed = rewritten(rows -> {
            rows.get(0).put("sequence", 4L);
            rows.get(3).put("sequence", 1L);
        });
        assertThat(changed.verify().problems())
                .extracting(ChainReport.Problem::sequence)
                .contains(1L, 4L);
    }

    @Test
    void aRowOfAnotherEngineMovesNoAlias() {
        table.append(changed(rows(), rows -> {
                    Map<String, @Nullable Object> forged = rows.get(5);
                    forged.put("sequence", 8L);
                    forged.put("event_id", "forged");
                    rows.retainAll(List.of(forged));
                }))
                .commit();
        ModelRegistry reader = ModelRegistry.open(table.location());
        assertThat(Flights.champion(reader)).contains(1);
        assertThat(reader.verify().problems())
                .extracting(ChainReport.Problem::sequence)
                .containsExactly(8L);
        Flights.live(reader, Flights.model(3));
        assertThat(Flights.champion(reader)).contains(3);
        assertThat(Flights.champion(ModelRegistry.open(table.location()))).contains(3);
        assertThat(reader.verify().problems())
                .extracting(ChainReport.Problem::sequence)
                .containsExactly(8L);
    }

    @Test
    void aTailThatWasCutOffIsMissed() {
        Frame all = rows();
        table = DeltaTable.at("file:" + folder.resolve("cut"));
        table.create(all.schema());
        table.append(changed(all, rows -> rows.remove(6)))
                .withTransaction(EventTable.APP_ID, 7)
                .commit();
        ModelRegistry cut = ModelRegistry.open(table.location());
        assertThat(Flights.champion(cut)).contains(2);
        assertThat(cut.verify().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.sequence()).isEqualTo(7);
            assertThat(problem.text()).startsWith("is missing");
        });
        cut.register("other", Flights.model(1));
        assertThat(cut.audit()).last().extracting(RegistryEvent::sequence).isEqualTo(8L);
        assertThat(cut.verify().problems())
                .extracting(ChainReport.Problem::sequence)
                .containsExactly(7L);
    }

    @Test
    void anEventOfANewerReleaseIsReadOverAndStopsWriting() {
        EventTable events = new EventTable(table.location(), new Configuration());
        events.rowsAfter(0);
        events.append(new EventRow(
                        8,
                        "8",
                        Instant.now(),
                        "bob",
                        "policy-delegated",
                        NAME,
                        null,
                        "champion",
                        "{\"to\":2}",
                        registry.verify().head(),
                        "")
                .sealed());
        ModelRegistry older = ModelRegistry.open(table.location());
        assertThat(Flights.champion(older)).contains(1);
        assertThat(older.verify().problems()).singleElement().asString().contains("policy-delegated");
        assertThatThrownBy(() -> older.rollback(NAME, "champion", "?"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("policy-delegated");
        assertThat(older.audit()).hasSize(8);
    }

    @Test
    void aChangedArtifactIsNoModel() throws IOException {
        Path largest = artifacts()
                .max(Comparator.comparingLong(path -> path.toFile().length()))
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(largest, bytes);
        assertThatThrownBy(() -> registry.versions(NAME).forEach(registry::load))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(largest.getFileName().toString());
    }

    @Test
    void aRemovedArtifactIsMissedAndRestoredByRegisteringAgain() throws IOException {
        for (Path path : artifacts().toList()) {
            Files.delete(path);
        }
        assertThatThrownBy(() -> registry.model(NAME, "champion"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("_artifacts");
        registry.register(NAME, Flights.model(1));
        assertThat(registry.model(NAME, "champion")).isPresent();
    }

    private Stream<Path> artifacts() throws IOException {
        return Files.walk(folder.resolve("models/_artifacts")).filter(Files::isRegularFile);
    }

    /** The registry as somebody left it who wrote its rows anew. */
    private ModelRegistry rewritten(Consumer<List<Map<String, @Nullable Object>>> change) {
        Frame rows = rows();
        table = DeltaTable.at("file:" + folder.resolve("rewritten"));
        table.create(rows.schema());
        table.append(changed(rows, change)).commit();
        return ModelRegistry.open(table.location());
    }

    private Frame rows() {
        return table.latest().scan().read();
    }

    private static Frame changed(Frame frame, Consumer<List<Map<String, @Nullable Object>>> change) {
        Schema schema = frame.schema();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : frame.rows()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            schema.names().forEach(name -> values.put(name, row.value(name)));
            rows.add(values);
        }
        rows.sort(Comparator.comparing(row -> (Long) row.get("sequence")));
        change.accept(rows);
        return Frame.ofRows(
                schema, rows.stream().map(values -> Row.of(schema, values)).toList());
    }
}
