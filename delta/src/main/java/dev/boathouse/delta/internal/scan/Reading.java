package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.delta.internal.parquet.ColumnCursor;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** A column of a scan over one row group, piece by piece. */
sealed interface Reading extends AutoCloseable {

    /** The next values. */
    Column next(int rows);

    /** Passes over values. */
    void skip(int rows);

    @Override
    void close();

    /** What a row takes, roughly. */
    int bytesPerRow();

    /**
     * A column of the file.
     *
     * @param cursor reads it
     */
    record Stored(ColumnCursor cursor) implements Reading {

        @Override
        public Column next(int rows) {
            return cursor.next(rows);
        }

        @Override
        public void skip(int rows) {
            cursor.skip(rows);
        }

        @Override
        public int bytesPerRow() {
            return cursor.bytesPerRow();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }

    /**
     * A column of the file with days or times, where the file may count them by another calendar.
     *
     * @param cursor reads it
     * @param columns knows the calendar
     * @param type what it is read as
     * @param int96 whether it is stored as INT96
     * @param name how to name it in an error
     */
    record Dated(ColumnCursor cursor, FileColumns columns, DataType type, boolean int96, String name)
            implements Reading {

        @Override
        public Column next(int rows) {
            return columns.dated(cursor.next(rows), type, int96, name);
        }

        @Override
        public void skip(int rows) {
            cursor.skip(rows);
        }

        @Override
        public int bytesPerRow() {
            return cursor.bytesPerRow();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }

    /** The same value in every row: a partition column. Most pieces have the same size, and share one column. */
    final class Constant implements Reading {

        private final DataType type;
        private final @Nullable Object value;
        private @Nullable Column last;

        Constant(DataType type, @Nullable Object value) {
            this.type = type;
            this.value = value;
        }

        @Override
        public Column next(int rows) {
            Column column = last;
            if (column == null || column.size() != rows) {
                column = Column.of(type, Collections.nCopies(rows, value));
                last = column;
            }
            return column;
        }

        @Override
        public void skip(int rows) {
            // There is nothing to pass.
        }

        @Override
        public int bytesPerRow() {
            return Long.BYTES;
        }

        @Override
        public void close() {
            // There is nothing to let go.
        }
    }
}
