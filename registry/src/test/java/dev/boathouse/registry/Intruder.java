package dev.boathouse.registry;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.EventType;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.policy.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who may write to the storage of a registry, knows its format, and uses an engine of their own. */
final class Intruder {

    private final Path registry;

    Intruder(Path registry) {
        this.registry = registry;
    }

    /** A registry like another one, in which nobody else writes: faster than telling the same story again. */
    static Intruder copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return new Intruder(to);
    }

    DeltaTable table() {
        return DeltaTable.at("file:" + registry);
    }

    /** As everybody opens it. */
    ModelRegistry opened() {
        return ModelRegistry.open("file:" + registry);
    }

    /** Every row, in order of sequence. */
    List<EventRow> rows() {
        List<EventRow> rows = new ArrayList<>();
        table().latest().scan().read().rows().forEach(row -> rows.add(event(row)));
        rows.sort(Comparator.comparingLong(EventRow::sequence));
        return rows;
    }

    /** A sound row that continues the last one. */
    EventRow next(
            Actor actor,
            @Nullable String reason,
            @Nullable String model,
            @Nullable Integer version,
            @Nullable String alias,
            Payload payload) {
        return next(
                actor.name(),
                payload.type().toString(),
                model,
                version,
                alias,
                Event.text(payload, actor, Optional.ofNullable(reason)));
    }

    /** A sound row that continues the last one, whatever it says. */
    EventRow next(
            String actor,
            String type,
            @Nullable String model,
            @Nullable Integer version,
            @Nullable String alias,
            String payload) {
        EventChain chain = new EventChain();
        List<EventRow> rows = chain.extend(rows());
        Instant last =
                rows.isEmpty() ? Instant.EPOCH : rows.get(rows.size() - 1).at();
        return new EventRow(
                        chain.sequence() + 1,
                        UUID.randomUUID().toString(),
                        last,
                        actor,
                        type,
                        model,
                        version,
                        alias,
                        payload,
                        chain.head(),
                        "")
                .sealed();
    }

    /** What was registered by the first event that registers something. */
    Registration registration() {
        return rows().stream()
                .filter(row -> row.type().equals(EventType.REGISTERED.toString()))
                .map(row -> (Registration) Event.of(row).payload())
                .findFirst()
                .orElseThrow();
    }

    /** A registration like another one, of other files, without a key. */
    static Registration withFiles(Registration like, List<StoredFile> files) {
        return new Registration(
                like.contentDigest(),
                like.packageDigest(),
                files,
                like.training(),
                like.evaluations(),
                Optional.empty(),
                Optional.empty());
    }

    /** Adds rows as another engine does, without a word in the log. */
    Intruder append(EventRow... rows) {
        table().append(frame(table().latest().schema(), List.of(rows))).commit();
        return this;
    }

    /** Adds a row and tells in the log that it holds a state. */
    void appendAsState(EventRow row) {
        table().append(frame(table().latest().schema(), List.of(row)))
                .withTransaction(EventTable.SNAPSHOT_APP_ID, row.sequence())
                .commit();
    }

    /** Rows as another engine would write them. */
    static Frame frame(Schema schema, List<EventRow> rows) {
        return Frame.ofRows(
                schema, rows.stream().map(row -> Row.of(schema, values(row))).toList());
    }

    private static Map<String, @Nullable Object> values(EventRow row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("sequence", row.sequence());
        values.put("event_id", row.eventId());
        values.put("at", row.at());
        values.put("actor", row.actor());
        values.put("type", row.type());
        values.put("model", row.model());
        values.put("version", row.version());
        values.put("alias", row.alias());
        values.put("payload", row.payload());
        values.put("previous_hash", row.previousHash());
        values.put("hash", row.hash());
        return values;
    }

    private static EventRow event(Row row) {
        return new EventRow(
                (Long) Objects.requireNonNull(row.value("sequence")),
                text(row, "event_id"),
                (Instant) Objects.requireNonNull(row.value("at")),
                text(row, "actor"),
                text(row, "type"),
                (String) row.value("model"),
                (Integer) row.value("version"),
                (String) row.value("alias"),
                text(row, "payload"),
                text(row, "previous_hash"),
                text(row, "hash"));
    }

    private static String text(Row row, String name) {
        return (String) Objects.requireNonNull(row.value(name));
    }

    /** Rows again in a chain: each continues the one before, and nothing shows that they were others. */
    static List<EventRow> chained(List<EventRow> rows) {
        List<EventRow> chained = new ArrayList<>();
        for (EventRow row : rows) {
            String previous = chained.isEmpty()
                    ? EventRow.BEGINNING
                    : chained.get(chained.size() - 1).hash();
            chained.add(new EventRow(
                            chained.size() + 1L,
                            row.eventId(),
                            row.at(),
                            row.actor(),
                            row.type(),
                            row.model(),
                            row.version(),
                            row.alias(),
                            row.payload(),
                            previous,
                            "")
                    .sealed());
        }
        return chained;
    }
}
