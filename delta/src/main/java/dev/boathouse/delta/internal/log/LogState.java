package dev.boathouse.delta.internal.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** All that the log says of one version of a table, whichever log read it. Immutable. */
public final class LogState {

    private final long version;
    private final long timestamp;
    private final Protocol protocol;
    private final TableMetadata metadata;
    private final Map<DataFile.Key, DataFile> files;
    private final Transactions transactions;

    /** Looks up the version that an application has recorded. */
    @FunctionalInterface
    interface Transactions {
        OptionalLong version(String appId);
    }

    private LogState(
            long version,
            long timestamp,
            Protocol protocol,
            TableMetadata metadata,
            Map<DataFile.Key, DataFile> files,
            Transactions transactions) {
        this.version = version;
        this.timestamp = timestamp;
        this.protocol = protocol;
        this.metadata = metadata;
        this.files = files;
        this.transactions = transactions;
    }

    static LogState of(
            long version,
            long timestamp,
            Protocol protocol,
            TableMetadata metadata,
            List<DataFile> files,
            Transactions transactions) {
        Map<DataFile.Key, DataFile> byKey = new HashMap<>();
        files.forEach(file -> byKey.put(file.key(), file));
        return new LogState(version, timestamp, protocol, metadata, byKey, transactions);
    }

    /**
     * The state one version later.
     *
     * @param commit the commit of the next version
     * @return the next state
     */
    LogState plus(CommitFile commit) {
        if (commit.version() != version + 1) {
            throw new IllegalArgumentException("Version " + commit.version() + " does not follow " + version + ".");
        }
        Map<DataFile.Key, DataFile> changed = new HashMap<>(files);
        commit.removes().forEach(changed::remove);
        commit.adds().forEach(file -> changed.put(file.key(), file));
        Map<String, Long> recorded = commit.transactions();
        Transactions merged = recorded.isEmpty()
                ? transactions
                : appId -> recorded.containsKey(appId)
                        ? OptionalLong.of(recorded.get(appId))
                        : transactions.version(appId);
        return new LogState(
                commit.version(),
                commit.timestamp(),
                commit.protocol().orElse(protocol),
                commit.metadata().orElse(metadata),
                changed,
                merged);
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
     * @return a new list
     */
    public List<DataFile> files() {
        List<DataFile> sorted = new ArrayList<>(files.values());
        // Canonical paths are percent-encoded and so ASCII: char order is byte order.
        sorted.sort(Comparator.comparing(DataFile::path).thenComparing(DataFile::deletionVectorId));
        return sorted;
    }

    /**
     * The version that an application has recorded.
     *
     * @param appId its id
     * @return empty if it never did
     */
    public OptionalLong transaction(String appId) {
        return transactions.version(appId);
    }
}
