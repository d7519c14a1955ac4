package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.WriteFeatures;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a frame to data files, forced to disk before anyone hears of them. */
public final class TableWriter {

    private TableWriter() {}

    /**
     * Writes the files: for each combination of partition values at least one, numbered in the order of those values.
     *
     * @param storage where the table is
     * @param base the version for which they are written
     * @param rows the rows
     * @param id becomes part of the file names
     * @return the files
     */
    public static List<DataFile> write(Storage storage, LogState base, Frame rows, String id) {
        storage.requireSafeCommits();
        WriteFeatures.check(storage.location(), base);
        Schema schema = base.metadata().schema().schema();
        List<String> partitionColumns = base.metadata().partitionColumns();
        TableRows aligned = TableRows.of(rows, schema, storage.location());
        DataFileWriter writer = new DataFileWriter(storage, base.metadata(), id);
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
                storage.delete(FilePaths.resolve(storage.location(), file.path()));
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
