package dev.boathouse.core.statistics;

import dev.boathouse.core.internal.SortedKeys;
import java.util.Arrays;

/**
 * For each positive row how many negatives score lower, for each negative how many positives score higher; ties count half. As shares their
 * means are the AUC, and their variances make up its variance (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837).
 *
 * @param values in the order of the rows
 * @param labels 1 for the positive class, else 0
 * @param positives how many rows are positive
 */
record Placements(double[] values, int[] labels, int positives) {

    /** Found by sorting once. */
    static Placements of(double[] scores, int[] labels, int positives) {
        SortedKeys sorted = SortedKeys.withRows(
                Arrays.stream(scores).mapToLong(SortedKeys::key).toArray());
        double[] values = new double[labels.length];
        int positivesBelow = 0;
        int negativesBelow = 0;
        for (int from = 0, to; from < labels.length; from = to) {
            to = end(sorted.keys(), from);
            int equalPositives = 0;
            for (int i = from; i < to; i++) {
                equalPositives += labels[sorted.rows()[i]];
            }
            int equalNegatives = to - from - equalPositives;
            double ofPositive = negativesBelow + 0.5 * equalNegatives;
            double ofNegative = positives - positivesBelow - 0.5 * equalPositives;
            for (int i = from; i < to; i++) {
                int row = sorted.rows()[i];
                values[row] = labels[row] == 1 ? ofPositive : ofNegative;
            }
            positivesBelow += equalPositives;
            negativesBelow += equalNegatives;
        }
        return new Placements(values, labels, positives);
    }

    private static int end(long[] keys, int from) {
        int end = from + 1;
        while (end < keys.length && keys[end] == keys[from]) {
            end++;
        }
        return end;
    }

    Placements minus(Placements other) {
        double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            differences[i] = values[i] - other.values[i];
        }
        return new Placements(differences, labels, positives);
    }

    /** The AUC: exact but for two divisions, since the sum is one of halves. */
    double mean() {
        return sum(1) / positives / (labels.length - positives);
    }

    /** Of the mean. */
    double variance() {
        double negatives = labels.length - positives;
        return squares(1, positives) / negatives / negatives / (positives - 1) / positives
                + squares(0, negatives) / positives / positives / (negatives - 1) / negatives;
    }

    private double sum(int label) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += values[i] * counts(i, label);
        }
        return sum;
    }

    /** 1 for a row of the class, else 0: a factor, not a branch, since there is no telling which comes next. */
    private int counts(int row, int label) {
        return 1 - (labels[row] ^ label);
    }

    private double squares(int label, double rows) {
        double mean = sum(label) / rows;
        double squares = 0;
        for (int i = 0; i < labels.length; i++) {
            double distance = (values[i] - mean) * counts(i, label);
            squares += distance * distance;
        }
        return squares;
    }
}
