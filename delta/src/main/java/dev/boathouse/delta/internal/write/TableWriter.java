package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.internal.encode.Workspace;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes rows to data files, forced to disk before anyone hears of them. */
public final class TableWriter {

    private TableWriter() {}

    /**
     * Writes the files: for each combination of partition values that has rows at least one. Frames are taken one by one; how much memory is
     * held does not depend on their number. Files are numbered as they are begun, which for rows that fit one row group is the order of their
     * partition values.
     *
     * @param storage where the table is
     * @param metadata of the version for which they are written
     * @param rows the rows: frames with the columns of the table in any order, those that may be null may be missing
     * @param settings how files are made
     * @param id becomes part of the file names
     * @return the files, in the order of partition values; none if there are no rows
     * @throws IllegalArgumentException if a column does not fit the table's schema
     * @throws dev.boathouse.core.UnsupportedFormatException if a type, the codec or the place is not supported for writing
     * @throws UncheckedIOException if a file cannot be written; whatever is thrown, no file is left
     */
    public static List<DataFile> write(
            Storage storage, TableMetadata metadata, Iterator<Frame> rows, FileSettings settings, String id) {
        try (Workspace space = new Workspace(settings.codec())) {
            return write(storage, metadata, rows, settings, WriteLimits.standard(), space, id);
        }
    }

    static List<DataFile> write(
            Storage storage,
            TableMetadata metadata,
            Iterator<Frame> rows,
            FileSettings settings,
            WriteLimits limits,
            Workspace space,
            String id) {
        storage.requireSafeCommits();
        return write(
                storage,
                new DataFileWriter(new TableFolder(storage), storage.location(), metadata, settings, limits, space, id),
                rows);
    }

    private static List<DataFile> write(Storage storage, DataFileWriter writer, Iterator<Frame> rows) {
        try {
            while (rows.hasNext()) {
                writer.write(rows.next());
            }
            return writer.finish();
        } catch (IOException e) {
            UncheckedIOException failure = new UncheckedIOException(
                    "Cannot write data files of " + storage.location() + ": " + Reasons.of(e)
                            + ". Nothing was committed.",
                    e);
            undo(storage, writer, failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            undo(storage, writer, e);
            throw e;
        }
    }

    private static void undo(Storage storage, DataFileWriter writer, Throwable failure) {
        try {
            writer.abandon();
            deletePaths(storage, writer.begun());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Deletes files that were never committed.
     *
     * @param storage where the table is
     * @param files the files
     * @throws UncheckedIOException if one cannot be deleted
     */
    public static void delete(Storage storage, List<DataFile> files) {
        deletePaths(storage, files.stream().map(DataFile::path).toList());
    }

    private static void deletePaths(Storage storage, List<String> paths) {
        List<String> left = new ArrayList<>();
        for (String path : paths) {
            try {
                TableFolder.delete(storage, path);
            } catch (IOException e) {
                left.add(path);
            }
        }
        if (!left.isEmpty()) {
            throw new UncheckedIOException(new IOException("Cannot delete " + String.join(", ", left) + " in "
                    + storage.location() + ". They are not part of the table."));
        }
    }
}
