package dev.boathouse.monitoring.statistics;

import dev.boathouse.monitoring.internal.inference.ConditionalTables;
import dev.boathouse.monitoring.internal.inference.Distances;
import dev.boathouse.monitoring.internal.inference.Divergence;
import dev.boathouse.monitoring.internal.inference.LevelTable;
import dev.boathouse.monitoring.internal.inference.Limits;
import dev.boathouse.monitoring.internal.inference.RateTables;
import dev.boathouse.monitoring.internal.inference.Side;
import dev.boathouse.monitoring.internal.inference.Yates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Two samples counted by level: how their shares differ, and whether that is more than chance.
 *
 * <p>Both samples are taken for samples; the reference is never treated as exact. Unless the limiting distribution is asked for by
 * name, p-values and thresholds hold at any sizes: they refer to the tables with the same level counts and sizes, which are listed where there
 * are two levels and drawn where the limit is not close. Draws start from a hash of the counts, so the same counts always have the
 * same p-value. Tests and distances that treat both samples alike give the same bits when the samples are swapped. If a sample has no rows, no test or distance is
 * defined ({@link TestResult#undefined()}); if there is one level, statistics are 0 and p is 1. Immutable and safe for use by several threads.
 */
public final class LevelSamples {

    /** The limiting distribution of large samples, as textbooks and SciPy's {@code chi2_contingency} use it at any size. */
    public enum Limit {
        /** Of the statistic as it is. */
        UNCORRECTED,
        /** Of two levels: counts are first moved by up to half a row towards the expected ones (Yates 1934); of more, as it is. */
        YATES
    }

    /** The base of logarithms. */
    public enum Base {
        /** 2: bits. */
        TWO(StrictMath.log(2)),
        /** e: nats. */
        E(1.0);

        private final double logarithm;

        Base(double logarithm) {
            this.logarithm = logarithm;
        }
    }

    private static final String DISTANCE = "distance";
    private static final String CRAMERS_V = "Cramér's V";
    private static final String COHENS_H = "Cohen's h";

    private final long[] reference;
    private final long[] current;
    private final LevelTable table;

    private LevelSamples(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.table = LevelTable.of(reference, current);
    }

    /**
     * Samples of counts by level. Levels are taken in the order of their names; a level that a map lacks has no rows there.
     *
     * @param reference rows of each level before
     * @param current rows of each level now
     * @return the samples
     * @throws IllegalArgumentException if a count is negative or a sample has more than 2⁶³ − 1 rows
     */
    public static LevelSamples of(Map<String, Long> reference, Map<String, Long> current) {
        TreeSet<String> names = new TreeSet<>(reference.keySet());
        names.addAll(current.keySet());
        long[] counts1 = new long[names.size()];
        long[] counts2 = new long[names.size()];
        int level = 0;
        for (String name : names) {
            counts1[level] = reference.getOrDefault(name, 0L);
            counts2[level++] = current.getOrDefault(name, 0L);
        }
        return of(counts1, counts2);
    }

    /**
     * Samples of counts by level.
     *
     * @param reference rows of each level before
     * @param current rows of the same levels now, as many
     * @return the samples
     * @throws IllegalArgumentException if the arrays differ in length, a count is negative or both samples have more than 2⁶³ − 1 rows
     */
    public static LevelSamples of(long[] reference, long[] current) {
        LevelCounts.check(reference, current);
        return new LevelSamples(reference.clone(), current.clone());
    }

    /**
     * Samples of rows.
     *
     * @param reference each row's level before, in any order
     * @param current each row's level now, in any order
     * @return the samples, as of the counts of each level
     */
    public static LevelSamples of(List<String> reference, List<String> current) {
        return of(LevelCounts.of(reference), LevelCounts.of(current));
    }

    /**
     * The same with reference and current exchanged.
     *
     * @return the samples the other way round
     */
    public LevelSamples swapped() {
        return new LevelSamples(/* reference= */ current, /* current= */ reference);
    }

    /**
     * Pearson's chi-square test of two samples (Pearson 1900; Agresti 2013, section 3.2): Σ (O − E)² / E. Effect: Cramér's V, corrected for
     * bias (Bergsma 2013).
     *
     * @return the test, with a p-value that holds at any sizes
     */
    public TestResult chiSquare() {
        return tested("chi-square test", Divergence.CHI_SQUARE);
    }

    /**
     * The same with the p-value of the limiting distribution, chi-square with levels − 1 degrees of freedom.
     *
     * @param limit with or without Yates' correction
     * @return the test, whose p-value is to be trusted when every expected count is at least 5
     */
    public TestResult chiSquare(Limit limit) {
        return tested("chi-square test", Divergence.CHI_SQUARE, Yates::chiSquare, limit);
    }

    /**
     * The likelihood-ratio test of two samples (Wilks 1938): G = 2 Σ O·ln(O / E). Effect: Cramér's V, corrected for bias.
     *
     * @return the test, with a p-value that holds at any sizes
     */
    public TestResult gTest() {
        return tested("G-test", Divergence.G);
    }

    /**
     * The same with the p-value of the limiting distribution, chi-square with levels − 1 degrees of freedom.
     *
     * @param limit with or without Yates' correction
     * @return the test, whose p-value is to be trusted when every expected count is large
     */
    public TestResult gTest(Limit limit) {
        return tested("G-test", Divergence.G, Yates::g, limit);
    }

    private TestResult tested(String name, Divergence divergence) {
        return empty()
                ? undefined(name)
                : TestResult.of(
                        name, divergence.of(table), divergence.distribution(table), table.cramersV(), CRAMERS_V);
    }

    private TestResult tested(String name, Divergence divergence, ToDoubleFunction<LevelTable> yates, Limit limit) {
        if (empty()) {
            return undefined(name);
        }
        boolean corrected = limit == Limit.YATES && table.levels() == 2;
        return TestResult.of(
                name,
                corrected ? yates.applyAsDouble(table) : divergence.of(table),
                divergence.limit(table),
                table.cramersV(),
                CRAMERS_V);
    }

    /**
     * Fisher's exact test of two levels, two-sided: see {@link #fisher(Alternative)}.
     *
     * @return the test
     */
    public TestResult fisher() {
        return fisher(Alternative.TWO_SIDED);
    }

    /**
     * Fisher's exact test of two levels (Fisher 1935). The statistic is the odds of the first level in the reference divided by those in the
     * current sample; two-sided, a table is as unusual as it is improbable. {@link TestResult#threshold} is the least unusual odds
     * ratio above those expected, for {@code LESS} the greatest unusual one below (−∞ if there is none). Effect: Cohen's h.
     *
     * @param alternative whether odds ratios are unusual that are less than expected, greater, or both
     * @return the test; undefined if there is one level only
     * @throws IllegalStateException if there are more than two levels
     */
    public TestResult fisher(Alternative alternative) {
        String name = "Fisher's exact test";
        return rates(name)
                .map(rates -> TestResult.of(
                        name, rates.oddsRatio(), rates.oddsRatios(side(alternative)), rates.cohensH(), COHENS_H))
                .orElseGet(() -> undefined(name));
    }

    /**
     * The test of two proportions of the first of two levels, two-sided: see {@link #twoProportion(Alternative)}.
     *
     * @return the test
     */
    public TestResult twoProportion() {
        return twoProportion(Alternative.TWO_SIDED);
    }

    /**
     * The test of two proportions of the first of two levels with the pooled standard error: z is the share in the reference less that in the
     * current sample, divided by √(p̄(1 − p̄)(1/n + 1/m)). Its p-value is exact, given the counts of both levels; z² is Pearson's
     * chi-square. {@link TestResult#threshold} is the least unusual z above 0, for {@code LESS} the greatest unusual one below (−∞ if
     * there is none). Effect: Cohen's h.
     *
     * @param alternative whether a share in the reference is unusual that is less, greater, or both
     * @return the test; undefined if there is one level only
     * @throws IllegalStateException if there are more than two levels
     */
    public TestResult twoProportion(Alternative alternative) {
        String name = "two-proportion z-test";
        return rates(name)
                .map(rates ->
                        TestResult.of(name, rates.z(), rates.differences(side(alternative)), rates.cohensH(), COHENS_H))
                .orElseGet(() -> undefined(name));
    }

    /**
     * The same with the p-value of the normal distribution, as textbooks have it.
     *
     * @param alternative as of {@link #twoProportion(Alternative)}
     * @param limit with Yates' correction, the difference of the shares is first reduced by up to (1/n + 1/m)/2
     * @return the test, whose p-value is to be trusted when every expected count is at least 5
     * @throws IllegalStateException if there are more than two levels
     */
    public TestResult twoProportion(Alternative alternative, Limit limit) {
        String name = "two-proportion z-test";
        return rates(name)
                .map(rates -> TestResult.of(
                        name,
                        limit == Limit.YATES ? Math.copySign(Math.sqrt(Yates.chiSquare(table)), rates.z()) : rates.z(),
                        Limits.normal(side(alternative)),
                        rates.cohensH(),
                        COHENS_H))
                .orElseGet(() -> undefined(name));
    }

    private Optional<RateTables> rates(String name) {
        if (table.levels() > 2) {
            throw new IllegalStateException(name + " compares two levels: there are " + table.levels()
                    + ". Use chiSquare() or gTest(), or count one level against all others.");
        }
        return empty() || table.levels() < 2
                ? Optional.empty()
                : Optional.of(RateTables.of(table.first(0), table.size1(), table.second(0), table.size2()));
    }

    private static Side side(Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> Side.BOTH;
            case LESS -> Side.BELOW;
            case GREATER -> Side.ABOVE;
        };
    }

    /**
     * The population stability index Σ (q − p)·ln(q / p), natural logarithm (Siddiqi 2006; the symmetric divergence of Jeffreys 1946). Half a
     * row is added to every level on both sides, so that it is always finite. Effect: itself.
     *
     * @return the index, 0 or more
     */
    public TestResult populationStability() {
        return distance("population stability index", Divergence.POPULATION_STABILITY, 1.0);
    }

    /**
     * The Kullback–Leibler divergence of the reference p from the current sample q, Σ p·log(p / q) (Kullback and Leibler 1951). It is
     * infinite where the current sample lacks a level of the reference. Not symmetric: see {@link #swapped()}. Effect: itself.
     *
     * @param base of the logarithm
     * @return the divergence, 0 to ∞
     */
    public TestResult kullbackLeibler(Base base) {
        return distance("Kullback-Leibler divergence", Divergence.KULLBACK_LEIBLER, 1 / base.logarithm);
    }

    /**
     * The same with half a row added to every level on both sides, so that it is always finite.
     *
     * @param base of the logarithm
     * @return the divergence, 0 or more
     */
    public TestResult smoothedKullbackLeibler(Base base) {
        return distance(
                "smoothed Kullback-Leibler divergence", Divergence.SMOOTHED_KULLBACK_LEIBLER, 1 / base.logarithm);
    }

    /**
     * The Jensen–Shannon distance (Endres and Schindelin 2003): the square root of ½ Σ p·log(p / m) + ½ Σ q·log(q / m) with m = (p + q) / 2.
     * Effect: itself.
     *
     * @param base of the logarithm
     * @return the distance, from 0 to 1 for base 2 and to √ln 2 for base e
     */
    public TestResult jensenShannon(Base base) {
        return distance("Jensen-Shannon distance", Divergence.JENSEN_SHANNON, 1 / Math.sqrt(base.logarithm));
    }

    /**
     * The Hellinger distance: the square root of ½ Σ (√p − √q)². Effect: itself.
     *
     * @return the distance, from 0 to 1
     */
    public TestResult hellinger() {
        return distance("Hellinger distance", Divergence.HELLINGER, 1.0);
    }

    /**
     * The total variation distance ½ Σ |p − q|. Effect: itself.
     *
     * @return the distance, from 0 to 1: the share of rows that would have to change their level
     */
    public TestResult totalVariation() {
        return distance("total variation distance", Distances::totalVariation);
    }

    /**
     * The distance L∞, the greatest |p − q| of a level. Effect: itself.
     *
     * @return the distance, from 0 to 1
     */
    public TestResult lInfinity() {
        return distance("L-infinity distance", Distances::largest);
    }

    private TestResult distance(String name, Divergence divergence, double unit) {
        if (empty()) {
            return undefined(name);
        }
        double value = divergence.of(table) * unit;
        return TestResult.of(name, value, Limits.inUnits(divergence.distribution(table), unit), value, DISTANCE);
    }

    private TestResult distance(String name, ToDoubleFunction<LevelTable> distance) {
        if (empty()) {
            return undefined(name);
        }
        double value = distance.applyAsDouble(table);
        return TestResult.of(
                name,
                value,
                table.allDistinct() ? Limits.certain() : ConditionalTables.of(table, distance),
                value,
                DISTANCE);
    }

    /**
     * Shannon's entropy of the reference, −Σ p·log p.
     *
     * @param base of the logarithm
     * @return 0 or more; 0 if it has no rows
     */
    public double referenceEntropy(Base base) {
        return Distances.entropy(reference) / base.logarithm;
    }

    /**
     * Shannon's entropy of the current sample, −Σ q·log q.
     *
     * @param base of the logarithm
     * @return 0 or more; 0 if it has no rows
     */
    public double currentEntropy(Base base) {
        return Distances.entropy(current) / base.logarithm;
    }

    private boolean empty() {
        return table.size1() == 0 || table.size2() == 0;
    }

    private TestResult undefined(String name) {
        return TestResult.undefined(
                name,
                table.size1() == 0
                        ? "the reference has no rows"
                        : table.size2() == 0 ? "the current sample has no rows" : "there is one level only");
    }

    /** As {@code LevelSamples[3 levels, 100 and 120 rows]}. */
    @Override
    public String toString() {
        return "LevelSamples[" + table.levels() + " levels, " + table.size1() + " and " + table.size2() + " rows]";
    }
}
