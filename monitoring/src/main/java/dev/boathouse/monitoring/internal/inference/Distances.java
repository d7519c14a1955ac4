package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
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
    public static Optional<LevelTable> atMostTwoValues(Numbers reference, Numbers current) {
        Histogram both = reference.histogram().plus(current.histogram());
        boolean below = reference.negativeInfinities() + current.negativeInfinities() > 0;
        boolean above = reference.positiveInfinities() + current.positiveInfinities() > 0;
        if (!both.exact() || both.size() + (below ? 1 : 0) + (above ? 1 : 0) > 2) {
            return Optional.empty();
        }
        long[] counts1 = new long[both.size() + 2];
        long[] counts2 = new long[both.size() + 2];
        for (int bin = 0; bin < both.size(); bin++) {
            counts1[bin] = reference.histogram().countOf(both.prefix(bin));
            counts2[bin] = both.count(bin) - counts1[bin];
        }
        counts1[both.size()] = reference.negativeInfinities();
        counts2[both.size()] = current.negativeInfinities();
        counts1[both.size() + 1] = reference.positiveInfinities();
        counts2[both.size() + 1] = current.positiveInfinities();
        return Optional.of(LevelTable.of(counts1, counts2));
    }

    /** Both samples in up to {@code bins} bins of about equal joint size; bins end where histogram bins end, so counts are exact. */
    public static LevelTable binned(Numbers reference, Numbers current, int bins) {
        int length = Math.min(
                reference.histogram().prefixLength(), current.histogram().prefixLength());
        Histogram a = reference.histogram().atLength(length);
        Histogram b = current.histogram().atLength(length);
        double all = reference.ordered() + current.ordered();
        long[] counts1 = new long[bins];
        long[] counts2 = new long[bins];
        counts1[0] = reference.negativeInfinities();
        counts2[0] = current.negativeInfinities();
        long seen = counts1[0] + counts2[0];
        for (int i = 0, j = 0; i < a.size() || j < b.size(); ) {
            boolean in1 = j == b.size() || (i < a.size() && a.prefix(i) <= b.prefix(j));
            boolean in2 = i == a.size() || (j < b.size() && b.prefix(j) <= a.prefix(i));
            long here1 = in1 ? a.count(i++) : 0;
            long here2 = in2 ? b.count(j++) : 0;
            // A bin belongs to where its middle falls, so that one heavy value has a bin of its own.
            int bin = (int) Math.min(bins - 1, bins * ((seen + (here1 + here2) / 2.0) / all));
            counts1[bin] += here1;
            counts2[bin] += here2;
            seen += here1 + here2;
        }
        counts1[bins - 1] += reference.positiveInfinities();
        counts2[bins - 1] += current.positiveInfinities();
        return LevelTable.of(counts1, counts2);
    }
}
