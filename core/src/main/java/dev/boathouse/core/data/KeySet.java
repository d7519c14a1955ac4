package dev.boathouse.core.data;

import dev.boathouse.core.internal.SplitMix;
import java.util.List;

/** Some keys, to be found in constant time. At most a quarter of the slots is used. */
final class KeySet implements KeyTest {

    private final long[] slots;
    private final boolean[] used;

    /** The keys on which a literal of an equality lies; NaN and a decimal between two keys have none. */
    KeySet(DataType type, List<Object> literals) {
        int size = Integer.highestOneBit(Math.max(1, literals.size())) * 8;
        this.slots = new long[size];
        this.used = new boolean[size];
        for (Object literal : literals) {
            KeyRange range = KeyRange.of(Filter.Operator.EQUAL, type, literal);
            if (range.low() <= range.high()) {
                add(range.low());
                add(range.high());
            }
        }
    }

    private void add(long key) {
        int slot = slot(key);
        slots[slot] = key;
        used[slot] = true;
    }

    /** Where the key is, or would be. */
    private int slot(long key) {
        int slot = (int) SplitMix.mix(key) & slots.length - 1;
        while (used[slot] && slots[slot] != key) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    @Override
    public void mark(long[] keys, int count, long[] mask, int firstWord) {
        for (int i = 0; i < count; i++) {
            if (used[slot(keys[i])]) {
                mask[firstWord + (i >>> 6)] |= 1L << i;
            }
        }
    }
}
