package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import org.jspecify.annotations.Nullable;

/** Takes no values at all, where only levels are wanted. */
final class Presence extends Collector {

    private final int capacity;

    Presence(int capacity) {
        this.capacity = capacity;
    }

    @Override
    void reserve(int slots) {
        // Nothing is kept.
    }

    @Override
    void take(Values values, int from, int count) {
        values.skip(count);
    }

    @Override
    void spread(int from, int slots, int count, long[] valid) {
        // Nothing was taken.
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        return Nulls.column(DataType.BOOLEAN, capacity);
    }
}
