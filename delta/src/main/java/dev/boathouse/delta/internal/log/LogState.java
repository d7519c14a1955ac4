package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** All that the log says of one version of a table. Immutable and thread-safe; shares with other versions what did not change. */
public final class LogState {

    /** Where two files contradict each other, nobody can tell which one is wrong. */
    private static final String EARLIER = "; it is damaged, or a file of the log before it";

    private final long version;
    private final long timestamp;
    private final Optional<CommitFile.Stamp> stamp;
    private final Protocol protocol;
    private final TableMetadata metadata;
    private final LayeredMap<DataFile> files;
    private final LayeredMap<Long> transactions;

    /** Made on demand, perhaps by two threads: both are equal. */
    private volatile @Nullable List<DataFile> sorted;

    private LogState(
            long version,
            long timestamp,
            Optional<CommitFile.Stamp> stamp,
            Protocol protocol,
            TableMetadata metadata,
            LayeredMap<DataFile> files,
            LayeredMap<Long> transactions) {
        this.version = version;
        this.timestamp = timestamp;
        this.stamp = stamp;
        this.protocol = protocol;
        this.metadata = metadata;
        this.files = files;
        this.transactions = transactions;
    }

    /**
     * A state that is not made from the one before.
     *
     * @param stamp of the commit that made the version, where the log still has it
     * @param files by path
     * @param transactions by application
     */
    static LogState of(
            long version,
            long timestamp,
            Optional<CommitFile.Stamp> stamp,
            Protocol protocol,
            TableMetadata metadata,
            Map<String, DataFile> files,
            Map<String, Long> transactions) {
        return new LogState(
                version, timestamp, stamp, protocol, metadata, LayeredMap.of(files), LayeredMap.of(transactions));
    }

    /** The state that a table's first commit makes. */
    static LogState first(CommitFile commit) {
        Path file = commit.file().path();
        Protocol protocol =
                commit.protocol().orElseThrow(() -> damaged(file, "a table's first commit has no protocol"));
        TableMetadata metadata =
                commit.metadata().orElseThrow(() -> damaged(file, "a table's first commit has no metaData"));
        return of(-1, 0, Optional.empty(), protocol, metadata, Map.of(), Map.of())
                .plus(commit);
    }

    /**
     * The state one version later. Costs what the commit changed.
     *
     * @param commit the commit of the next version
     * @return the next state
     * @throws CorruptDataException if the commit does not fit this version
     */
    LogState plus(CommitFile commit) {
        if (commit.version() != version + 1) {
            throw new IllegalArgumentException("Version " + commit.version() + " does not follow " + version + ".");
        }
        TableMetadata changedMetadata = commit.metadata().orElse(metadata);
        Map<String, Optional<Long>> recorded = new HashMap<>();
        commit.transactions().forEach((appId, number) -> recorded.put(appId, Optional.of(number)));
        return new LogState(
                commit.version(),
                time(changedMetadata, commit),
                Optional.of(commit.file()),
                commit.protocol().orElse(protocol),
                changedMetadata,
                files.with(changes(changedMetadata, commit)),
                transactions.with(recorded));
    }

    private Map<String, Optional<DataFile>> changes(TableMetadata changedMetadata, CommitFile commit) {
        Map<String, Optional<DataFile>> changes = new HashMap<>();
        for (Action.Remove remove : commit.removes()) {
            Optional<DataFile> known = files.at(remove.path());
            if (known.isEmpty()) {
                requireNoneLike(remove.path(), commit.file().path());
            } else if (!known.get().deletionVectorId().equals(remove.deletionVectorId())) {
                throw damaged(
                        commit.file().path(),
                        "it removes \"" + remove.path() + "\" with another deletion vector than it has in version "
                                + version + EARLIER);
            }
            changes.put(remove.path(), Optional.empty());
        }
        Set<String> partition = partitionKeys(changedMetadata);
        for (Action.Add add : commit.adds()) {
            DataFile file = add.file();
            Optional<DataFile> known = files.at(file.path());
            if (known.isPresent()
                    && !known.get().deletionVectorId().equals(file.deletionVectorId())
                    && !changes.containsKey(file.path())) {
                throw damaged(
                        commit.file().path(),
                        "it adds \"" + file.path() + "\", which is in version " + version
                                + " with another deletion vector and is not removed" + EARLIER);
            }
            requirePartition(partition, file, commit.file().path());
            changes.put(file.path(), Optional.of(file));
        }
        return changes;
    }

