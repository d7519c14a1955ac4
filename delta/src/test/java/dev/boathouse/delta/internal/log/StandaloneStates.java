package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Storage;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.actions.AddFile;
import io.delta.standalone.actions.Metadata;
import io.delta.standalone.internal.SnapshotImpl;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What Delta Standalone makes of a log: a judge of our replay. */
final class StandaloneStates {

    private final Storage storage;
    private final DeltaLog log;

    StandaloneStates(Storage storage) {
        this.storage = storage;
        this.log = DeltaLog.forTable(storage.configuration(), storage.location().path());
    }

    LogState latest() {
        return state((SnapshotImpl) log.update());
    }

    LogState at(long version) {
        return state((SnapshotImpl) log.getSnapshotForVersionAsOf(version));
    }

    /** Empty where it says that the instant lies before the first commit. */
    OptionalLong versionAsOf(long millis) {
        log.update();
        try {
            return OptionalLong.of(log.getVersionBeforeOrAtTimestamp(millis));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    private LogState state(SnapshotImpl snapshot) {
        Map<String, DataFile> files = new HashMap<>();
        for (AddFile add : snapshot.getAllFiles()) {
            DataFile file = new DataFile(
                    FilePaths.canonical(storage.location(), add.getPath()),
                    add.getSize(),
                    withoutNulls(add.getPartitionValues()),
                    add.getModificationTime(),
                    Optional.ofNullable(add.getStats()),
                    Optional.empty());
            files.put(file.path(), file);
        }
        var protocol = snapshot.protocolScala();
        Metadata plain = snapshot.getMetadata();
        return LogState.of(
                snapshot.version(),
                snapshot.timestamp(),
                Optional.empty(),
                Protocol.of(protocol.minReaderVersion(), protocol.minWriterVersion(), Set.of(), Set.of()),
                TableMetadata.of(
                        plain.getId(),
                        Optional.ofNullable(plain.getName()),
                        Optional.ofNullable(plain.getDescription()),
                        snapshot.metadataScala().schemaString(),
                        plain.getPartitionColumns(),
                        withoutNulls(plain.getConfiguration()),
                        plain.getCreatedTime().map(OptionalLong::of).orElse(OptionalLong.empty())),
                files,
                Map.of());
    }

    private static Map<String, String> withoutNulls(Map<String, String> map) {
        Map<String, String> kept = new HashMap<>(map);
        kept.values().removeIf(value -> value == null);
        return kept;
    }
}
