package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a row group, in order, piece by piece. Not thread-safe. Damage is a
 * {@link dev.boathouse.core.CorruptDataException} that names file, column and place.
 */
public abstract class ColumnCursor implements AutoCloseable {

    ColumnCursor() {}

    /**
     * The next values.
     *
     * @param rows how many, at most as many as are left
     * @return a column of that size
     */
    public abstract Column next(int rows);

    /**
     * Passes over the next values; whole pages are not even decompressed.
     *
     * @param rows how many, at most as many as are left
     */
    public abstract void skip(int rows);

    /** How far the last values were there, each by its definition level; null where there is no such level. */
    byte @Nullable [] levels() {
        return null;
    }

    /**
     * The memory that the value of a row takes.
     *
     * @return bytes, roughly
     */
    public abstract int bytesPerRow();

    /** Lets go of memory; the columns stay valid. */
    @Override
    public abstract void close();
}
