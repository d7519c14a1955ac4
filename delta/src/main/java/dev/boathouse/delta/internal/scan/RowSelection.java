package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.DeletionVectorRef;
import dev.boathouse.delta.internal.storage.Storage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rows of a file are read. Thread-safe. */
sealed interface RowSelection {

    static RowSelection of(Storage storage, FileRows file) {
        DataFile data = file.file();
        DeletedRows gone = read(storage, data, data.deletionVector());
        return file.among().isEmpty()
                ? new AllBut(gone)
                : new Only(read(storage, data, file.among()).minus(gone));
    }

    private static DeletedRows read(Storage storage, DataFile file, Optional<DeletionVectorRef> vector) {
        if (vector.isEmpty()) {
            return DeletedRows.none();
        }
        // A vector may lie in the log itself: the data file is what can always be named.
        String what = "Cannot tell the deleted rows of " + file.path() + ": ";
        try {
            return DeletionVectors.read(storage, vector.get());
        } catch (UnsupportedFormatException e) {
            throw new UnsupportedFormatException(what + e.getMessage(), e);
        } catch (CorruptDataException | IllegalArgumentException e) {
            throw new CorruptDataException(what + e.getMessage(), e);
        }
    }

    /** The rows that it names. */
    DeletedRows rows();

    /** Whether some of the next rows may be read; there may be none. */
    boolean reaches(long firstRow, long size);

    /** The positions, from 0, of those of the next rows that are read; null when all are. */
    int @Nullable [] kept(long firstRow, int size);

    /**
     * All others.
     *
     * @param rows the ones that are not read
     */
    record AllBut(DeletedRows rows) implements RowSelection {

        @Override
        public boolean reaches(long firstRow, long size) {
            return size > 0;
        }

        @Override
        public int @Nullable [] kept(long firstRow, int size) {
            return rows.kept(firstRow, size);
        }
    }

    /**
     * No others.
     *
     * @param rows the ones that are read
     */
    record Only(DeletedRows rows) implements RowSelection {

        @Override
        public boolean reaches(long firstRow, long size) {
            return rows.reaches(firstRow, size);
        }

        @Override
        public int[] kept(long firstRow, int size) {
            return rows.found(firstRow, size);
        }
    }
}
