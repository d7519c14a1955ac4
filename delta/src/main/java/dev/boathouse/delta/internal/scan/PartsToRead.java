package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.internal.log.PartitionValue;
import dev.boathouse.delta.internal.log.TableSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which files a scan has to open: those that the log alone cannot rule out.
 *
 * @param request what to read
 * @param files in the order of their rows
 */
record PartsToRead(ScanRequest request, List<FileRows> files) {

    static PartsToRead of(ScanRequest request) {
        List<FileRows> kept = request.source().files().stream()
                .filter(file -> mayMatch(request, file))
                .toList();
        return new PartsToRead(request, kept);
    }

    static boolean mayMatch(ScanRequest request, FileRows file) {
        if (request.filter().isEmpty()) {
            return true;
        }
        FileStatistics statistics = FileStatistics.of(file.file());
        return Skipping.mayMatch(request.filter().get(), name -> bounds(request, file, statistics, name));
    }

    private static Bounds bounds(ScanRequest request, FileRows file, FileStatistics statistics, String name) {
        Object constant = file.constants().get(name);
        if (constant != null) {
            return Bounds.constant(PartitionValue.comparable(constant));
        }
        TableSchema columns = request.source().columns();
        Schema schema = columns.schema();
        DataType type = schema.find(name).type();
        List<String> steps = schema.steps(name);
        List<String> physical = columns.physicalPath(steps).stream()
                .map(TableSchema.Physical::name)
                .toList();
        if (!request.source().state().metadata().partitionColumns().contains(steps.get(0))) {
            return statistics.bounds(physical, type);
        }
        String text = file.file().partitionValues().get(physical.get(0));
        return Bounds.constant(PartitionValue.comparable(PartitionValue.parse(
                text, type, request.zone(), name, file.file().path())));
    }

    /** Where the rows come from. */
    Origin origin() {
        RowSource source = request.source();
        Origin table = new Origin.Table(
                source.state().metadata().id(),
                request.storage().location().toString(),
                source.state().version(),
                Optional.of(Instant.ofEpochMilli(source.state().timestamp())),
                source.state().metadata().schema().schema(),
                request.columns(),
                request.filter().map(Object::toString),
                digest());
        return source.step().map(table::then).orElse(table);
    }

    private String digest() {
        Digest digest = Digest.of("boathouse-files-1");
        files.forEach(file -> file.put(digest));
        return digest.hex();
    }
}
