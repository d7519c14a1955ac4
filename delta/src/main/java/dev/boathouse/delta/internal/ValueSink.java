package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ColumnAccess;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/** Collects values of one type from a column reader, which stands at a value that is not null, into an array. Used once. */
abstract class ValueSink {

    static final ColumnAccess ACCESS = ColumnAccess.direct();

    /** Makes room for an index, where the number of values is not known before. */
    abstract void ensure(int index);

    /** Stores the reader's current value at an index. */
    abstract void take(ColumnReader reader, int index);

    /** The values so far; those that were never taken are null, and zero. */
    abstract Column column(int size, long @Nullable [] validity);

    /** Makes a sink for a number of values. */
    @FunctionalInterface
    interface Factory {
        ValueSink of(int capacity);
    }

    static int grown(int length, int index) {
        return Math.max(index + 1, length + (length >> 1) + 16);
    }
}
