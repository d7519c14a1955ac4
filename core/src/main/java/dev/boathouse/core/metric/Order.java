package dev.boathouse.core.metric;

import java.util.Arrays;

/**
 * Rows sorted by a number, and where equal numbers end. A radix sort of the ordered bits of doubles in six digits, which is stable: equal
 * numbers stay in the order of the rows. Takes 24 bytes a row for a while.
 */
final class Order {

    private static final int DIGITS = 6;
    private static final int BITS = 11;
    private static final int RADIX = 1 << BITS;

    /** Positions of rows, the first one's number being the largest or the smallest. */
    final int[] rows;

    /** The position in {@link #rows} behind each group of equal numbers. */
    final int[] ends;

    private Order(int[] rows, int[] ends) {
        this.rows = rows;
        this.ends = ends;
    }

    static Order ascending(double[] values) {
        return of(values, 0);
    }

    static Order descending(double[] values) {
        return of(values, -1);
    }

    private static Order of(double[] values, long flip) {
        int count = values.length;
        long[] keys = new long[count];
        int[] rows = new int[count];
        int[] starts = new int[DIGITS * RADIX];
        for (int row = 0; row < count; row++) {
            // Adding zero turns -0.0 into 0.0, which bits would tell apart.
            long bits = Double.doubleToRawLongBits(values[row] + 0.0);
            long key = bits ^ ((bits >> 63) | Long.MIN_VALUE) ^ flip;
            keys[row] = key;
            rows[row] = row;
            for (int digit = 0; digit < DIGITS; digit++) {
                starts[digit * RADIX + at(key, digit)]++;
            }
        }
        long[] otherKeys = new long[count];
        int[] otherRows = new int[count];
        for (int digit = 0; digit < DIGITS; digit++) {
            int from = digit * RADIX;
            if (count == 0 || starts[from + at(keys[0], digit)] == count) {
                continue;
            }
            accumulate(starts, from);
            for (int i = 0; i < count; i++) {
                int place = starts[from + at(keys[i], digit)]++;
                otherKeys[place] = keys[i];
                otherRows[place] = rows[i];
            }
            long[] sortedKeys = otherKeys;
            otherKeys = keys;
            keys = sortedKeys;
            int[] sortedRows = otherRows;
            otherRows = rows;
            rows = sortedRows;
        }
        return new Order(rows, ends(keys, otherRows));
    }

    private static int at(long key, int digit) {
        return (int) (key >>> (digit * BITS)) & (RADIX - 1);
    }

    private static void accumulate(int[] starts, int from) {
        int sum = 0;
        for (int i = from; i < from + RADIX; i++) {
            int size = starts[i];
            starts[i] = sum;
            sum += size;
        }
    }

    private static int[] ends(long[] keys, int[] scratch) {
        int groups = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || keys[i] != keys[i - 1]) {
                scratch[groups++] = i;
            }
        }
        return Arrays.copyOf(scratch, groups);
    }
}
