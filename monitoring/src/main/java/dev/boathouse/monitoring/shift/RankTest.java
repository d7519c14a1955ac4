package dev.boathouse.monitoring.shift;

import dev.boathouse.core.internal.SortedKeys;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Interval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Mann and Whitney's test (1947, Annals of Mathematical Statistics 18:50) with ties: is a value of the second sample larger than one of the
 * first more often than not? Up to {@value #EXACT} values in all the p-value is exact given the ties, above that the normal approximation
 * with the variance of the ties and a correction for continuity.
 *
 * @param auc how often a value of the second sample is the larger one, equal ones counting half
 * @param greater the chance of an AUC as large when both samples are of one population
 * @param less the chance of one as small
 */
record RankTest(double auc, double greater, double less) {

    /** Counting all assignments takes the third power of this. */
    static final int EXACT = 30;

    /** Both samples have values, none of them NaN. */
    static RankTest of(double[] first, double[] second) {
        int n = first.length;
        int m = second.length;
        int all = n + m;
        long[] keys = new long[all];
        for (int i = 0; i < all; i++) {
            keys[i] = SortedKeys.key(i < n ? first[i] : second[i - n]);
        }
        SortedKeys sorted = SortedKeys.withRows(keys);
        int[] order = sorted.rows();
        int[] doubledRanks = new int[all];
        double ties = 0;
        long doubledSum = 0;
        for (int from = 0, to; from < all; from = to) {
            to = from + 1;
            while (to < all && sorted.keys()[to] == sorted.keys()[from]) {
                to++;
            }
            double size = to - from;
            ties += size * size * size - size;
            for (int i = from; i < to; i++) {
                doubledRanks[i] = from + 1 + to;
                doubledSum += order[i] >= n ? doubledRanks[i] : 0;
            }
        }
        double auc = (doubledSum / 2.0 - m * (m + 1.0) / 2) / ((double) n * m);
        return all <= EXACT
                ? exact(auc, doubledRanks, m, doubledSum)
                : normal(auc, doubledSum / 2.0 - m * (all + 1.0) / 2, n, m, ties);
    }

    /** The chance of an AUC as far from a half, on either side. */
    double eitherSide() {
        return Math.min(1, 2 * Math.min(greater, less));
    }

    /** The AUC with DeLong's interval, or from 0 to 1 where a sample has but one value. */
    static Interval interval(double[] first, double[] second) {
        double[] scores = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, scores, first.length, second.length);
        int[] labels = new int[scores.length];
        Arrays.fill(labels, first.length, labels.length, 1);
        return DeLong.interval(scores, labels)
                .orElseGet(() -> new Interval(DeLong.auc(scores, labels).orElseThrow(), 0, 1, Interval.DEFAULT_LEVEL));
    }

    /** What the sum of ranks is off its mean is exact, so that swapping the samples changes a sign alone. */
    private static RankTest normal(double auc, double off, double n, double m, double ties) {
        double all = n + m;
        double deviation = Math.sqrt((all + 1 - ties / (all * (all - 1))) * n * m / 12);
        if (!(deviation > 0)) {
            return new RankTest(auc, 1, 1);
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return new RankTest(
                auc,
                normal.survivalProbability((off - 0.5) / deviation),
                normal.survivalProbability((-off - 0.5) / deviation));
    }

    /** Counts the ways to draw so many of the ranks by their sum. */
    private static RankTest exact(double auc, int[] doubledRanks, int drawn, long observed) {
        int most = Arrays.stream(doubledRanks).sum();
        double[][] ways = new double[drawn + 1][most + 1];
        ways[0][0] = 1;
        for (int i = 0; i < doubledRanks.length; i++) {
            int rank = doubledRanks[i];
            for (int count = Math.min(drawn, i + 1); count > 0; count--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[count][sum] += ways[count - 1][sum - rank];
                }
            }
        }
        double greater = 0;
        double less = 0;
        double total = 0;
        for (int sum = 0; sum <= most; sum++) {
            total += ways[drawn][sum];
            greater += sum >= observed ? ways[drawn][sum] : 0;
            less += sum <= observed ? ways[drawn][sum] : 0;
        }
        return new RankTest(auc, greater / total, less / total);
    }
}
