package dev.boathouse.core.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * For each positive row the share of negatives that score lower, for each negative the share of positives that score higher; ties count
 * half. Their means are the AUC, their covariances its variance (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837).
 */
final class Placements {

    private final double[] positives;
    private final double[] negatives;

    private Placements(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /** Placements in the order of the rows; none when a class is missing. Takes O(n log n). */
    static Optional<Placements> of(double[] scores, int[] labels) {
        double[] high = select(scores, labels, 1);
        double[] low = select(scores, labels, 0);
        if (high.length == 0 || low.length == 0) {
            return Optional.empty();
        }
        double[] positives = shares(high, low, 1);
        double[] negatives = shares(low, high, -1);
        return Optional.of(new Placements(positives, negatives));
    }

    private static double[] select(double[] scores, int[] labels, int label) {
        double[] selected = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (labels[i] == label) {
                // Adding zero turns -0.0 into 0.0, which sorting would tell apart.
                selected[count++] = scores[i] + 0.0;
            }
        }
        return Arrays.copyOf(selected, count);
    }

    /** The share of {@code others} below each value (above it where the direction is −1), equal ones counting half. */
    private static double[] shares(double[] values, double[] others, int direction) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = firstAtLeast(sorted, values[i]);
            int upTo = firstAtLeast(sorted, Math.nextUp(values[i]));
            double lower = below + 0.5 * (upTo - below);
            shares[i] = (direction > 0 ? lower : sorted.length - lower) / sorted.length;
        }
        return shares;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    double auc() {
        return mean(positives);
    }

    /** The variance of the difference between two AUCs on the same rows; none with fewer than two rows of a class. */
    Optional<Double> varianceOfDifference(Placements other) {
        if (positives.length < 2 || negatives.length < 2) {
            return Optional.empty();
        }
        return Optional.of(varianceOfDifference(positives, other.positives) / positives.length
                + varianceOfDifference(negatives, other.negatives) / negatives.length);
    }

    private static double varianceOfDifference(double[] ours, double[] theirs) {
        double shift = mean(ours) - mean(theirs);
        double squares = 0;
        for (int i = 0; i < ours.length; i++) {
            double distance = ours[i] - theirs[i] - shift;
            squares += distance * distance;
        }
        return squares / (ours.length - 1);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
