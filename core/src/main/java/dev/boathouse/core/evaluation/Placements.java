package dev.boathouse.core.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * For each positive row the share of negatives that score lower, for each negative the share of positives that score higher; ties count
 * half. Their means are the AUC, their covariances its variance (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837).
 */
final class Placements {

    /** Shares times the number of opponents. */
    private final double[] positives;

    private final double[] negatives;

    private Placements(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /** Placements in the order of the rows, as counts; none when a class is missing. Takes O(n log n). */
    static Optional<Placements> of(double[] scores, int[] labels) {
        double[] high = select(scores, labels, 1);
        double[] low = select(scores, labels, 0);
        if (high.length == 0 || low.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Placements(counts(high, low, 1), counts(low, high, -1)));
    }

    /**
     * The AUC alone, from sorted scores; none when a class is missing. The count of pairs is exact (halves, less than 2⁵²), so
     * it is the same as {@link #auc()} to the last bit.
     */
    static OptionalDouble auc(double[] scores, int[] labels) {
        double[] high = select(scores, labels, 1);
        double[] low = select(scores, labels, 0);
        if (high.length == 0 || low.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(high);
        Arrays.sort(low);
        int below = 0;
        int upTo = 0;
        double pairs = 0;
        for (double score : high) {
            while (below < low.length && low[below] < score) {
                below++;
            }
            while (upTo < low.length && low[upTo] <= score) {
                upTo++;
            }
            pairs += below + 0.5 * (upTo - below);
        }
        return OptionalDouble.of(pairs / high.length / low.length);
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

    /** How many of the {@code others} lie below each value (above it where the direction is −1), equal ones counting half. */
    private static double[] counts(double[] values, double[] others, int direction) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] counts = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = firstAtLeast(sorted, values[i]);
            int upTo = below;
            if (below < sorted.length && sorted[below] == values[i]) {
                upTo = firstAtLeast(sorted, Math.nextUp(values[i]));
            }
            double lower = below + 0.5 * (upTo - below);
            counts[i] = direction > 0 ? lower : sorted.length - lower;
        }
        return counts;
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
        return sum(positives) / positives.length / negatives.length;
    }

    /** The variance of the difference between two AUCs on the same rows; none with fewer than two rows of a class. */
    Optional<Double> varianceOfDifference(Placements other) {
        if (positives.length < 2 || negatives.length < 2) {
            return Optional.empty();
        }
        return Optional.of(varianceOfDifference(positives, other.positives, negatives.length) / positives.length
                + varianceOfDifference(negatives, other.negatives, positives.length) / negatives.length);
    }

    private static double varianceOfDifference(double[] ours, double[] theirs, double opponents) {
        double shift = (sum(ours) - sum(theirs)) / ours.length;
        double squares = 0;
        for (int i = 0; i < ours.length; i++) {
            double distance = (ours[i] - theirs[i] - shift) / opponents;
            squares += distance * distance;
        }
        return squares / (ours.length - 1);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
