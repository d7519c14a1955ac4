package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Long, timestamps, and decimals of up to 18 digits. */
final class LongCollector extends Collector {

    private final DataType type;
    private final LongReading reading;
    private long[] values;

    LongCollector(DataType type, LongReading reading, int capacity) {
        this.type = type;
        this.reading = reading;
        this.values = new long[capacity];
    }

    @Override
    void reserve(int slots) {
        if (slots > values.length) {
            values = Arrays.copyOf(values, grown(values.length, slots));
        }
    }

    @Override
    void take(Values from, int start, int count) {
        reading.read(from, values, start, count);
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
        return type instanceof DataType.Decimal decimal
                ? ACCESS.ofDecimals(decimal, values, size, validity)
                : ACCESS.ofLongs(type, values, size, validity);
    }
}
