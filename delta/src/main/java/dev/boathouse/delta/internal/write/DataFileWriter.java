package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.encode.Workspace;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows into data files. Each combination of partition values has rows that wait and at most one open file; where all together hold too
 * much, the largest give way first, so that the same rows make the same files.
 */
final class DataFileWriter {

    private final TableFolder folder;
    private final Location location;
    private final TableMetadata metadata;
    private final FileSettings settings;
    private final WriteLimits limits;
    private final String id;
    private final StoredColumns columns;
    private final Workspace space;
    private final Map<PartitionKey, PartitionWriter> partitions = new TreeMap<>();
    private final List<String> begun = new ArrayList<>();
    private @Nullable Alignment alignment;
    private long waitingBytes;
    private int openFiles;

    DataFileWriter(
            TableFolder folder,
            Location location,
            TableMetadata metadata,
            FileSettings settings,
            WriteLimits limits,
            Workspace space,
            String id) {
        this.folder = folder;
        this.location = location;
        this.metadata = metadata;
        this.settings = settings;
        this.limits = limits;
        this.id = id;
        this.columns = StoredColumns.of(metadata);
        this.space = space;
    }

    WriteLimits limits() {
        return limits;
    }

    long targetBytes() {
        return settings.targetBytes();
    }

    /** The files that were begun, by their paths in the log. */
    List<String> begun() {
        return List.copyOf(begun);
    }

    void write(Frame frame) throws IOException {
        Alignment current = alignment;
        Schema schema = metadata.schema().schema();
        if (current == null || !current.given().equals(frame.schema())) {
            current = new Alignment(frame.schema(), schema, location);
            alignment = current;
        }
        for (Chunk chunk : frame.chunks()) {
            if (chunk.size() > 0) {
                write(chunk, current, schema);
            }
        }
    }

    private void write(Chunk chunk, Alignment aligned, Schema schema) throws IOException {
        List<Column> all = aligned.columns(chunk);
        List<Column> partition = metadata.partitionColumns().stream()
                .map(name -> all.get(schema.indexOf(name)))
                .toList();
        for (var part :
                PartitionSplit.of(chunk, partition, metadata.partitionColumns()).entrySet()) {
            Chunk rows = part.getValue();
            List<Column> given = rows == chunk ? all : aligned.columns(rows);
            List<Column> stored = columns.fields().stream().map(given::get).toList();
            PartitionWriter writer = partitions.computeIfAbsent(part.getKey(), key -> new PartitionWriter(this, key));
            waitingBytes -= writer.waitingBytes();
            writer.add(rows == chunk ? stored : Detached.of(stored), rows.size());
            waitingBytes += writer.waitingBytes();
            while (waitingBytes > limits.waitingBytes()) {
                flushLargest();
            }
        }
    }

    private void flushLargest() throws IOException {
        PartitionWriter largest = null;
        for (PartitionWriter writer : partitions.values()) {
            if (largest == null || writer.waitingBytes() > largest.waitingBytes()) {
                largest = writer;
            }
        }
        if (largest == null || largest.waitingBytes() == 0) {
            throw new IllegalStateException("Rows wait that no partition has.");
        }
        waitingBytes -= largest.waitingBytes();
        largest.flush();
    }

    /** Begins a file of a partition; where too many are open, the one that is nearest to its end is completed. */
    OpenFile open(PartitionKey key) throws IOException {
        while (openFiles >= limits.openFiles()) {
            PartitionWriter largest = null;
            for (PartitionWriter writer : partitions.values()) {
                if (writer.openBytes() >= 0 && (largest == null || writer.openBytes() > largest.openBytes())) {
                    largest = writer;
                }
            }
            if (largest == null) {
                throw new IllegalStateException("Files are open that no partition has.");
            }
            largest.finish();
        }
        List<String> names = metadata.partitionColumns().stream()
                .map(metadata.schema()::physicalName)
                .toList();
        String path = String.format(
                Locale.ROOT,
                "%s%spart-%05d-%s%s.parquet",
                settings.folder(),
                PartitionFolder.of(names, key.values()),
                begun.size(),
                id,
                extension());
        // Known from now on, so that it is deleted if writing fails.
        begun.add(FilePaths.encoded(path));
        openFiles++;
        try {
            return new OpenFile(folder, path, columns, space);
        } catch (FileAlreadyExistsException e) {
            // Somebody else's, which stays.
            begun.remove(begun.size() - 1);
            throw e;
        }
    }

    private String extension() {
        return settings.codec() == CompressionCodecName.UNCOMPRESSED
                ? ""
                : "." + settings.codec().name().toLowerCase(Locale.ROOT);
    }

    DataFile finish(OpenFile file, PartitionKey key) throws IOException {
        openFiles--;
        return file.finish(metadata, partitionValues(key));
    }

    private Map<String, String> partitionValues(PartitionKey key) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < key.values().size(); i++) {
            String name =
                    metadata.schema().physicalName(metadata.partitionColumns().get(i));
            Optional<String> text = key.values().get(i);
            text.ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    /** Completes all files; in the order of partition values, then in that in which they were begun. */
    List<DataFile> finish() throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (PartitionWriter writer : partitions.values()) {
            writer.flush();
            writer.finish();
            files.addAll(writer.finished());
        }
        folder.force();
        return files;
    }

    /** Lets go of the files that are open, which will be deleted. */
    void abandon() {
        partitions.values().forEach(PartitionWriter::abandon);
    }
}
