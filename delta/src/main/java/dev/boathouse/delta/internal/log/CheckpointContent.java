package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Collects what the files of one checkpoint say. Not thread-safe. */
final class CheckpointContent {

    private final long version;
    private final Map<String, DataFile> files = new HashMap<>();
    private final Map<String, Long> transactions = new HashMap<>();
    private final List<String> sidecars = new ArrayList<>();
    private @Nullable Protocol protocol;
    private @Nullable TableMetadata metadata;

    CheckpointContent(long version) {
        this.version = version;
    }

    /**
     * Takes an action.
     *
     * @throws CorruptDataException with the reason alone, if it contradicts an earlier one
     */
    void take(Action action) {
        if (action instanceof Action.Add add) {
            requireFirst(
                    files.put(add.file().path(), add.file()), "add", add.file().path());
        } else if (action instanceof Action.Txn txn) {
            requireFirst(transactions.put(txn.appId(), txn.version()), "txn", txn.appId());
        } else if (action instanceof Action.Metadata found) {
            requireFirst(metadata, "metaData", found.metadata().id());
            metadata = found.metadata();
        } else if (action instanceof Action.NewProtocol found) {
            requireFirst(protocol, "protocol", "" + found.protocol().minReader());
            protocol = found.protocol();
        } else if (action instanceof Action.Sidecar sidecar) {
            sidecars.add(sidecar.path());
        } else if (action instanceof Action.CheckpointMetadata found && found.version() != version) {
            throw new CorruptDataException("it is a checkpoint of version " + found.version());
        }
        // Tombstones and the rest do not matter to readers.
    }

    private static void requireFirst(@Nullable Object before, String action, String key) {
        if (before != null) {
            throw new CorruptDataException("a second " + action + " of \"" + key + "\" in one checkpoint");
        }
    }

    List<String> sidecars() {
        return sidecars;
    }

    /**
     * The state, once everything is read.
     *
     * @param place the checkpoint's file, for errors
     */
    LogState state(Path place, Optional<CommitFile.Stamp> commit, long timestamp) {
        if (protocol == null || metadata == null) {
            throw LogState.damaged(
                    place, "a checkpoint without " + (protocol == null ? "protocol" : "metaData") + " is not complete");
        }
        Set<String> partition = LogState.partitionKeys(metadata);
        files.values().forEach(file -> LogState.requirePartition(partition, file, place));
        return LogState.of(version, timestamp, commit, protocol, metadata, files, transactions);
    }
}