    /** What is not there may be removed, but for a path that is nearly one of a file: that one was meant, and its rows would stay. */
    private void requireNoneLike(String path, Path place) {
        for (DataFile file : files()) {
            if (KnownNames.isDamaged(path, file.path())) {
                throw damaged(
                        place,
                        "it removes \"" + path + "\", which is not in version " + version + ", but \"" + file.path()
                                + "\" is" + EARLIER);
            }
        }
    }

    /** The names under which files of a table have their partition values. */
    static Set<String> partitionKeys(TableMetadata metadata) {
        Set<String> keys = new HashSet<>();
        metadata.partitionColumns().forEach(column -> keys.add(metadata.schema().physicalName(column)));
        return keys;
    }

    /** A value that is missing is null; one of an unknown column was meant for another. */
    static void requirePartition(Set<String> partition, DataFile file, Path place) {
        if (!partition.containsAll(file.partitionValues().keySet())) {
            throw damaged(
                    place,
                    "\"" + file.path() + "\" has partition values of "
                            + file.partitionValues().keySet() + ", and the table is partitioned by " + partition);
        }
    }

    static CorruptDataException damaged(Path file, String found) {
        return new CorruptDataException("Cannot read " + file + ": " + found + ".");
    }

    /** When a commit was made, by the rules of its table. */
    static long time(TableMetadata metadata, CommitFile commit) {
        if (!metadata.hasInCommitTimes()) {
            return commit.file().modified();
        }
        return commit.info()
                .inCommitTimestamp()
                .orElseThrow(() -> damaged(
                        commit.file().path(), "it has no inCommitTimestamp, and the table's commits have them"));
    }

    /**
     * The version.
     *
     * @return 0 or more
     */
    public long version() {
        return version;
    }

    /**
     * When the version was committed.
     *
     * @return milliseconds since 1970
     */
    public long timestamp() {
        return timestamp;
    }

    /** The same state, committed at another time than was thought. */
    LogState madeAt(long millis) {
        return new LogState(version, millis, stamp, protocol, metadata, files, transactions);
    }

    /** Of the commit that made the version; empty where only a checkpoint of it is left. */
    Optional<CommitFile.Stamp> stamp() {
        return stamp;
    }

    /**
     * What readers and writers must understand.
     *
     * @return the protocol
     */
    public Protocol protocol() {
        return protocol;
    }

    /**
     * Schema, partition columns and properties.
     *
     * @return the metadata
     */
    public TableMetadata metadata() {
        return metadata;
    }

    /**
     * How many files there are.
     *
     * @return 0 or more
     */
    public int fileCount() {
        return files.size();
    }

    /**
     * The files, ordered by the UTF-8 bytes of their path.
     *
     * @return a list that cannot be changed, sorted once
     */
    public List<DataFile> files() {
        List<DataFile> known = sorted;
        if (known == null) {
            List<DataFile> values = new ArrayList<>(files.values());
            // Canonical paths are percent-encoded and so ASCII: char order is byte order.
            values.sort(Comparator.comparing(DataFile::path));
            known = List.copyOf(values);
            sorted = known;
        }
        return known;
    }

    /**
     * A file.
     *
     * @param path in its one spelling
     * @return empty if the version has no such file
     */
    public Optional<DataFile> file(String path) {
        return files.at(path);
    }

    /**
     * The version that an application has recorded.
     *
     * @param appId its id
     * @return empty if it never did
     */
    public OptionalLong transaction(String appId) {
        return transactions.at(appId).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
