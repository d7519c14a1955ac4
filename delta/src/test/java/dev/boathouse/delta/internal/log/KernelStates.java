package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Storage;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What Delta Kernel makes of a log: a judge of our replay. */
final class KernelStates {

    private final Storage storage;
    private final String path;
    private final Engine engine;

    KernelStates(Storage storage) {
        this.storage = storage;
        this.path = storage.location().path().toString();
        this.engine = DefaultEngine.create(storage.configuration());
    }

    LogState latest() {
        return state(TableManager.loadSnapshot(path).build(engine));
    }

    LogState at(long version) {
        return state(TableManager.loadSnapshot(path).atVersion(version).build(engine));
    }

    OptionalLong transaction(long version, String appId) {
        SnapshotImpl snapshot = (SnapshotImpl)
                TableManager.loadSnapshot(path).atVersion(version).build(engine);
        return snapshot.getLatestTransactionVersion(engine, appId)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Empty where the instant lies before the first commit; the newest one where it lies behind the last. */
    OptionalLong versionAsOf(long millis) {
        Snapshot latest = TableManager.loadSnapshot(path).build(engine);
        try {
            return OptionalLong.of(TableManager.loadSnapshot(path)
                    .atTimestamp(millis, latest)
                    .build(engine)
                    .getVersion());
        } catch (KernelException e) {
            return e.getMessage().contains("after the latest")
                    ? OptionalLong.of(latest.getVersion())
                    : OptionalLong.empty();
        }
    }

    private LogState state(Snapshot snapshot) {
        Map<String, DataFile> files = new HashMap<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        DataFile file = file(rows.next().getStruct(0));
                        files.put(file.path(), file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var protocol = ((SnapshotImpl) snapshot).getProtocol();
        Metadata metadata = ((SnapshotImpl) snapshot).getMetadata();
        return LogState.of(
                snapshot.getVersion(),
                snapshot.getTimestamp(engine),
                Optional.empty(),
                Protocol.of(
                        protocol.getMinReaderVersion(),
                        protocol.getMinWriterVersion(),
                        protocol.getReaderFeatures(),
                        protocol.getWriterFeatures()),
                TableMetadata.of(
                        metadata.getId(),
                        metadata.getName(),
                        metadata.getDescription(),
                        metadata.getSchemaString(),
                        VectorUtils.toJavaList(metadata.getPartitionColumns()),
                        metadata.getConfiguration(),
                        metadata.getCreatedTime().map(OptionalLong::of).orElse(OptionalLong.empty())),
                files,
                Map.of());
    }

    private DataFile file(Row row) {
        AddFile add = new AddFile(row);
        Map<String, String> values = new HashMap<>(VectorUtils.toJavaMap(add.getPartitionValues()));
        values.values().removeIf(value -> value == null);
        return new DataFile(
                FilePaths.canonical(storage.location(), add.getPath()),
                add.getSize(),
                values,
                add.getModificationTime(),
                add.getStatsJson(),
                add.getDeletionVector().map(KernelStates::deletionVector));
    }

    private static DeletionVectorRef deletionVector(DeletionVectorDescriptor descriptor) {
        return new DeletionVectorRef(
                descriptor.getStorageType(),
                descriptor.getPathOrInlineDv(),
                descriptor.getOffset().map(OptionalInt::of).orElse(OptionalInt.empty()),
                descriptor.getSizeInBytes(),
                descriptor.getCardinality());
    }
}
