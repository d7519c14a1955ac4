package dev.boathouse.delta;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.change.Compaction;
import dev.boathouse.delta.internal.change.RowsIn;
import dev.boathouse.delta.internal.change.RowsOut;
import dev.boathouse.delta.internal.change.TableChange;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.Commits;
import dev.boathouse.delta.internal.log.History;
import dev.boathouse.delta.internal.log.MetadataChange;
import dev.boathouse.delta.internal.log.Operation;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.scan.ScanRequest;
import dev.boathouse.delta.internal.scan.TableChanges;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * A Delta table at a location: pinned versions of it to read, commits to it. Thread-safe; writers in other threads and processes do no
 * harm. It remembers the newest version it has seen, so asking again reads only what was committed since.
 */
public final class DeltaTable {

    private final TableState table;
    private final WriteOptions options;

    private DeltaTable(TableState table, WriteOptions options) {
        this.table = table;
        this.options = options;
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
        return new DeltaTable(new TableState(Storage.of(Location.of(uri), configuration)), WriteOptions.standard());
    }

    /**
     * The same table, with your promise that nobody else writes to it: then commits work on local file systems without hard links, too.
     *
     * @return the changed copy
     */
    public DeltaTable singleWriter() {
        return new DeltaTable(new TableState(table.storage().singleWriter()), options);
    }

