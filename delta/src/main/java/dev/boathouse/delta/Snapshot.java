package dev.boathouse.delta;

import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.scan.FileStatistics;
import dev.boathouse.delta.internal.scan.RowSource;
import dev.boathouse.delta.internal.scan.ScanRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * One version of a table, pinned: what it says does not change, whatever others commit. Its files are listed once; scans do not read
 * the log again. Immutable and thread-safe.
 */
public final class Snapshot {

    private final TableState table;
    private final LogState state;

    Snapshot(TableState table, LogState state) {
        this.table = table;
        this.state = state;
    }

    LogState state() {
        return state;
    }

    /**
     * The version.
     *
     * @return 0 or more
     */
    public long version() {
        return state.version();
    }

    /**
     * When the version was committed.
     *
     * @return in-commit where the table has that, else the time of the commit's file
     */
    public Instant timestamp() {
        return Instant.ofEpochMilli(state.timestamp());
    }

    /**
     * The id of the table, the same for all its versions.
     *
     * @return usually a UUID
     */
    public String tableId() {
        return state.metadata().id();
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
     * The columns, partition columns included.
     *
     * @return the schema
     */
    public Schema schema() {
        return state.metadata().schema().schema();
    }

    /**
     * The partition columns.
     *
     * @return their names, in order; often none
     */
    public List<String> partitionColumns() {
        return state.metadata().partitionColumns();
    }

    /**
     * The properties of the table.
     *
     * @return by key
     */
    public Map<String, String> properties() {
        return state.metadata().properties();
    }

    /**
     * The columns that tell rows apart: see {@link TableSpec#withPrimaryKey}.
     *
     * @return their names, in order; none where the table does not say
     * @throws dev.boathouse.core.CorruptDataException if what the table says is no list of names
     */
    public List<String> primaryKey() {
        return FeatureKeys.primaryKey(location(), properties());
    }

    /**
     * The column that tells since when a row holds: see {@link TableSpec#withTimestampColumn}.
     *
     * @return its name
     */
    public Optional<String> timestampColumn() {
        return Optional.ofNullable(properties().get(FeatureKeys.TIMESTAMP_COLUMN));
    }

    /**
     * The table features that readers or writers of the table must know by name.
     *
     * @return sorted; none for tables of reader version 1 or 2 and writer version up to 6
     */
    public Set<String> features() {
        Set<String> features = new TreeSet<>(state.protocol().readerFeatures());
        features.addAll(state.protocol().writerFeatures());
        return features;
    }

    /**
     * The reader version of the protocol.
     *
     * @return 1 to 3
     */
    public int readerVersion() {
        return state.protocol().minReader();
    }

    /**
     * The writer version of the protocol.
     *
     * @return 1 to 7
     */
    public int writerVersion() {
        return state.protocol().minWriter();
    }

    /**
     * The data files, ordered by the bytes of their paths.
     *
     * @return a new list
     */
    public List<TableFile> files() {
        return state.files().stream().map(file -> tableFile(state, file)).toList();
    }

    static TableFile tableFile(LogState state, DataFile file) {
        return new TableFile(
                file.path(),
                file.size(),
                state.metadata().logicalPartition(file),
                FileStatistics.rows(file),
                file.stats().orElse(""));
    }

    /**
     * How many data files there are.
     *
     * @return 0 or more
     */
    public int fileCount() {
        return state.fileCount();
    }

    /**
     * The size of the data files.
     *
     * @return bytes
     */
    public long sizeInBytes() {
        return state.files().stream().mapToLong(DataFile::size).sum();
    }

    /**
     * How many rows there are, by the log's statistics, without opening a file.
     *
     * @return empty if the log lacks the number for some file
     */
    public OptionalLong rowCount() {
        long rows = 0;
        for (DataFile file : state.files()) {
            OptionalLong known = FileStatistics.rows(file);
            if (known.isEmpty()) {
                return OptionalLong.empty();
            }
            rows += known.getAsLong();
        }
        return OptionalLong.of(rows);
    }

    /**
     * The version that an application has recorded with {@link PendingWrite#withTransaction}.
     *
     * @param appId the application
     * @return empty if it has never recorded one
     */
    public OptionalLong transactionVersion(String appId) {
        return state.transaction(appId);
    }

    /**
     * Begins to read: all columns and rows, until refined.
     *
     * @return the scan
     */
    public Scan scan() {
        return new Scan(ScanRequest.of(table.storage(), new RowSource.Version(state)));
    }

    /** As {@code file:/lake/flights@42}. */
    @Override
    public String toString() {
        return location() + "@" + version();
    }
}
