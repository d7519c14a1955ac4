package dev.boathouse.delta.internal.encode;

import java.util.Arrays;

/** Numbers a column's distinct values in the order in which they come. Keys are the values' bits. */
final class NumberDictionary {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int most;
    private long[] keys = new long[64];
    /** Code and one, zero where free. */
    private int[] slots = new int[128];

    private int shift = Long.SIZE - 7;
    private int size;

    NumberDictionary(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    long[] keys() {
        return keys;
    }

    /** The code of a key; -1 if there are too many. */
    int code(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * MIX) >>> shift);
        while (true) {
            int code = slots[slot] - 1;
            if (code < 0) {
                return add(key, slot);
            }
            if (keys[code] == key) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int add(long key, int slot) {
        if (size == most) {
            return -1;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        shift--;
        for (int code = 0; code < size; code++) {
            int slot = (int) ((keys[code] * MIX) >>> shift);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = code + 1;
        }
    }
}
