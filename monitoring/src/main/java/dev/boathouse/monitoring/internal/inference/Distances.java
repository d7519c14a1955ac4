package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** How far apart two distributions over the same levels or bins are. */
public final class Distances {

    private Distances() {}

    /** {@link Divergence#POPULATION_STABILITY}. */
    public static double populationStability(LevelTable table) {
        return Divergence.POPULATION_STABILITY.of(table);
    }

    /** {@link Divergence#JENSEN_SHANNON} to base 2, between 0 and 1. */
    public static double jensenShannon(LevelTable table) {
        return Divergence.JENSEN_SHANNON.of(table) / Math.sqrt(StrictMath.log(2));
    }

    /** Total variation ½ Σ |p − q|. */
    public static double totalVariation(LevelTable table) {
        double sum = 0;
        for (int level = 0; level < table.levels(); level++) {
            sum += Math.abs(table.difference(table.first(level), table.second(level)));
        }
        return table.size1() == 0 || table.size2() == 0 ? 0 : sum / 2 / ((double) table.size1() * table.size2());
    }

    /** The greatest |p − q| of a level. */
    public static double largest(LevelTable table) {
        double most = 0;
        for (int level = 0; level < table.levels(); level++) {
            most = Math.max(most, Math.abs(table.difference(table.first(level), table.second(level))));
        }
        return table.size1() == 0 || table.size2() == 0 ? 0 : most / ((double) table.size1() * table.size2());
    }

    /** Shannon's entropy −Σ p·ln p of counts. */
    public static double entropy(long[] counts) {
        double all = LongStream.of(counts).sum();
        double sum = 0;
        for (long count : counts) {
            sum += count == 0 ? 0 : count / all * StrictMath.log(all / count);
        }
        return sum;
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
