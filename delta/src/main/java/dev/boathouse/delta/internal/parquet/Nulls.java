package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.Collections;

/** A column that a file does not have: null in every row. */
final class Nulls extends ColumnCursor {

    private final DataType type;

    Nulls(DataType type) {
        this.type = type;
    }

    static Column column(DataType type, int size) {
        return Column.of(type, Collections.nCopies(size, null));
    }

    @Override
    public Column next(int rows) {
        return column(type, rows);
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
