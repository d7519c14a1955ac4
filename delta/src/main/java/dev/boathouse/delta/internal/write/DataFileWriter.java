package dev.boathouse.delta.internal.write;

import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Writes Parquet files below the folder of a table. */
final class DataFileWriter {

    /** Large enough that footers do not count, small enough that a reader can skip and share the work. */
    private static final long TARGET_BYTES = 128L << 20;

    private static final long ROW_GROUP_BYTES = 32L << 20;
    private static final int ROWS_BETWEEN_CHECKS = 8_192;

    private final ParquetConfiguration configuration;
    private final Storage storage;
    private final TableMetadata metadata;
    private final String id;
    private final StoredColumns columns;
    private final List<DataFile> files = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();

    DataFileWriter(Storage storage, TableMetadata metadata, String id) {
        this.configuration = new HadoopParquetConfiguration(storage.configuration());
        this.storage = storage;
        this.metadata = metadata;
        this.id = id;
        this.columns = StoredColumns.of(metadata);
    }

    List<DataFile> files() {
        return List.copyOf(files);
    }

    /** Makes the names of new files and folders survive a power cut. */
    void forceFolders() throws IOException {
        for (Path folder : folders) {
            storage.forceFolder(folder);
        }
    }

    void write(PartitionGroup group) throws IOException {
        String folder = PartitionFolder.of(metadata.partitionColumns(), group.values());
        createFolders(folder);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < group.values().size(); i++) {
            String name =
                    metadata.schema().physicalName(metadata.partitionColumns().get(i));
            group.values().get(i).ifPresent(text -> values.put(name, text));
        }
        List<PartitionGroup.Slice> left = group.slices();
        while (!left.isEmpty()) {
            left = writeFile(folder, values, left);
        }
    }

    private void createFolders(String folder) throws IOException {
        Path root = storage.location().path();
        Path path = path(folder);
        storage.createFolders(path);
        for (Path each = path; !each.equals(root); each = each.getParent()) {
            folders.add(each);
        }
        folders.add(root);
    }

    /** Fills one file; gives back the rows that did not go in. */
    private List<PartitionGroup.Slice> writeFile(
            String folder, Map<String, String> values, List<PartitionGroup.Slice> slices) throws IOException {
        String name = String.format(Locale.ROOT, "%spart-%05d-%s.snappy.parquet", folder, files.size(), id);
        Path path = path(name);
        // Known from now on, so that it is deleted if writing fails.
        files.add(new DataFile(FilePaths.encoded(name), 0, values, 0, Optional.empty(), Optional.empty()));
        List<PartitionGroup.Slice> written = new ArrayList<>();
        List<PartitionGroup.Slice> left = new ArrayList<>();
        RowWriteSupport.Cursor cursor = new RowWriteSupport.Cursor();
        try (ParquetWriter<RowWriteSupport.Cursor> writer = open(path)) {
            for (PartitionGroup.Slice slice : slices) {
                int start = 0;
                while (start < slice.size() && writer.getDataSize() < TARGET_BYTES) {
                    int end = Math.min(slice.size(), start + ROWS_BETWEEN_CHECKS);
                    cursor.open(columns, slice);
                    for (int i = start; i < end; i++) {
                        cursor.row = slice.positions()[i];
                        writer.write(cursor);
                    }
                    start = end;
                }
                if (start > 0) {
                    written.add(start == slice.size() ? slice : slice.part(0, start));
                }
                if (start < slice.size()) {
                    left.add(start == 0 ? slice : slice.part(start, slice.size()));
                }
            }
        }
        FileStatus status = storage.status(path).orElseThrow();
        files.set(
                files.size() - 1,
                new DataFile(
                        FilePaths.encoded(name),
                        status.getLen(),
                        values,
                        status.getModificationTime(),
                        Optional.of(StatisticsOfRows.json(metadata, written)),
                        Optional.empty()));
        return left;
    }

    private Path path(String name) {
        return FilePaths.resolve(storage.location(), FilePaths.encoded(name));
    }

    private ParquetWriter<RowWriteSupport.Cursor> open(Path path) throws IOException {
        return new RowWriteSupport.Builder(storage.newFile(path), columns)
                .withConf(configuration)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }
}
