package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes the rows of a frame to data files, forced to disk before anyone hears of them. */
public final class TableWriter {

    private TableWriter() {}

    /**
     * Writes the files: for each combination of partition values at least one, numbered in the order of those values.
     *
     * @param storage where the table is
     * @param metadata what the table is
     * @param rows the rows
     * @param settings how to write
     * @param id becomes part of the file names
     * @return the files
     */
    public static List<DataFile> write(
            Storage storage, TableMetadata metadata, Iterator<Frame> rows, FileSettings settings, String id) {
        Schema schema = metadata.schema().schema();
        List<String> partitionColumns = metadata.partitionColumns();
        List<Frame> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        if (all.isEmpty()) {
            return List.of();
        }
        TableRows aligned = TableRows.of(Frame.concat(all), schema, storage.location());
        DataFileWriter writer = new DataFileWriter(storage, metadata, id);
        try {
            for (PartitionGroup group : PartitionGroup.of(aligned, partitionColumns)) {
                writer.write(group);
            }
            writer.forceFolders();
            return writer.files();
        } catch (IOException e) {
            delete(storage, writer.files());
            throw new UncheckedIOException(
                    "Cannot write data files of " + storage.location() + ": " + Reasons.of(e)
                            + ". Nothing was committed.",
                    e);
        } catch (RuntimeException e) {
            delete(storage, writer.files());
            throw e;
        }
    }

    /**
     * Deletes files that were never committed.
     *
     * @param storage where the table is
     * @param files the files
     */
    public static void delete(Storage storage, List<DataFile> files) {
        List<String> left = new ArrayList<>();
        for (DataFile file : files) {
            try {
                Files.deleteIfExists(Location.localPath(FilePaths.resolve(storage.location(), file.path())));
            } catch (IOException e) {
                left.add(file.path());
            }
        }
        if (!left.isEmpty()) {
            throw new UncheckedIOException(new IOException("Cannot delete " + String.join(", ", left) + " in "
                    + storage.location() + ". They are not part of the table."));
        }
    }
}
