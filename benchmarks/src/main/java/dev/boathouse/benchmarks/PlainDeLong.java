package dev.boathouse.benchmarks;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import smile.sort.QuickSort;

/**
 * DeLong's variance by mid-ranks, written down as the paper has it (Sun and Xu 2014, IEEE Signal Processing Letters 21:1389): a positive's
 * mid-rank among all rows minus its mid-rank among the positives counts the negatives below it.
 *
 * @param positives for each positive the share of negatives below it
 * @param negatives for each negative the share of positives above it
 */
record PlainDeLong(double[] positives, double[] negatives) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LEVEL = 0.95;

    /** For the AUC of one scoring: numbers are sorted without the rows that they come from. */
    static PlainDeLong sorted(double[] scores, int[] labels) {
        double[] positives = sorted(scores, labels, 1);
        double[] negatives = sorted(scores, labels, 0);
        double[] all = scores.clone();
        Arrays.sort(all);
        return of(
                midRanks(positives, all),
                midRanks(positives, positives),
                midRanks(negatives, all),
                midRanks(negatives, negatives));
    }

    private static double[] sorted(double[] scores, int[] labels, int label) {
        double[] its = new double[scores.length];
        int count = 0;
        for (int row = 0; row < scores.length; row++) {
            if (labels[row] == label) {
                its[count++] = scores[row];
            }
        }
        double[] sorted = Arrays.copyOf(its, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The mid-ranks of numbers among others, both sorted. */
    private static double[] midRanks(double[] values, double[] among) {
        double[] ranks = new double[values.length];
        int below = 0;
        int upTo = 0;
        for (int i = 0; i < values.length; i++) {
            while (below < among.length && among[below] < values[i]) {
                below++;
            }
            while (upTo < among.length && among[upTo] <= values[i]) {
                upTo++;
            }
            ranks[i] = (below + 1 + upTo) / 2.0;
        }
        return ranks;
    }

    /** In the order of the rows, for the difference of two scorings. */
    static PlainDeLong byRow(double[] scores, int[] labels) {
        double[] ranks = midRanks(scores);
        double[] positiveRanks = midRanks(chosen(scores, labels, 1));
        double[] negativeRanks = midRanks(chosen(scores, labels, 0));
        return of(chosen(ranks, labels, 1), positiveRanks, chosen(ranks, labels, 0), negativeRanks);
    }

    private static double[] chosen(double[] values, int[] labels, int label) {
        double[] chosen = new double[values.length];
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (labels[row] == label) {
                chosen[count++] = values[row];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static double[] midRanks(double[] values) {
        double[] sorted = values.clone();
        int[] rows = QuickSort.sort(sorted);
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[rows[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static PlainDeLong of(
            double[] positivesInAll, double[] positivesInOwn, double[] negativesInAll, double[] negativesInOwn) {
        double[] positives = new double[positivesInAll.length];
        double[] negatives = new double[negativesInAll.length];
        Arrays.setAll(positives, i -> (positivesInAll[i] - positivesInOwn[i]) / negatives.length);
        Arrays.setAll(negatives, i -> 1 - (negativesInAll[i] - negativesInOwn[i]) / positives.length);
        return new PlainDeLong(positives, negatives);
    }

    /** The AUC and the ends of its interval on the logit scale. */
    double[] interval() {
        double auc = mean(positives);
        double logit = Math.log(auc / (1 - auc));
        double reach = reach() * Math.sqrt(variance()) / (auc * (1 - auc));
        return new double[] {auc, 1 / (1 + Math.exp(reach - logit)), 1 / (1 + Math.exp(-reach - logit))};
    }

    /** How far the AUC lies above another one, the ends of the interval, and the p-value. */
    double[] difference(PlainDeLong other) {
        PlainDeLong both = new PlainDeLong(minus(positives, other.positives), minus(negatives, other.negatives));
        double estimate = mean(positives) - mean(other.positives);
        double error = Math.sqrt(both.variance());
        return new double[] {
            estimate,
            estimate - reach() * error,
            estimate + reach() * error,
            2 * NORMAL.survivalProbability(Math.abs(estimate / error))
        };
    }

    private static double reach() {
        return NORMAL.inverseSurvivalProbability((1 - LEVEL) / 2);
    }

    private static double[] minus(double[] values, double[] others) {
        double[] differences = new double[values.length];
        Arrays.setAll(differences, i -> values[i] - others[i]);
        return differences;
    }

    private double variance() {
        return variance(positives) / positives.length + variance(negatives) / negatives.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
