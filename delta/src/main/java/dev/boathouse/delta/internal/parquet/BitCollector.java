package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Truth values. */
final class BitCollector extends Collector {

    private long[] bits;

    BitCollector(int capacity) {
        this.bits = new long[BitRuns.words(capacity)];
    }

    @Override
    void reserve(int slots) {
        if (BitRuns.words(slots) > bits.length) {
            bits = Arrays.copyOf(bits, grown(bits.length, BitRuns.words(slots)));
        }
    }

    @Override
    void take(Values from, int start, int count) {
        from.bits(bits, start, count);
    }

    @Override
    void spread(int from, int slots, int count, long[] valid) {
        long[] dense = bits.clone();
        BitRuns.clear(bits, from, count);
        int source = from;
        for (int slot = from; slot < from + slots; slot++) {
            if (BitRuns.at(valid, slot)) {
                if (BitRuns.at(dense, source)) {
                    bits[slot >>> 6] |= 1L << slot;
                }
                source++;
            }
        }
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        return ACCESS.ofBits(Arrays.copyOf(bits, BitRuns.words(size)), size, validity);
    }
}