    /**
     * The same table, written to in another way.
     *
     * @param changed how
     * @return the changed copy
     */
    public DeltaTable with(WriteOptions changed) {
        return new DeltaTable(table, changed);
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
     * Refuses locations that every write would refuse. Nothing is read or written.
     *
     * @throws dev.boathouse.core.UnsupportedFormatException if commits to the location would not be safe
     */
    public void requireSafeCommits() {
        table.storage().requireSafeCommits();
    }

    /**
     * Makes the table, empty.
     *
     * @param schema at least one field
     * @param partitionColumns columns with few values, in order; often none
     * @return version 0
     * @see #create(TableSpec)
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
        CommitContent content = CommitContent.of(
                Operation.create(),
                new MetadataChange.NewTable(spec.schema(), spec.partitionColumns(), spec.properties()));
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
     * Adds rows: writes them to files that nobody sees before the commit. Appends never disturb each other.
     *
     * @param rows with the columns of the table, in any order; a column that may be null may be missing
     * @return the change, to be committed or discarded
     * @throws NotFoundException if there is no table
     * @throws IllegalArgumentException if a column does not fit the table's schema
     * @throws dev.boathouse.core.UnsupportedFormatException if the table needs a feature that is not supported for writing
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public PendingWrite append(Frame rows) {
        return append(List.of(rows).iterator());
    }

    /**
     * Adds rows, frame by frame, such as {@link Scan#batches()} of another table: memory stays bounded whatever their number.
     *
     * @param rows each with the columns of the table, in any order; not closed
     * @return the change, to be committed or discarded
     * @throws NotFoundException if there is no table
     * @throws IllegalArgumentException if a column does not fit the table's schema
     * @throws dev.boathouse.core.UnsupportedFormatException if the table needs a feature that is not supported for writing
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public PendingWrite append(Iterator<Frame> rows) {
        return new PendingWrite(table, RowsIn.append(table, options.settings(), rows));
    }

    /**
     * Puts rows in the place of all that the newest version has. In conflict with whoever adds or removes rows before the commit.
     *
     * @param rows as for {@link #append(Iterator)}
     * @return the change, to be committed or discarded
     * @throws NotFoundException if there is no table
     * @throws IllegalArgumentException if a column does not fit the table's schema
     * @throws dev.boathouse.core.UnsupportedFormatException if the table is only appended to, or needs a feature that is not supported for
     *     writing
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public PendingWrite overwrite(Iterator<Frame> rows) {
        return new PendingWrite(table, RowsIn.overwrite(table, options.settings(), rows));
    }

    /**
     * Puts rows in the place of all that the newest version has.
     *
     * @param rows as for {@link #append(Frame)}
     * @return the change, to be committed or discarded
     * @see #overwrite(Iterator)
     */
    public PendingWrite overwrite(Frame rows) {
        return overwrite(List.of(rows).iterator());
    }

    /**
     * Puts rows in the place of those partitions for which a condition holds, such as a day. Doing it again gives the same table. In conflict
     * with whoever adds or removes rows of these partitions before the commit.
     *
     * @param partitions a condition on partition columns alone; times that name no zone are in UTC
     * @param rows as for {@link #append(Iterator)}, and the condition holds for each of them
     * @return the change, to be committed or discarded
     * @throws NotFoundException if there is no table, or it lacks a column of the condition
     * @throws IllegalArgumentException if the condition is on other columns or does not hold for a row, or a column does not fit the table's
     *     schema
     * @throws dev.boathouse.core.UnsupportedFormatException if the table is only appended to, or needs a feature that is not supported for
     *     writing
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public PendingWrite overwriteWhere(Filter partitions, Iterator<Frame> rows) {
        return new PendingWrite(table, RowsIn.overwrite(table, options.settings(), partitions, rows));
    }

    /**
     * Puts rows in the place of those partitions for which a condition holds.
     *
     * @param partitions a condition on partition columns alone
     * @param rows as for {@link #append(Frame)}, and the condition holds for each of them
     * @return the change, to be committed or discarded
     * @see #overwriteWhere(Filter, Iterator)
     */
    public PendingWrite overwriteWhere(Filter partitions, Frame rows) {
        return overwriteWhere(partitions, List.of(rows).iterator());
    }

    /**
     * Takes away the rows of the newest version for which a condition is true, not those for which it is unknown because of a null. Files that
     * hold such rows beside others are written again without them (copy on write); where the table keeps a change data feed, files tell which
     * rows went. In conflict with whoever adds or removes rows that the condition may hold for before the commit.
     *
     * @param condition on any columns; times that name no zone are in UTC
     * @return the change, to be committed or discarded; without such rows it changes nothing, and makes no version
     * @throws NotFoundException if there is no table, or it lacks a column of the condition
     * @throws IllegalArgumentException if a literal does not fit its column
     * @throws dev.boathouse.core.UnsupportedFormatException if the table is only appended to, or needs a feature that is not supported for
     *     writing
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged or missing
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     */
    public PendingWrite deleteWhere(Filter condition) {
        return new PendingWrite(table, RowsOut.delete(table, options.settings(), condition));
    }

    /**
     * Joins small files to larger ones: the same rows, and for readers of changes nothing changed. Files of which many rows are deleted are
     * written again without them. In conflict with whoever removes one of these files before the commit; appends do not disturb it.
     *
     * @return the change, to be committed or discarded; without such files it changes nothing, and makes no version
     * @throws NotFoundException if there is no table
     * @throws dev.boathouse.core.UnsupportedFormatException if the table needs a feature that is not supported for writing
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged or missing
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     */
    public PendingWrite compact() {
        return new PendingWrite(table, Compaction.prepare(table, options.settings()));
    }

    /**
     * Adds columns behind those of the table, null in the rows that are there. In conflict with whoever changes schema or properties before
     * the commit.
     *
     * @param columns in order, at least one; they may be null whatever their fields say
     * @return the change, to be committed
     * @throws NotFoundException if there is no table
     * @throws IllegalArgumentException if a name is taken, or no name that columns may have
     * @throws dev.boathouse.core.UnsupportedFormatException if the table needs a feature that is not supported for writing, or lacks the one
     *     that a type needs
     */
    public PendingWrite addColumns(Schema.Field... columns) {
        return new PendingWrite(table, TableChange.addColumns(table, List.of(columns)));
    }

    /**
     * Sets properties, and keeps the others. Some turn on features of the Delta protocol: the table's protocol is raised as they need. In
     * conflict with whoever changes schema or properties before the commit.
     *
     * @param properties by key, such as {@code delta.checkpointInterval} or one of your own
     * @return the change, to be committed
     * @throws NotFoundException if there is no table
     * @throws IllegalArgumentException if a value is none of its property
     * @throws dev.boathouse.core.UnsupportedFormatException if a property asks of writers what is not supported, or the table does
     */
    public PendingWrite setProperties(Map<String, String> properties) {
        return new PendingWrite(table, TableChange.setProperties(table, properties));
    }

    /**
     * Removes properties. Those that the table does not have are no error. In conflict with whoever changes schema or properties before the
     * commit.
     *
     * @param keys which
     * @return the change, to be committed
     * @throws NotFoundException if there is no table
     * @throws dev.boathouse.core.UnsupportedFormatException if the table cannot be without one of them, or needs a feature that is not supported
     *     for writing
     */
    public PendingWrite removeProperties(String... keys) {
        return new PendingWrite(table, TableChange.removeProperties(table, Set.of(keys)));
    }

    @Override
    public String toString() {
        return location();
    }
}
