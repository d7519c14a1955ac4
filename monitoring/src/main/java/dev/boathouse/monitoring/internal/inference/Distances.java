package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

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
