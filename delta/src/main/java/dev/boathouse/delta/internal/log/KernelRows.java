package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.util.VectorUtils;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Kernel's rows as our values, and back. */
final class KernelRows {

    private KernelRows() {}

    static Protocol protocol(Snapshot snapshot) {
        var protocol = ((SnapshotImpl) snapshot).getProtocol();
        return Protocol.of(
                protocol.getMinReaderVersion(),
                protocol.getMinWriterVersion(),
                protocol.getReaderFeatures(),
                protocol.getWriterFeatures());
    }

    static TableMetadata metadata(Snapshot snapshot) {
        Metadata metadata = ((SnapshotImpl) snapshot).getMetadata();
        return TableMetadata.of(
                metadata.getId(),
                metadata.getName(),
                metadata.getSchemaString(),
                VectorUtils.toJavaList(metadata.getPartitionColumns()),
                metadata.getConfiguration(),
                metadata.getCreatedTime().map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    static DataFile file(Location table, Row row) {
        AddFile add = new AddFile(row);
        Map<String, String> values = new HashMap<>(VectorUtils.toJavaMap(add.getPartitionValues()));
        values.values().removeIf(value -> value == null);
        return new DataFile(
                FilePaths.canonical(table, add.getPath()),
                add.getSize(),
                values,
                add.getModificationTime(),
                add.getStatsJson(),
                add.getDeletionVector().map(KernelRows::deletionVector));
    }

    private static DeletionVectorRef deletionVector(DeletionVectorDescriptor descriptor) {
        return new DeletionVectorRef(
                descriptor.getStorageType(),
                descriptor.getPathOrInlineDv(),
                descriptor.getOffset().map(OptionalInt::of).orElse(OptionalInt.empty()),
                descriptor.getSizeInBytes(),
                descriptor.getCardinality());
    }

    static Row add(DataFile file, List<String> partitionColumns) {
        Map<String, String> partition = new HashMap<>();
        partitionColumns.forEach(
                column -> partition.put(column, file.partitionValues().get(column)));
        Map<Integer, Object> values = new HashMap<>();
        put(values, "path", file.path());
        put(values, "partitionValues", VectorUtils.stringStringMapValue(partition));
        put(values, "size", file.size());
        put(values, "modificationTime", file.modified());
        put(values, "dataChange", true);
        file.stats().ifPresent(stats -> put(values, "stats", stats));
        return SingleAction.createAddFileSingleAction(new GenericRow(AddFile.FULL_SCHEMA, values));
    }

    private static void put(Map<Integer, Object> values, String field, Object value) {
        values.put(AddFile.FULL_SCHEMA.indexOf(field), value);
    }
}
