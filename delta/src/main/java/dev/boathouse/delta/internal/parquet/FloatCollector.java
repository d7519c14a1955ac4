package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Floats. */
final class FloatCollector extends Collector {

    private float[] values;

    FloatCollector(int capacity) {
        this.values = new float[capacity];
    }

    @Override
    void reserve(int slots) {
        if (slots > values.length) {
            values = Arrays.copyOf(values, grown(values.length, slots));
        }
    }

    @Override
    void take(Values from, int start, int count) {
        from.floats(values, start, count);
    }

    @Override
    void spread(int from, int slots, int count, long[] valid) {
        int source = from + count;
        for (int slot = from + slots - 1; slot >= from; slot--) {
            values[slot] = BitRuns.at(valid, slot) ? values[--source] : 0;
        }
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        return ACCESS.ofFloats(values, size, validity);
    }
}
