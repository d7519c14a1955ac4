package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** How far apart two distributions over the same levels or bins are. */
public final class Distances {

    private Distances() {}

    /**
     * Population stability index Σ (q − p)·ln(q / p), natural logarithm. Half a row is added to every level on both sides, so that
     * an empty one has a defined, finite share in it.
     */
    public static double populationStability(LevelTable table) {
        double extra = 0.5 * table.levels();
        double sum = 0;
        for (int level = 0; level < table.levels(); level++) {
            double p = (table.first(level) + 0.5) / (table.size1() + extra);
            double q = (table.second(level) + 0.5) / (table.size2() + extra);
            sum += (q - p) * StrictMath.log(q / p);
        }
        return sum;
    }

    /** Jensen–Shannon distance: the square root of the divergence to base 2, between 0 and 1. */
    public static double jensenShannon(LevelTable table) {
        double sum = 0;
        for (int level = 0; level < table.levels(); level++) {
            double p = (double) table.first(level) / table.size1();
            double q = (double) table.second(level) / table.size2();
            sum += half(p, (p + q) / 2) + half(q, (p + q) / 2);
        }
        return Math.sqrt(Math.max(0, sum / 2 / StrictMath.log(2)));
    }

    private static double half(double p, double middle) {
        return p == 0 ? 0 : p * StrictMath.log(p / middle);
    }

    /**
     * What the index stays below with probability 1 − α when both samples come from one population: it is then distributed as
     * chi-square with levels − 1 degrees, times 1/n + 1/m. Empty if an expected count is below 5.
     */
    public static OptionalDouble populationStabilityByChance(LevelTable table, double alpha) {
        return chance(table, alpha, 1.0);
    }

    /** The same for {@link #jensenShannon}, whose square, times 8 ln 2, has that distribution. */
    public static OptionalDouble jensenShannonByChance(LevelTable table, double alpha) {
        OptionalDouble divergence = chance(table, alpha, 1 / (8 * StrictMath.log(2)));
        return divergence.isPresent() ? OptionalDouble.of(Math.sqrt(divergence.getAsDouble())) : divergence;
    }

    private static OptionalDouble chance(LevelTable table, double alpha, double scale) {
        if (table.leastExpected() < LevelTable.FEW) {
            return OptionalDouble.empty();
        }
        double quantile = table.levels() < 2
                ? 0
                : ChiSquaredDistribution.of(table.levels() - 1).inverseSurvivalProbability(alpha);
        return OptionalDouble.of(quantile * (1.0 / table.size1() + 1.0 / table.size2()) * scale);
    }

    /** The table of numbers that take at most two values in both samples together, infinities included; else empty. */
    public static Optional<LevelTable> atMostTwoValues(AlignedBins bins) {
        if (!bins.exact() || bins.size() > 2) {
            return Optional.empty();
        }
        long[] counts1 = new long[bins.size()];
        long[] counts2 = new long[bins.size()];
        Arrays.setAll(counts1, bins::first);
        Arrays.setAll(counts2, bins::second);
        return Optional.of(LevelTable.of(counts1, counts2));
    }

    /** Both samples in up to {@code groups} groups of about equal joint size; they end where bins end, so counts are exact. */
    public static LevelTable binned(AlignedBins bins, int groups) {
        double all = (double) bins.size1() + bins.size2();
        long[] counts1 = new long[groups];
        long[] counts2 = new long[groups];
        long seen = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            // A bin belongs to where its middle falls, so that one heavy value has a group of its own.
            int group = (int) Math.min(groups - 1, groups * ((seen + bins.joint(bin) / 2.0) / all));
            counts1[group] += bins.first(bin);
            counts2[group] += bins.second(bin);
            seen += bins.joint(bin);
        }
        return LevelTable.of(counts1, counts2);
    }
}
