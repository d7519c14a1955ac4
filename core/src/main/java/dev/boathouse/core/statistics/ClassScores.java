package dev.boathouse.core.statistics;

/**
 * The scores of both classes, as sorted {@link SortedKeys#keys}: all that the AUC and its variance need, since they do not ask which row it
 * was.
 */
record ClassScores(long[] positives, long[] negatives) {

    /** Copies and sorts. */
    static ClassScores of(double[] scores, int[] labels) {
        int count = positives(scores, labels);
        long[] positives = new long[count];
        long[] negatives = new long[labels.length - count];
        for (int i = 0, positive = 0, negative = 0; i < labels.length; i++) {
            if (labels[i] == 1) {
                positives[positive++] = SortedKeys.key(scores[i]);
            } else {
                negatives[negative++] = SortedKeys.key(scores[i]);
            }
        }
        return new ClassScores(SortedKeys.of(positives), SortedKeys.of(negatives));
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
        return positives.length > 0 && negatives.length > 0;
    }

    /** A whole number of half pairs, fewer than 2⁶², as a share: beyond 2⁵³ rounding could pass 1. */
    double auc() {
        HalfPairs pairs = new HalfPairs();
        walk(pairs);
        return Math.min(1, pairs.sum / 2.0 / positives.length / negatives.length);
    }

    /** DeLong's variance of the AUC. */
    double variance(double auc) {
        Squares squares = new Squares(positives.length, negatives.length, auc);
        walk(squares);
        return squares.ofPositives / (positives.length - 1) / positives.length
                + squares.ofNegatives / (negatives.length - 1) / negatives.length;
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
        int negative = 0;
        while (positive < positives.length || negative < negatives.length) {
            long score = next(positive, negative);
            int positiveEnd = end(positives, positive, score);
            int negativeEnd = end(negatives, negative, score);
            step.at(positiveEnd - positive, negativeEnd - negative, positive, negative);
            positive = positiveEnd;
            negative = negativeEnd;
        }
    }

    private long next(int positive, int negative) {
        if (positive == positives.length) {
            return negatives[negative];
        }
        return negative == negatives.length || Long.compareUnsigned(positives[positive], negatives[negative]) < 0
                ? positives[positive]
                : negatives[negative];
    }

    private static int end(long[] sorted, int from, long score) {
        int end = from;
        while (end < sorted.length && sorted[end] == score) {
            end++;
        }
        return end;
    }
}
