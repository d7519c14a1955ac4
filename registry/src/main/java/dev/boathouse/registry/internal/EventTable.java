package dev.boathouse.registry.internal;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
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
import dev.boathouse.delta.WriteOptions;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The Delta table that holds the events. Two writers never both land: a commit carries the sequence of its event as transaction version
 * and is refused if anything at all was committed since the version on which it was built. Not thread-safe.
 */
public final class EventTable {

    /** The application whose transaction version in the log is the sequence of the last event. */
    public static final String APP_ID = "boathouse-registry";

    /** The application whose transaction version in the log is the sequence of the last event that holds the whole state. */
    public static final String SNAPSHOT_APP_ID = "boathouse-registry-snapshot";

    private static final String SEQUENCE = "sequence";

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of(SEQUENCE, DataType.LONG),
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
    /** The newest version that was looked at. */
    private @Nullable Snapshot seen;
    /** The version of which all events were given. */
    private long given = -1;

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
     * @param sequence the last event that is known; files that have only earlier ones are not read
     * @return the rows in no order, none if there is no table yet
     * @throws UnsupportedFormatException if the table is not a registry
     */
    public List<EventRow> rowsAfter(long sequence) {
        Optional<Snapshot> latest = look();
        if (latest.isEmpty() || latest.get().version() == given) {
            return List.of();
        }
        List<EventRow> rows = rows(latest.get(), Filter.greaterThan(SEQUENCE, sequence));
        given = latest.get().version();
        return rows;
    }

    /** The newest version; empty if there is no table. */
    private Optional<Snapshot> look() {
        Snapshot before = seen;
        Snapshot latest;
        try {
            latest = table.latest();
        } catch (NotFoundException e) {
            if (before == null && !table.exists()) {
                return Optional.empty();
            }
            throw e;
        }
        if (before == null || before.version() != latest.version()) {
            requireRegistry(latest);
            seen = latest;
        }
        return Optional.of(latest);
    }

    /**
     * The version of the table that was looked at last.
     *
     * @return -1 if there was no table yet
     */
    public long version() {
        Snapshot latest = seen;
        return latest == null ? -1 : latest.version();
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
     * The rows with a sequence, read anew: none, one, or more if somebody has added rows. Files that cannot have it are not read.
     *
     * @param sequence the sequence
     * @return sound or not, in no order
     */
    public List<EventRow> row(long sequence) {
        return rows(List.of(sequence));
    }

    /**
     * The rows with some sequences, read anew: see {@link #row}.
     *
     * @param sequences the sequences, in any order
     * @return sound or not, in no order
     */
    public List<EventRow> rows(Collection<Long> sequences) {
        Optional<Snapshot> latest = seen == null ? look() : Optional.of(seen);
        if (latest.isEmpty() || sequences.isEmpty()) {
            return List.of();
        }
        return rows(latest.get(), Filter.in(SEQUENCE, sequences));
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
     * The sequence of the last event that holds the whole state, told by the table's log alone. Before anything else was asked for, this
     * looks at the log; no row is read. What the log tells is a hint that whoever can write may have forged: check the row.
     *
     * @return 0 if there is none
     * @throws UnsupportedFormatException if the table is not a registry
     */
    public long snapshotSequence() {
        Optional<Snapshot> latest = seen == null ? look() : Optional.of(seen);
        return latest.map(found -> found.transactionVersion(SNAPSHOT_APP_ID).orElse(0))
                .orElse(0L);
    }

    /**
     * Adds one event, and makes the table first where there is none.
     *
     * @param row built on all events up to the last call
     * @throws ConflictException if anything was committed since; nothing was written
     * @throws UnsupportedFormatException if commits to the location would not be safe
     */
    public void append(EventRow row) {
        commit(row, write -> write);
    }

    /**
     * Adds one event that holds the whole state, for {@link #snapshotSequence()} to tell.
     *
     * @param row built on all events up to the last call
     * @throws ConflictException if anything was committed since; nothing was written
     * @throws UnsupportedFormatException if commits to the location would not be safe
     */
    public void appendSnapshot(EventRow row) {
        commit(row, write -> write.withTransaction(SNAPSHOT_APP_ID, row.sequence()));
    }

    private void commit(EventRow row, UnaryOperator<PendingWrite> more) {
        Snapshot base = seen;
        if (base == null) {
            base = table.create(TableSpec.of(SCHEMA).withProperty("delta.appendOnly", "true"));
        }
        PendingWrite write = more.apply(table.append(frame(row))
                .withMetadata("boathouse.event", row.type())
                .withTransaction(APP_ID, row.sequence()));
        try {
            seen = write.commitIfUnchanged(base);
            given = seen.version();
        } catch (ConflictException e) {
            discard(write, e);
            throw e;
        }
    }

    /**
     * Joins the small files of events to larger ones. The same rows in a new version; versions before it stay readable, as the old files stay
     * until a vacuum. Writers at the same time do no harm: they get a conflict and try again.
     *
     * @param targetBytes how large files are to be, at least 1; those of three quarters of that and more stay
     * @return how many files others took the place of; 0 if there were none to join
     * @throws ConflictException if somebody else has joined some of them meanwhile; nothing was changed
     * @throws NotFoundException if there is no table
     * @throws UnsupportedFormatException if commits to the location would not be safe
     */
    public int compact(long targetBytes) {
        PendingWrite moved = table.with(WriteOptions.standard().withTargetFileSize(targetBytes))
                .compact();
        try {
            moved.commit();
        } catch (ConflictException e) {
            discard(moved, e);
            throw e;
        }
        return moved.removedFiles().size();
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
