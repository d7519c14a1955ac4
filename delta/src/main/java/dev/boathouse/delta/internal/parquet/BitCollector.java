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
        int source = from + count;
        for (int slot = from + slots - 1; slot >= from; slot--) {
            long bit = 0;
            if (BitRuns.at(valid, slot)) {
                source--;
                bit = (bits[source >>> 6] >>> source) & 1;
            }
            int word = slot >>> 6;
            bits[word] = (bits[word] & ~(1L << slot)) | (bit << slot);
        }
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        return ACCESS.ofBits(Arrays.copyOf(bits, BitRuns.words(size)), size, validity);
    }
}
