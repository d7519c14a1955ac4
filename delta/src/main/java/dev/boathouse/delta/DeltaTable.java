package dev.boathouse.delta;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.Commits;
import dev.boathouse.delta.internal.log.History;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.log.WriteFeatures;
import dev.boathouse.delta.internal.scan.ScanRequest;
import dev.boathouse.delta.internal.scan.TableChanges;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import dev.boathouse.delta.internal.write.FileSettings;
import dev.boathouse.delta.internal.write.TableWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;

/**
 * A Delta table at a location: pinned versions of it to read, commits to it. Thread-safe; writers in other threads and processes do no
 * harm. It remembers the newest version it has seen, so asking again reads only what was committed since.
 */
public final class DeltaTable {

    private final TableState table;

    private DeltaTable(Storage storage) {
        this.table = new TableState(storage);
    }

    /**
     * A table at a location, which need not exist yet. Nothing is read.
     *
     * @param uri such as {@code file:/lake/flights}, or a path of the local file system
     * @return the table
     * @throws IllegalArgumentException if it is neither
     */
    public static DeltaTable at(String uri) {
        return at(uri, new Configuration());
    }

    /**
     * A table at a location that is reached with Hadoop settings, such as the credentials of an object store.
     *
     * @param uri such as {@code s3a://bucket/flights}
     * @param configuration the settings, copied
     * @return the table
     * @throws IllegalArgumentException if it is not a location
     */
    public static DeltaTable at(String uri, Configuration configuration) {
        return new DeltaTable(Storage.of(Location.of(uri), configuration));
    }

    /**
     * The same table, with your promise that nobody else writes to it: then commits work on local file systems without hard links, too.
     *
     * @return the changed copy
     */
    public DeltaTable singleWriter() {
        return new DeltaTable(table.storage().singleWriter());
    }

    /**
     * Where the table is.
     *
     * @return a URI such as {@code file:/lake/flights}
     */
    public String location() {
        return table.storage().location().toString();
    }

    /**
     * Tells whether there is a table.
     *
     * @return true if its log has a version
     * @throws java.io.UncheckedIOException if the location cannot be listed
     */
    public boolean exists() {
        return table.storage().hasLog();
    }

    /**
     * Makes the table, empty.
     *
     * @param schema at least one field
     * @param partitionColumns columns with few values, in order; often none
     * @return version 0
     * @throws dev.boathouse.core.ConflictException if there is a table already
     * @throws dev.boathouse.core.UnsupportedFormatException if commits to the location would not be safe
     * @throws java.io.UncheckedIOException if the folder cannot be written
     */
    public Snapshot create(Schema schema, String... partitionColumns) {
        TableSpec spec = TableSpec.of(schema);
        return create(partitionColumns.length == 0 ? spec : spec.partitionedBy(partitionColumns));
    }

    /**
     * Makes the table, empty.
     *
     * @param spec what it is to be
     * @return version 0
     * @throws dev.boathouse.core.ConflictException if there is a table already
     * @throws dev.boathouse.core.UnsupportedFormatException if commits to the location would not be safe, or a type or property is not
     *     supported
     * @throws java.io.UncheckedIOException if the folder cannot be written
     */
    public Snapshot create(TableSpec spec) {
        CommitContent content = new CommitContent(
                UUID.randomUUID().toString(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new CommitContent.NewTable(spec.schema(), spec.partitionColumns(), spec.properties())));
        return new Snapshot(table, new Commits(table).create(content));
    }

    /**
     * The newest version.
     *
     * @return the snapshot
     * @throws NotFoundException if there is no table
     * @throws dev.boathouse.core.UnsupportedFormatException if it needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException if its log is damaged
     */
    public Snapshot latest() {
        return new Snapshot(table, table.latest());
    }

