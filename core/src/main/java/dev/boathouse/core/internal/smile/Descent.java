package dev.boathouse.core.internal.smile;

import smile.math.MathEx;

/**
 * Coordinate descent (Friedman, Hastie and Tibshirani 2010, section 2) for least squares with penalties: minimizes the sum of the squared
 * errors + absolute × the sum of |weight| + squared × the sum of weight². It never gets worse than where it starts.
 *
 * @param absolute what the sum of the absolute weights is multiplied with
 * @param squared what the sum of the squared weights is multiplied with
 * @param maxSweeps how often all weights are looked at, at most
 */
record Descent(double absolute, double squared, int maxSweeps) {

    /** Ends when no weight moves by more than this share of the largest one. */
    private static final double STILL = 1e-13;

    /** Tells whether all weights are 0 where the minimum is. */
    boolean isDone(double[][] columns, double[] target) {
        for (double[] column : columns) {
            if (2 * Math.abs(MathEx.dot(column, target)) > absolute) {
                return false;
            }
        }
        return true;
    }

    void improve(double[][] columns, double[] target, double[] weights) {
        double[] left = target.clone();
        double[] lengths = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            lengths[i] = MathEx.dot(columns[i], columns[i]);
            add(-weights[i], columns[i], left);
        }
        double moved = Double.MAX_VALUE;
        double largest = 0;
        for (int sweep = 0; sweep < maxSweeps && moved > STILL * largest; sweep++) {
            moved = 0;
            largest = 0;
            for (int i = 0; i < columns.length; i++) {
                double pull = MathEx.dot(columns[i], left) + weights[i] * lengths[i];
                double free = Math.max(Math.abs(pull) - absolute / 2, 0);
                double weight = free == 0 ? 0 : Math.copySign(free, pull) / (lengths[i] + squared);
                if (weight != weights[i]) {
                    add(weights[i] - weight, columns[i], left);
                    moved = Math.max(moved, Math.abs(weights[i] - weight));
                    weights[i] = weight;
                }
                largest = Math.max(largest, Math.abs(weight));
            }
        }
    }

    private static void add(double times, double[] column, double[] to) {
        if (times != 0) {
            for (int i = 0; i < to.length; i++) {
                to[i] += times * column[i];
            }
        }
    }
}
