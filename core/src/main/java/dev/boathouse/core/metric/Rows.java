package dev.boathouse.core.metric;

/** What is asked of the arrays that predictions are made of, and rows picked out of them. */
final class Rows {

    private Rows() {}

    static void requireLengths(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("Cannot make predictions of " + expected + " rows: found " + found + " "
                    + what + ". There must be one for each row.");
        }
    }

    /** A copy of finite numbers. */
    static double[] finite(String what, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException("Cannot make predictions: the " + what + " at " + row + " is "
                        + values[row] + ". It must be finite; leave such rows out.");
            }
        }
        return values.clone();
    }

    static double finiteThreshold(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("A threshold must be finite: found " + threshold + ".");
        }
        return threshold;
    }

    /** A copy of numbers from 0 to 1. */
    static double[] probabilities(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("Cannot make predictions: the probability at " + i + " is "
                        + values[i] + ". It must be 0 to 1; ofScores takes other numbers of two classes.");
            }
        }
        return values.clone();
    }

    /** A copy of numbers from 0 on, below a limit. */
    static int[] labels(int[] labels, int limit) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= limit) {
                throw new IllegalArgumentException("Cannot make predictions: the label of row " + row + " is "
                        + labels[row] + ". It must be "
                        + (limit == Integer.MAX_VALUE ? "0 or more." : "0 to " + (limit - 1) + "."));
            }
        }
        return labels.clone();
    }

    static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot find a threshold for a " + what + " of " + value + ": it must be 0 to 1.");
        }
        return value;
    }

    /** So many numbers of each of the rows. */
    static double[] select(double[] values, int width, int[] rows, int rowCount) {
        double[] selected = new double[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, check(rows[i], rowCount) * width, selected, i * width, width);
        }
        return selected;
    }

    static int[] select(int[] values, int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[check(rows[i], values.length)];
        }
        return selected;
    }

    private static int check(int row, int rowCount) {
        if (row < 0 || row >= rowCount) {
            throw new IllegalArgumentException(
                    "Cannot select row " + row + ": there are " + rowCount + ", numbered from 0 on.");
        }
        return row;
    }
}
