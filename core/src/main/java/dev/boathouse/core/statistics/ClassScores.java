package dev.boathouse.core.statistics;

import dev.boathouse.core.internal.SortedKeys;

/**
 * The scores of both classes as {@link SortedKeys#key keys}, those of the positives first, each class sorted: all that the AUC and its variance
 * need, since they do not ask which row it was.
 */
record ClassScores(long[] keys, int positives) {

    /** Copies and sorts. */
    static ClassScores of(double[] scores, int[] labels) {
        int count = positives(scores, labels);
        long[] keys = new long[labels.length];
        for (int i = 0, positive = 0; i < labels.length; i++) {
            // Positives from the start, negatives from the end, without a branch: there is no telling which comes next.
            int fromEnd = labels.length - 1 - (i - positive);
            keys[fromEnd + ((positive - fromEnd) & -labels[i])] = SortedKeys.key(scores[i]);
            positive += labels[i];
        }
        return new ClassScores(SortedKeys.parts(keys, count), count);
    }

    /** Counts the positives, and checks that all can be used. */
    static int positives(double[] scores, int[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException("Cannot rank " + scores.length + " scores by " + labels.length
                    + " labels. One label for each score would work.");
        }
        int positives = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException("Cannot rank by the label " + labels[i] + " of row " + i
                        + ". 1 for the positive class and 0 for the other would work.");
            }
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(
                        "Cannot rank row " + i + ": its score is NaN. Numbers, infinities included, would work.");
            }
            positives += labels[i];
        }
        return positives;
    }

    boolean bothClasses() {
        return smaller() > 0;
    }

    /** How many rows the smaller class has. */
    int smaller() {
        return Math.min(positives, negatives());
    }

    private int negatives() {
        return keys.length - positives;
    }

    /** A whole number of half pairs, fewer than 2⁶², as a share: beyond 2⁵³ rounding could pass 1. */
    double auc() {
        HalfPairs pairs = new HalfPairs();
        walk(pairs);
        return Math.min(1, pairs.sum / 2.0 / positives / negatives());
    }

    /** DeLong's variance of the AUC. */
    double variance(double auc) {
        Squares squares = new Squares(positives, negatives(), auc);
        walk(squares);
        return squares.ofPositives / (positives - 1) / positives
                + squares.ofNegatives / (negatives() - 1) / negatives();
    }

    /** How many rows of each class have one score, and how many a lower one. */
    @FunctionalInterface
    private interface Step {
        void at(int positives, int negatives, int positivesBelow, int negativesBelow);
    }

    private static final class HalfPairs implements Step {
        private long sum;

        @Override
        public void at(int positives, int negatives, int positivesBelow, int negativesBelow) {
            sum += positives * (2L * negativesBelow + negatives);
        }
    }

    private static final class Squares implements Step {
        private final int positives;
        private final int negatives;
        private final double auc;
        private double ofPositives;
        private double ofNegatives;

        Squares(int positives, int negatives, double auc) {
            this.positives = positives;
            this.negatives = negatives;
            this.auc = auc;
        }

        @Override
        public void at(int equalPositives, int equalNegatives, int positivesBelow, int negativesBelow) {
            double ofPositive = (negativesBelow + 0.5 * equalNegatives) / negatives - auc;
            double ofNegative = (positives - positivesBelow - 0.5 * equalPositives) / positives - auc;
            ofPositives += equalPositives * ofPositive * ofPositive;
            ofNegatives += equalNegatives * ofNegative * ofNegative;
        }
    }

    private void walk(Step step) {
        int positive = 0;
        int negative = positives;
        while (positive < positives || negative < keys.length) {
            long score = next(positive, negative);
            int positiveEnd = end(positive, positives, score);
            int negativeEnd = end(negative, keys.length, score);
            step.at(positiveEnd - positive, negativeEnd - negative, positive, negative - positives);
            positive = positiveEnd;
            negative = negativeEnd;
        }
    }

    private long next(int positive, int negative) {
        if (positive == positives) {
            return keys[negative];
        }
        return negative == keys.length || Long.compareUnsigned(keys[positive], keys[negative]) < 0
                ? keys[positive]
                : keys[negative];
    }

    private int end(int from, int to, long score) {
        int end = from;
        while (end < to && keys[end] == score) {
            end++;
        }
        return end;
    }
}
