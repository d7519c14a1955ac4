package dev.boathouse.registry.internal;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableSpec;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The Delta table that holds the events. Two writers never both land: a commit carries the sequence of its event as transaction version
 * and is refused if anything at all was committed since the version on which it was built. Not thread-safe.
 */
public final class EventTable {

    /** The application whose transaction version in the log is the sequence of the last event. */
    public static final String APP_ID = "boathouse-registry";

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("sequence", DataType.LONG),
            Schema.Field.of("event_id", DataType.STRING),
            Schema.Field.of("at", DataType.TIMESTAMP),
            Schema.Field.of("actor", DataType.STRING),
            Schema.Field.of("type", DataType.STRING),
            Schema.Field.of("model", DataType.STRING),
            Schema.Field.of("version", DataType.INT),
            Schema.Field.of("alias", DataType.STRING),
            Schema.Field.of("payload", DataType.STRING),
            Schema.Field.of("previous_hash", DataType.STRING),
            Schema.Field.of("hash", DataType.STRING));

    private final DeltaTable table;
    private @Nullable Snapshot seen;

    /**
     * The table at a location, which need not exist yet. Nothing is read.
     *
     * @param uri where the registry lies
     * @param configuration reaches file systems other than the local one
     */
    public EventTable(String uri, Configuration configuration) {
        this.table = DeltaTable.at(uri, configuration);
    }

    /**
     * Where the table lies.
     *
     * @return a URI
     */
    public String location() {
        return table.location();
    }

    /**
     * The events that were committed since the last call, or since {@link #append}.
     *
     * @param sequence the last event that is known; earlier ones are not read
     * @return the rows in no order, none if there is no table yet
     * @throws UnsupportedFormatException if the table is not a registry
     */
    public List<EventRow> rowsAfter(long sequence) {
        Snapshot before = seen;
        if (before == null && !table.exists()) {
            return List.of();
        }
        Snapshot latest = table.latest();
        if (before != null && before.version() == latest.version()) {
            return List.of();
        }
        requireRegistry(latest);
        List<EventRow> rows = rows(latest, Filter.greaterThan("sequence", sequence));
        seen = latest;
        return rows;
    }

    /**
     * All rows, sound or not, read anew.
     *
     * @return the rows in no order
     */
    public List<EventRow> allRows() {
        Snapshot latest = seen;
        return latest == null ? List.of() : rows(latest, null);
    }

    /**
     * One event, read anew.
     *
     * @param sequence its place
     * @return the sound row with that place; empty if there is none
     */
    public Optional<EventRow> row(long sequence) {
        Snapshot latest = seen;
        return latest == null
                ? Optional.empty()
                : rows(latest, Filter.equal("sequence", sequence)).stream()
                        .filter(EventRow::isSound)
                        .findFirst();
    }

    /**
     * The sequence of the last event that a writer has recorded in the table's log, which removing rows does not change.
     *
     * @return 0 if none has
     */
    public long recordedSequence() {
        Snapshot latest = seen;
        return latest == null ? 0 : latest.transactionVersion(APP_ID).orElse(0);
    }

    /**
     * Adds one event, and makes the table first where there is none.
     *
     * @param row built on all events up to the last call
     * @throws ConflictException if anything was committed since; nothing was written
     * @throws UnsupportedFormatException if commits to the location would not be safe
     */
    public void append(EventRow row) {
        Snapshot base = seen;
        if (base == null) {
            base = table.create(TableSpec.of(SCHEMA).withProperty("delta.appendOnly", "true"));
        }
        PendingWrite write = table.append(frame(row))
                .withMetadata("boathouse.event", row.type())
                .withTransaction(APP_ID, row.sequence());
        try {
            seen = write.commitIfUnchanged(base);
        } catch (ConflictException e) {
            discard(write, e);
            throw e;
        }
    }

    /** Nobody sees the file that was written; if it cannot be deleted now, a vacuum will do it. */
    private static void discard(PendingWrite write, ConflictException reason) {
        try {
            write.discard();
        } catch (UncheckedIOException e) {
            reason.addSuppressed(e);
        }
    }

    private static void requireRegistry(Snapshot snapshot) {
        Schema found = snapshot.schema();
        for (Schema.Field field : SCHEMA.fields()) {
            if (!found.contains(field.name())
                    || !found.field(field.name()).type().equals(field.type())) {
                throw new UnsupportedFormatException(
                        "Cannot open " + snapshot.location() + " as a registry: its columns are " + found.names()
                                + ", and a registry has " + SCHEMA + ". Another location would work.");
            }
        }
    }

    private static Frame frame(EventRow row) {
        List<@Nullable Object> values = Arrays.asList(
                row.sequence(),
                row.eventId(),
                row.at(),
                row.actor(),
                row.type(),
                row.model(),
                row.version(),
                row.alias(),
                row.payload(),
                row.previousHash(),
                row.hash());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(Column.of(SCHEMA.field(i).type(), Arrays.asList(values.get(i))));
        }
        return Frame.of(SCHEMA, columns);
    }

    private static List<EventRow> rows(Snapshot snapshot, @Nullable Filter filter) {
        var scan = snapshot.scan().select(SCHEMA.names());
        Frame frame = (filter == null ? scan : scan.where(filter)).read();
        List<EventRow> rows = new ArrayList<>();
        frame.rows().forEach(row -> rows.add(event(row)));
        return rows;
    }

    /** A column that lacks a value it must have reads as empty here; no hash fits that. */
    private static EventRow event(Row row) {
        return new EventRow(
                row.longAt(0),
                row.stringAt(1),
                Objects.requireNonNullElse((Instant) row.valueAt(2), Instant.EPOCH),
                row.stringAt(3),
                row.stringAt(4),
                (String) row.valueAt(5),
                (Integer) row.valueAt(6),
                (String) row.valueAt(7),
                row.stringAt(8),
                row.stringAt(9),
                row.stringAt(10));
    }
}
