package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Int, short, byte and date. */
final class IntCollector extends Collector {

    private final DataType type;
    private final int least;
    private final int most;
    private int[] values;

    IntCollector(DataType type, int capacity) {
        this.type = type;
        this.least =
                type == DataType.BYTE ? Byte.MIN_VALUE : type == DataType.SHORT ? Short.MIN_VALUE : Integer.MIN_VALUE;
        this.most = -(least + 1);
        this.values = new int[capacity];
    }

    @Override
    void reserve(int slots) {
        if (slots > values.length) {
            values = Arrays.copyOf(values, grown(values.length, slots));
        }
    }

    @Override
    void take(Values from, int start, int count) {
        from.ints(values, start, count);
        if (most != Integer.MAX_VALUE) {
            for (int i = start; i < start + count; i++) {
                if (values[i] < least || values[i] > most) {
                    throw new Broken(values[i] + " is no " + type);
                }
            }
        }
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
        return ACCESS.ofInts(type, values, size, validity);
    }
}
