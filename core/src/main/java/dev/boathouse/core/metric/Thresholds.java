package dev.boathouse.core.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How many positives and negatives have at least each score that occurs, from the highest on, and what follows for thresholds. */
final class Thresholds {

    private final double[] scores;
    private final long[] hits;
    private final long[] alarms;

    /**
     * Takes rows by falling score.
     *
     * @param order each row, or its complement where it is negative
     * @param ends behind each group of equal scores
     */
    Thresholds(double[] rowScores, int[] order, int[] ends) {
        int groups = ends.length;
        this.scores = new double[groups];
        this.hits = new long[groups];
        this.alarms = new long[groups];
        long positives = 0;
        int i = 0;
        for (int group = 0; group < groups; group++) {
            for (; i < ends[group]; i++) {
                positives += order[i] < 0 ? 0 : 1;
            }
            int last = order[i - 1];
            scores[group] = rowScores[last < 0 ? ~last : last];
            hits[group] = positives;
            alarms[group] = i - positives;
        }
    }

    private long positives() {
        return hits.length == 0 ? 0 : hits[hits.length - 1];
    }

    private long negatives() {
        return alarms.length == 0 ? 0 : alarms[alarms.length - 1];
    }

    OptionalDouble ofLeastCost(double falsePositive, double falseNegative) {
        if (scores.length == 0) {
            return OptionalDouble.empty();
        }
        double threshold = Math.nextUp(scores[0]);
        double least = falseNegative * positives();
        for (int i = 0; i < scores.length; i++) {
            double cost = falsePositive * alarms[i] + falseNegative * (positives() - hits[i]);
            if (cost < least) {
                least = cost;
                threshold = scores[i];
            }
        }
        return OptionalDouble.of(threshold);
    }

    OptionalDouble forRecall(double least) {
        return positives() == 0
                ? OptionalDouble.empty()
                : first(IntStream.range(0, scores.length).filter(i -> (double) hits[i] / positives() >= least));
    }

    OptionalDouble forFalsePositiveRate(double most) {
        return negatives() == 0
                ? OptionalDouble.empty()
                : first(fromLowest().filter(i -> (double) alarms[i] / negatives() <= most));
    }

    OptionalDouble forPrecision(double least) {
        return first(fromLowest().filter(i -> (double) hits[i] / (hits[i] + alarms[i]) >= least));
    }

    private IntStream fromLowest() {
        return IntStream.iterate(scores.length - 1, i -> i >= 0, i -> i - 1);
    }

    private OptionalDouble first(IntStream places) {
        return places.mapToDouble(i -> scores[i]).findFirst();
    }

    /** Without a point whose neighbours lie as far before as behind in both directions, which scikit-learn calls intermediate. */
    Curve roc() {
        int[] kept = IntStream.range(0, scores.length)
                .filter(i -> i == 0 || i == scores.length - 1 || bends(hits, i) || bends(alarms, i))
                .toArray();
        double[] x = new double[kept.length + 1];
        double[] y = new double[kept.length + 1];
        for (int i = 0; i < kept.length; i++) {
            x[i + 1] = (double) alarms[kept[i]] / negatives();
            y[i + 1] = (double) hits[kept[i]] / positives();
        }
        return Curve.taking("false positive rate", "true positive rate", x, y, withTop(kept));
    }

    Curve precisionRecall() {
        int[] all = IntStream.range(0, scores.length).toArray();
        double[] x = new double[all.length + 1];
        double[] y = new double[all.length + 1];
        y[0] = 1;
        for (int i = 0; i < all.length; i++) {
            x[i + 1] = positives() == 0 ? 1 : (double) hits[i] / positives();
            y[i + 1] = (double) hits[i] / (hits[i] + alarms[i]);
        }
        return Curve.taking("recall", "precision", x, y, withTop(all));
    }

    private static boolean bends(long[] counts, int i) {
        return counts[i + 1] - counts[i] != counts[i] - counts[i - 1];
    }

    private double[] withTop(int[] kept) {
        double[] thresholds = new double[kept.length + 1];
        thresholds[0] = Math.max(scores[0] + 1, Math.nextUp(scores[0]));
        Arrays.setAll(thresholds, i -> i == 0 ? thresholds[0] : scores[kept[i - 1]]);
        return thresholds;
    }
}
