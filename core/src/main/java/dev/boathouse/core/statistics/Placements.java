package dev.boathouse.core.statistics;

/**
 * For each positive row how many negatives score lower, for each negative how many positives score higher; ties count half. As shares their
 * means are the AUC, their variances make up its variance (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837).
 */
final class Placements {

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = Long.SIZE / DIGIT_BITS;
    private static final int BASE = 1 << DIGIT_BITS;

    private Placements() {}

    /** In the order of the rows, found by sorting once. */
    static double[] of(double[] scores, int[] labels, int positives) {
        long[] keys = new long[scores.length];
        int[] rows = new int[scores.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = key(scores[i]);
            rows[i] = i;
        }
        Sorted sorted = Sorted.of(keys, rows);
        return placements(sorted.keys, sorted.rows, labels, positives);
    }

    /** Unsigned, in the order of the scores; adding zero makes -0.0 equal to 0.0. */
    private static long key(double score) {
        long bits = Double.doubleToRawLongBits(score + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }

    private static double[] placements(long[] keys, int[] rows, int[] labels, int positives) {
        double[] placements = new double[rows.length];
        int positivesBelow = 0;
        int negativesBelow = 0;
        for (int from = 0, to; from < rows.length; from = to) {
            int equalPositives = 0;
            for (to = from; to < rows.length && keys[to] == keys[from]; to++) {
                equalPositives += labels[rows[to]];
            }
            int equalNegatives = to - from - equalPositives;
            double ofPositive = negativesBelow + 0.5 * equalNegatives;
            double ofNegative = positives - positivesBelow - 0.5 * equalPositives;
            for (int i = from; i < to; i++) {
                placements[rows[i]] = labels[rows[i]] == 1 ? ofPositive : ofNegative;
            }
            positivesBelow += equalPositives;
            negativesBelow += equalNegatives;
        }
        return placements;
    }

    /** Keys with their rows, sorted digit by digit from the last: no comparison, every pass in the order of the memory it reads. */
    private record Sorted(long[] keys, int[] rows) {

        static Sorted of(long[] keys, int[] rows) {
            int[][] counts = counts(keys);
            Sorted from = new Sorted(keys, rows);
            Sorted to = new Sorted(new long[keys.length], new int[rows.length]);
            for (int digit = 0; digit < DIGITS; digit++) {
                if (starts(counts[digit], keys.length)) {
                    from.dealTo(to, digit, counts[digit]);
                    Sorted dealt = to;
                    to = from;
                    from = dealt;
                }
            }
            return from;
        }

        private static int[][] counts(long[] keys) {
            int[][] counts = new int[DIGITS][BASE];
            for (long key : keys) {
                for (int digit = 0; digit < DIGITS; digit++) {
                    counts[digit][digit(key, digit)]++;
                }
            }
            return counts;
        }

        /** Makes counts places where each value of a digit starts; false where all keys have the same one, such as floats in doubles. */
        private static boolean starts(int[] counts, int length) {
            int start = 0;
            for (int i = 0; i < BASE; i++) {
                int count = counts[i];
                if (count == length) {
                    return false;
                }
                counts[i] = start;
                start += count;
            }
            return true;
        }

        private void dealTo(Sorted to, int digit, int[] places) {
            for (int i = 0; i < keys.length; i++) {
                int place = places[digit(keys[i], digit)]++;
                to.keys[place] = keys[i];
                to.rows[place] = rows[i];
            }
        }

        private static int digit(long key, int digit) {
            return (int) (key >>> (digit * DIGIT_BITS)) & (BASE - 1);
        }
    }
}
