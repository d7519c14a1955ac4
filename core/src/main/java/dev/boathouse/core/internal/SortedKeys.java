package dev.boathouse.core.internal;

import java.util.Arrays;

/**
 * Numbers as keys, sorted by three digits and not by comparison, whose outcome a processor would have to guess. Three digits are the highest 33 of
 * the bits that differ; keys that are equal in these are few where numbers are smooth, and are put in their order afterwards: by insertion, or by
 * their own three digits where they are many.
 *
 * <p>Equal keys stay in the order of the rows. Takes as much memory again while it sorts.
 */
public final class SortedKeys {

    private static final int DIGITS = 3;
    private static final int WIDE = 11;
    /** Of so few keys the counts of wide digits would take longer than the keys. */
    private static final int FEW = 4_096;

    private static final int NARROW = 8;
    private static final int INSERTED = 24;

    private long[] keys;
    private int[] rows;
    private long[] otherKeys;
    private int[] otherRows;
    private final boolean hasRows;

    private SortedKeys(long[] keys, boolean hasRows) {
        this.keys = keys;
        this.otherKeys = new long[keys.length];
        this.hasRows = hasRows;
        this.rows = new int[hasRows ? keys.length : 0];
        this.otherRows = new int[rows.length];
        Arrays.setAll(rows, row -> row);
    }

    /**
     * A number as a key: keys are in the order of the numbers, compared without sign. −0.0 has the key of 0.0.
     *
     * @param number any but NaN
     * @return its key
     */
    public static long key(double number) {
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }

    /**
     * Sorts keys in two parts, each for itself.
     *
     * @param keys the keys; the array is used up
     * @param split where the second part begins
     * @return the keys, each part in ascending order, unsigned
     */
    public static long[] parts(long[] keys, int split) {
        SortedKeys sorted = new SortedKeys(keys, false);
        sorted.sort(0, split);
        sorted.sort(split, keys.length);
        return sorted.keys;
    }

    /**
     * Sorts keys and remembers where they stood.
     *
     * @param keys the keys of the rows; the array is used up
     * @return the sorted keys, with rows
     */
    public static SortedKeys withRows(long[] keys) {
        SortedKeys sorted = new SortedKeys(keys, true);
        sorted.sort(0, keys.length);
        // Nobody needs them any more.
        sorted.otherKeys = new long[0];
        sorted.otherRows = new int[0];
        return sorted;
    }

    /**
     * The keys.
     *
     * @return in ascending order, unsigned; not a copy
     */
    public long[] keys() {
        return keys;
    }

    /**
     * Where the keys stood.
     *
     * @return for each key; not a copy
     */
    public int[] rows() {
        return rows;
    }

    /** Sorts some of the keys, where they are; all of them where there is no more to move. */
    private void sort(int from, int to) {
        int count = to - from;
        long first = count == 0 ? 0 : keys[from];
        long differing = 0;
        for (int i = from; i < to; i++) {
            differing |= keys[i] ^ first;
        }
        if (differing == 0) {
            return;
        }
        int width = count < FEW ? NARROW : WIDE;
        int low = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(differing) - DIGITS * width);
        int mask = (1 << width) - 1;
        int[][] places = places(from, to, low, width);
        boolean moved = false;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (places[digit][mask + 1] == 0) {
                deal(from, to, low + digit * width, mask, places[digit]);
                swap();
                moved = !moved;
            }
        }
        if (moved && count < keys.length) {
            // The rest is in the other arrays.
            System.arraycopy(keys, from, otherKeys, from, count);
            if (hasRows) {
                System.arraycopy(rows, from, otherRows, from, count);
            }
            swap();
        }
        if (low > 0) {
            finish(from, to, low);
        }
    }

    private void swap() {
        long[] sortedKeys = otherKeys;
        otherKeys = keys;
        keys = sortedKeys;
        int[] sortedRows = otherRows;
        otherRows = rows;
        rows = sortedRows;
    }

    /** Where each value of each digit begins; behind them 1 where all keys have the same. */
    private int[][] places(int from, int to, int low, int width) {
        int base = 1 << width;
        int mask = base - 1;
        int[] first = new int[base + 1];
        int[] second = new int[base + 1];
        int[] third = new int[base + 1];
        for (int i = from; i < to; i++) {
            long key = keys[i] >>> low;
            first[(int) key & mask]++;
            second[(int) (key >>> width) & mask]++;
            third[(int) (key >>> (2 * width)) & mask]++;
        }
        int[][] places = {first, second, third};
        for (int[] digit : places) {
            int start = from;
            for (int i = 0; i < base; i++) {
                int size = digit[i];
                digit[base] |= size == to - from ? 1 : 0;
                digit[i] = start;
                start += size;
            }
        }
        return places;
    }

    private void deal(int from, int to, int shift, int mask, int[] places) {
        long[] source = keys;
        long[] target = otherKeys;
        if (!hasRows) {
            for (int i = from; i < to; i++) {
                long key = source[i];
                target[places[(int) (key >>> shift) & mask]++] = key;
            }
            return;
        }
        int[] sourceRows = rows;
        int[] targetRows = otherRows;
        for (int i = from; i < to; i++) {
            long key = source[i];
            int place = places[(int) (key >>> shift) & mask]++;
            target[place] = key;
            targetRows[place] = sourceRows[i];
        }
    }

    /** Puts keys in their order that are equal above a bit. */
    private void finish(int from, int to, int low) {
        int start = from;
        while (start < to) {
            long high = keys[start] >>> low;
            int end = start + 1;
            while (end < to && keys[end] >>> low == high) {
                end++;
            }
            if (end - start > INSERTED) {
                sort(start, end);
            } else {
                insert(start, end);
            }
            start = end;
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int place = i;
            // What differs is below the highest bit, so that signs do not matter.
            while (place > from && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                place--;
            }
            if (place < i) {
                keys[place] = key;
                if (hasRows) {
                    int row = rows[i];
                    System.arraycopy(rows, place, rows, place + 1, i - place);
                    rows[place] = row;
                }
            }
        }
    }
}
