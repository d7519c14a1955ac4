package dev.boathouse.delta.internal.write;

import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Links;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Path root;
    private final TableMetadata metadata;
    private final String id;
    private final StoredColumns columns;
    private final List<DataFile> files = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();

    DataFileWriter(Storage storage, TableMetadata metadata, String id) {
        this.configuration = new HadoopParquetConfiguration(storage.configuration());
        this.root = storage.location().local().orElseThrow();
        this.metadata = metadata;
        this.id = id;
        this.columns = StoredColumns.of(metadata);
    }

    List<DataFile> files() {
        return List.copyOf(files);
    }

    /** Makes the names of new files and folders survive a power cut. */
    void forceFolders() throws IOException {
        Links links = Links.ofPlatform();
        for (Path folder : folders) {
            links.force(folder);
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
        Path path = root.resolve(folder);
        Files.createDirectories(path);
        for (Path each = path; each != null && each.startsWith(root); each = each.getParent()) {
            folders.add(each);
        }
    }

    /** Fills one file; gives back the rows that did not go in. */
    private List<PartitionGroup.Slice> writeFile(
            String folder, Map<String, String> values, List<PartitionGroup.Slice> slices) throws IOException {
        String name = String.format(Locale.ROOT, "%spart-%05d-%s.snappy.parquet", folder, files.size(), id);
        Path path = root.resolve(name);
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
        files.set(
                files.size() - 1,
                new DataFile(
                        FilePaths.encoded(name),
                        Files.size(path),
                        values,
                        Files.getLastModifiedTime(path).toMillis(),
                        Optional.of(StatisticsOfRows.json(metadata, written)),
                        Optional.empty()));
        return left;
    }

    private ParquetWriter<RowWriteSupport.Cursor> open(Path path) throws IOException {
        return new RowWriteSupport.Builder(new ForcedFile(path), columns)
                .withConf(configuration)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }
}
