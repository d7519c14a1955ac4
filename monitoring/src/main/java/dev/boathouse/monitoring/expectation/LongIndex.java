package dev.boathouse.monitoring.expectation;

import java.util.Arrays;

/** Small numbers by longs, in primitive arrays. Not thread-safe. */
final class LongIndex {

    private static final int FREE = -1;

    private long[] keys = new long[16];
    private int[] numbers = new int[16];
    private int size;

    LongIndex() {
        Arrays.fill(numbers, FREE);
    }

    int size() {
        return size;
    }

    /** Keeps the number that is there, if there is one. */
    void put(long key, int number) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = slot(key);
        if (numbers[at] == FREE) {
            keys[at] = key;
            numbers[at] = number;
            size++;
        }
    }

    /** The number of a key; −1 if there is none. */
    int find(long key) {
        return numbers[slot(key)];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) KeyTable.mixed(key) & mask;
        while (numbers[at] != FREE && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[oldKeys.length * 2];
        Arrays.fill(numbers, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != FREE) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }
}
