package dev.boathouse.core.data;

import java.util.Arrays;

/**
 * The different values of a column, numbered in the order of their hashes, so that rows in another order have the same numbers. Null is the
 * last one. Values are told apart by 64 bits of hash.
 *
 * @param ofRows the number of each row's value
 * @param sizes how many rows each value has
 */
record Groups(int[] ofRows, int[] sizes) {

    private static final int NULL = -1;

    /** All rows alike. */
    static Groups one(Frame frame) {
        int rows = rows(frame);
        return new Groups(new int[rows], new int[] {rows});
    }

    static Groups of(Frame frame, String key, long seed) {
        FieldPath path = KeyHash.key(frame.schema(), key);
        int[] numbers = new int[rows(frame)];
        long[] hashes = new long[numbers.length];
        long[] distinct = new long[numbers.length];
        int row = 0;
        int known = 0;
        for (Chunk chunk : frame.chunks()) {
            Column column = path.in(chunk);
            for (int i = 0; i < column.size(); i++, row++) {
                if (column.isNull(i)) {
                    numbers[row] = NULL;
                } else {
                    hashes[row] = KeyHash.hash(column, i, seed);
                    distinct[known++] = hashes[row];
                }
            }
        }
        int values = distinct(distinct, known);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] == NULL ? values : Arrays.binarySearch(distinct, 0, values, hashes[i]);
        }
        int[] sizes = new int[known == numbers.length ? values : values + 1];
        for (int number : numbers) {
            sizes[number]++;
        }
        return new Groups(numbers, sizes);
    }

    /** Sorts, moves each value that differs from the one before to the front, and tells how many those are. */
    private static int distinct(long[] values, int count) {
        Arrays.sort(values, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (distinct == 0 || values[i] != values[distinct - 1]) {
                values[distinct++] = values[i];
            }
        }
        return distinct;
    }

    private static int rows(Frame frame) {
        if (frame.rowCount() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Cannot rank " + frame.rowCount() + " rows: at most " + Integer.MAX_VALUE
                    + ". Split at random or by key, which needs no ranks.");
        }
        return (int) frame.rowCount();
    }
}
