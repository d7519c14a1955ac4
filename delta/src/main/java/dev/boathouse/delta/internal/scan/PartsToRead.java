package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.PartitionValue;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableSchema;
import java.util.List;

/**
 * Which files a scan has to open: those that the log alone cannot rule out.
 *
 * @param request what to read
 * @param files ordered by the bytes of their paths
 */
record PartsToRead(ScanRequest request, List<DataFile> files) {

    static PartsToRead of(ScanRequest request) {
        List<DataFile> kept = request.state().files().stream()
                .filter(file -> mayMatch(request, file))
                .toList();
        return new PartsToRead(request, kept);
    }

    private static boolean mayMatch(ScanRequest request, DataFile file) {
        if (request.filter().isEmpty()) {
            return true;
        }
        FileStatistics statistics = FileStatistics.of(file);
        return Skipping.mayMatch(request.filter().get(), name -> bounds(request, file, statistics, name));
    }

    private static Bounds bounds(ScanRequest request, DataFile file, FileStatistics statistics, String name) {
        TableMetadata metadata = request.state().metadata();
        Schema schema = metadata.schema().schema();
        DataType type = schema.find(name).type();
        List<String> steps = schema.steps(name);
        List<String> physical = metadata.schema().physicalPath(steps).stream()
                .map(TableSchema.Physical::name)
                .toList();
        if (!metadata.partitionColumns().contains(steps.get(0))) {
            return statistics.bounds(physical, type);
        }
        String text = file.partitionValues().get(physical.get(0));
        return Bounds.constant(PartitionValue.comparable(PartitionValue.parse(text, type, request.zone(), name)));
    }

    /** Where the rows come from. */
    Origin origin() {
        return new Origin.Table(
                request.state().metadata().id(),
                request.storage().location().toString(),
                request.state().version(),
                request.state().metadata().schema().schema(),
                request.columns(),
                request.filter().map(Object::toString),
                digest());
    }

    private String digest() {
        Digest digest = Digest.of("boathouse-files-1");
        for (DataFile file : files) {
            digest.put(file.path()).put(file.size()).put(file.deletionVectorId());
        }
        return digest.hex();
    }
}
