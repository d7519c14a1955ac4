package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ColumnAccess;
import org.jspecify.annotations.Nullable;

/** Takes values from pages into the array of one column, converting them to its type. Used once. */
abstract class Collector {

    static final ColumnAccess ACCESS = ColumnAccess.direct();

    /** Makes room for slots up to a number, where it is not known before. */
    abstract void reserve(int slots);

    /** Takes values into the slots from an index on, all of them filled. */
    abstract void take(Values values, int from, int count);

    /** Moves the values that were taken last to the slots whose bits are set, and clears the others. */
    abstract void spread(int from, int slots, int count, long[] valid);

    /** The column of all slots. */
    abstract Column column(int size, long @Nullable [] validity);

    /** Makes a collector for a number of slots. */
    @FunctionalInterface
    interface Factory {
        Collector of(int capacity);
    }

    static int grown(int length, int needed) {
        return Math.max(needed, length + (length >> 1) + 16);
    }
}