    /**
     * A version by number.
     *
     * @param version 0 or more
     * @return the snapshot
     * @throws NotFoundException if there is no such version, or no table
     * @throws dev.boathouse.core.UnsupportedFormatException if it needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException if the log is damaged
     */
    public Snapshot version(long version) {
        return new Snapshot(table, table.at(version));
    }

    /**
     * The version that was current at an instant; the newest one for any later instant.
     *
     * @param instant read in whole milliseconds
     * @return the snapshot
     * @throws NotFoundException if the table is younger, or there is none
     * @throws dev.boathouse.core.UnsupportedFormatException if it needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException if the log is damaged
     */
    public Snapshot asOf(Instant instant) {
        return new Snapshot(table, table.asOf(instant.toEpochMilli()));
    }

    /**
     * What a range of versions changed: the rows, with the columns of the last of these versions, and what became of each.
     *
     * <p>Behind the columns of the table there are {@code _change_type} (string: {@code insert}, {@code delete}, {@code update_preimage},
     * {@code update_postimage}), {@code _commit_version} (long) and {@code _commit_timestamp} (timestamp). Rows are ordered by version, then
     * by the bytes of the file paths, rows that went before those that came, then by their place in the file. Versions that only add rows
     * can always be told. Others need the table property {@code delta.enableChangeDataFeed}, which they were committed with. Versions that
     * move rows to other files, or only change metadata, give none. Rows of older schemas have null in columns that came later.
     *
     * <p>The log is read at once, files when the scan reads: those that vacuum has removed are missing then.
     *
     * @param from the first version
     * @param to the last version
     * @return the scan, to be refined like any other
     * @throws IllegalArgumentException if {@code from} is after {@code to}
     * @throws NotFoundException if there are no such versions, or no table, or the log was cleaned of them
     * @throws dev.boathouse.core.UnsupportedFormatException if a version removed rows without that property, its rows do not fit the columns
     *     of the last one, or it needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException if the log is damaged
     */
    public Scan changes(long from, long to) {
        if (from > to) {
            throw new IllegalArgumentException("Cannot read the changes from " + from + " to " + to + " of "
                    + location() + ". A first version that is not after the last would work.");
        }
        return new Scan(ScanRequest.of(
                table.storage(), TableChanges.between(table.storage().location(), table.commits(from, to))));
    }

    /**
     * The commits that the log still has, newest first.
     *
     * @return none if only a checkpoint is left
     * @throws NotFoundException if there is no table
     * @throws dev.boathouse.core.CorruptDataException if the log is damaged
     */
    public List<Commit> history() {
        return history(Integer.MAX_VALUE);
    }

    /**
     * The newest commits, newest first. No other commit is read.
     *
     * @param limit how many at most
     * @return fewer if the log has fewer
     * @throws IllegalArgumentException if the limit is negative
     * @throws NotFoundException if there is no table
     * @throws dev.boathouse.core.CorruptDataException if the log is damaged
     */
    public List<Commit> history(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("Cannot read " + limit + " commits. A limit from 0 on would work.");
        }
        return History.of(table.storage(), limit).stream().map(Commit::of).toList();
    }

    /**
     * Writes rows to files that nobody sees before they are committed.
     *
     * @param rows with the columns of the table, in any order; a column that may be null may be missing
     * @return the write, to be committed or discarded
     * @throws NotFoundException if there is no table
     * @throws IllegalArgumentException if a column does not fit the table's schema
     * @throws dev.boathouse.core.UnsupportedFormatException if the table needs a feature that is not supported for writing
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public PendingWrite append(Frame rows) {
        LogState base = table.latest();
        String id = UUID.randomUUID().toString();
        WriteFeatures.check(table.storage().location(), base);
        var files = TableWriter.write(
                table.storage(), base.metadata(), List.of(rows).iterator(), FileSettings.standard(), id);
        return new PendingWrite(
                table, base, new CommitContent(id, Map.of(), files, Optional.empty(), Optional.empty()));
    }

    @Override
    public String toString() {
        return location();
    }
}
