package dev.boathouse.core.statistics;

/**
 * Scores as keys, sorted digit by digit from the last: no comparison that a processor would have to guess, and every pass reads memory in
 * order.
 *
 * @param keys in ascending order, unsigned
 * @param rows where each key stood, or nothing where nobody asks
 */
record SortedKeys(long[] keys, int[] rows) {

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = Long.SIZE / DIGIT_BITS;
    private static final int BASE = 1 << DIGIT_BITS;

    /** Unsigned, in the order of the scores; adding zero makes -0.0 equal to 0.0. */
    static long key(double score) {
        long bits = Double.doubleToRawLongBits(score + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }

    /** Sorts keys, whose array is used up. */
    static long[] of(long[] keys) {
        return new SortedKeys(keys, new int[0]).sorted().keys;
    }

    /** Sorts scores and remembers where they stood. */
    static SortedKeys of(double[] scores) {
        SortedKeys unsorted = new SortedKeys(new long[scores.length], new int[scores.length]);
        for (int i = 0; i < scores.length; i++) {
            unsorted.keys[i] = key(scores[i]);
            unsorted.rows[i] = i;
        }
        return unsorted.sorted();
    }

    private SortedKeys sorted() {
        int[][] counts = counts();
        SortedKeys from = this;
        SortedKeys to = new SortedKeys(new long[keys.length], new int[rows.length]);
        for (int digit = 0; digit < DIGITS; digit++) {
            if (starts(counts[digit])) {
                from.dealTo(to, digit * DIGIT_BITS, counts[digit]);
                SortedKeys dealt = to;
                to = from;
                from = dealt;
            }
        }
        return from;
    }

    private int[][] counts() {
        int[][] counts = new int[DIGITS][BASE];
        for (long key : keys) {
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][digit(key, digit * DIGIT_BITS)]++;
            }
        }
        return counts;
    }

    /** Makes counts places where each value of a digit starts; false where all keys have the same one, as the last ones of floats. */
    private boolean starts(int[] counts) {
        int start = 0;
        for (int i = 0; i < BASE; i++) {
            int count = counts[i];
            if (count == keys.length) {
                return false;
            }
            counts[i] = start;
            start += count;
        }
        return true;
    }

    private void dealTo(SortedKeys to, int shift, int[] places) {
        if (rows.length == 0) {
            for (long key : keys) {
                to.keys[places[digit(key, shift)]++] = key;
            }
            return;
        }
        for (int i = 0; i < keys.length; i++) {
            int place = places[digit(keys[i], shift)]++;
            to.keys[place] = keys[i];
            to.rows[place] = rows[i];
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (BASE - 1);
    }
}
