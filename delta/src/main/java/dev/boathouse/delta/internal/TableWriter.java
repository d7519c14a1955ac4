package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Frame;
import java.util.List;

/** Writes the rows of a frame to data files. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class TableWriter {

    private TableWriter() {}

    /**
     * Writes the files.
     *
     * @param storage where the table is
     * @param base the version for which they are written
     * @param rows the rows
     * @param id becomes part of the file names
     * @return the files
     */
    public static List<DataFile> write(Storage storage, LogState base, Frame rows, String id) {
        throw new UnsupportedOperationException("Writing is not there yet: " + storage + base + rows + id);
    }

    /**
     * Deletes files that were never committed.
     *
     * @param storage where the table is
     * @param files the files
     */
    public static void delete(Storage storage, List<DataFile> files) {
        throw new UnsupportedOperationException("Writing is not there yet: " + storage + files);
    }
}
