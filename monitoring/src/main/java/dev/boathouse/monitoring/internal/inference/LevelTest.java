package dev.boathouse.monitoring.internal.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Do two samples have their levels in the same proportions? */
public final class LevelTest {

    private LevelTest() {}

    /** How the p-value was found. */
    public enum Method {
        /** Fisher's exact test of two levels. */
        FISHER,
        /** Pearson's chi-square with its limiting distribution. */
        CHI_SQUARE,
        /** Pearson's chi-square among tables drawn with the same margins. */
        PERMUTATION
    }

    /** What a test found. */
    public record Outcome(Method method, double statistic, double pValue) {}

    /**
     * Tests a table. Two levels: Fisher's exact test, whose statistic is the absolute difference of the rates. All expected counts
     * at least 5: chi-square. Otherwise the chi-square among random tables of the same margins. Where no drawn table comes near,
     * the draws know no more than "below 1 in so many"; the chi-square of the pooled table then decides below that, so that at every level
     * the rate of false alarms is that of one of the two.
     */
    public static Outcome of(LevelTable samples) {
        LevelTable table = samples.oriented();
        if (table.levels() == 2) {
            return new Outcome(
                    Method.FISHER,
                    Math.abs((double) table.first(0) / table.size1() - (double) table.second(0) / table.size2()),
                    FisherExact.pValue(table.first(0), table.size1(), table.second(0), table.size2()));
        }
        double statistic = table.chiSquare();
        if (table.levels() < 2) {
            return new Outcome(Method.CHI_SQUARE, statistic, 1.0);
        }
        if (table.leastExpected() >= LevelTable.FEW) {
            return new Outcome(Method.CHI_SQUARE, statistic, chiSquareTail(statistic, table.levels() - 1));
        }
        ConditionalDraws.Answer drawn = ConditionalDraws.compare(table, statistic);
        double p = drawn.finest() ? Math.min(drawn.pValue(), pooledTail(table.pooled())) : drawn.pValue();
        return new Outcome(Method.PERMUTATION, statistic, p);
    }

    private static double pooledTail(LevelTable pooled) {
        return pooled.levels() < 3 ? of(pooled).pValue() : chiSquareTail(pooled.chiSquare(), pooled.levels() - 1);
    }

    private static double chiSquareTail(double statistic, int degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    }
}
