package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Doubles, and what widens to a double. */
final class DoubleCollector extends Collector {

    private final Reading reading;
    private double[] values;

    /** Reads values as doubles. */
    @FunctionalInterface
    interface Reading {
        void read(Values values, double[] target, int from, int count);
    }

    DoubleCollector(Reading reading, int capacity) {
        this.reading = reading;
        this.values = new double[capacity];
    }

    static void floats(Values values, double[] target, int from, int count) {
        float[] read = new float[count];
        values.floats(read, 0, count);
        for (int i = 0; i < count; i++) {
            target[from + i] = read[i];
        }
    }

    static void ints(Values values, double[] target, int from, int count) {
        int[] read = new int[count];
        values.ints(read, 0, count);
        for (int i = 0; i < count; i++) {
            target[from + i] = read[i];
        }
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
        return ACCESS.ofDoubles(values, size, validity);
    }
}
