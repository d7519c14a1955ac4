package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The same value in every row: a partition column, or null for a column that a file does not have. */
record ConstantDecoder(DataType type, @Nullable Object value) implements ColumnDecoder {

    @Override
    public Column next(int rows) {
        return Column.of(type, Collections.nCopies(rows, value));
    }
}
