package dev.boathouse.monitoring.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionalTablesTest {

    private static final LevelTable SPARSE = LevelTable.of(new long[] {4, 3, 0, 2, 1}, new long[] {1, 3, 3, 0, 5});

    @Test
    void everyTableIsDrawnAsOftenAsItIsProbable() {
        // Both ways to draw: row by row, and a choice that is completed.
        for (LevelTable table : List.of(
                LevelTable.of(new long[] {3, 1, 0, 0, 1}, new long[] {2, 2, 2, 1, 0}),
                LevelTable.of(new long[] {40, 30, 2}, new long[] {60, 2, 1}))) {
            Map<List<Long>, Double> expected = new HashMap<>();
            tables(table, counts -> expected.put(counts, chance(table, counts)));
            assertThat(expected.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));

            Map<List<Long>, Integer> seen = new HashMap<>();
            TableDraws draws = new TableDraws(table);
            int rounds = 40_000;
            for (int round = 0; round < rounds; round++) {
                LevelTable drawn = draws.next();
                seen.merge(firsts(drawn), 1, Integer::sum);
            }
            double statistic = 0;
            int cells = 0;
            double rareExpected = 0;
            double rareSeen = 0;
            for (Map.Entry<List<Long>, Double> cell : expected.entrySet()) {
                double wanted = cell.getValue() * rounds;
                double found = seen.getOrDefault(cell.getKey(), 0);
                if (wanted < 10) {
                    rareExpected += wanted;
                    rareSeen += found;
                } else {
                    statistic += (found - wanted) * (found - wanted) / wanted;
                    cells++;
                }
            }
            statistic += (rareSeen - rareExpected) * (rareSeen - rareExpected) / Math.max(1, rareExpected);
            assertThat(ChiSquaredDistribution.of(cells).survivalProbability(statistic))
                    .as("%d cells", cells)
                    .isGreaterThan(1e-4);
            assertThat(expected.keySet()).containsAll(seen.keySet());
        }
    }

    @Test
    void countsOfEverySizeHaveTheMeanAndVarianceOfTheHypergeometricDistribution() {
        long[] first = {3, 50, 1_000, 70_000, 3_000_000, 0, 40_000_000_000L};
        long[] second = {2, 90, 3_000, 60_000, 2_000_000, 1, 60_000_000_000L};
        for (int levels = 2; levels <= first.length; levels++) {
            LevelTable table = LevelTable.of(Arrays.copyOf(first, levels), Arrays.copyOf(second, levels));
            TableDraws draws = new TableDraws(table);
            int rounds = 2_000;
            double[] sum = new double[levels];
            double[] squares = new double[levels];
            double all = (double) table.size1() + table.size2();
            double share = table.size1() / all;
            for (int round = 0; round < rounds; round++) {
                LevelTable drawn = draws.next();
                long total = 0;
                for (int level = 0; level < levels; level++) {
                    assertThat(drawn.first(level)).isBetween(0L, table.joint(level));
                    assertThat(drawn.joint(level)).isEqualTo(table.joint(level));
                    total += drawn.first(level);
                    double off = drawn.first(level) - table.joint(level) * share;
                    sum[level] += off;
                    squares[level] += off * off;
                }
                assertThat(total).isEqualTo(table.size1());
            }
            for (int level = 0; level < levels; level++) {
                double joint = table.joint(level);
                double variance = joint * share * (1 - share) * (all - joint) / (all - 1);
                assertThat(sum[level] / rounds)
                        .as("mean of level %d of %d", level, levels)
                        .isCloseTo(0, within(4.5 * Math.sqrt(variance / rounds)));
                assertThat(squares[level] / rounds / variance)
                        .as("variance of level %d of %d", level, levels)
                        .isCloseTo(1, within(0.2));
            }
        }
    }

    @Test
    void drawnChancesLieBetweenTheChancesOfMoreAndOfAtLeastAsMuch() {
        for (ToDoubleFunction<LevelTable> statistic : List.<ToDoubleFunction<LevelTable>>of(
                LevelTable::chiSquare,
                Distances::totalVariation,
                Distances::largest,
                Divergence.HELLINGER::of,
                Divergence.G::of,
                Divergence.KULLBACK_LEIBLER::of)) {
            double observed = statistic.applyAsDouble(SPARSE);
            double[] chances = new double[2];
            tables(SPARSE, counts -> {
                double value = statistic.applyAsDouble(table(SPARSE, counts));
                double chance = chance(SPARSE, counts);
                chances[0] += !DrawnTables.tied(value, observed) && value > observed ? chance : 0;
                chances[1] += DrawnTables.tied(value, observed) || value > observed ? chance : 0;
            });
            double p = ConditionalTables.of(SPARSE, statistic).pValue(observed);
            double error = 4.5 * Math.sqrt(chances[1] * (1 - chances[1]) / 500) + 0.001;
            assertThat(p).isBetween(chances[0] - error, chances[1] + error);
        }
    }

    @Test
    void twoLevelsAreListedExactly() {
        LevelTable table = LevelTable.of(new long[] {7, 3}, new long[] {2, 9});
        HypergeometricDistribution hits = HypergeometricDistribution.of(21, 9, 10);
        double far = Math.abs(7 - 90 / 21.0) - 1e-9;
        double expected = IntStream.rangeClosed(0, 9)
                .filter(k -> Math.abs(k - 90 / 21.0) >= far)
                .mapToDouble(hits::probability)
                .sum();
        NullDistribution distribution = ConditionalTables.of(table, LevelTable::chiSquare);
        assertThat(distribution.pValue(table.chiSquare())).isCloseTo(expected, within(1e-12));
        double threshold = distribution.threshold(0.05);
        assertThat(distribution.pValue(threshold)).isLessThanOrEqualTo(0.05);
        for (long hit = 0; hit <= 9; hit++) {
            double value = table(table, List.of(hit, 10 - hit)).chiSquare();
            assertThat(distribution.pValue(value) <= 0.05).as("%d hits", hit).isEqualTo(value >= threshold);
        }
        assertThat(distribution.threshold(1e-9)).isInfinite();
    }

    @Test
    void statisticsAreCalledNoMoreThanTheirDrawsAndStopEarlyWhenNothingIsUnusual() {
        AtomicInteger calls = new AtomicInteger();
        LevelTable quiet = LevelTable.of(new long[] {6, 5, 4, 6}, new long[] {5, 5, 5, 6});
        NullDistribution distribution = ConditionalTables.of(quiet, table -> {
            calls.incrementAndGet();
            return table.chiSquare();
        });
        assertThat(distribution.pValue(quiet.chiSquare())).isGreaterThan(0.5);
        assertThat(calls).hasValueLessThan(250);
        distribution.threshold(0.05);
        distribution.threshold(0.01);
        assertThat(calls).hasValue(2_000);
    }

    @Test
    void aStatisticThatIsTheSameForAllTablesSaysNothing() {
        NullDistribution distribution = ConditionalTables.of(SPARSE, table -> 7.0);
        assertThat(distribution.pValue(7.0)).isEqualTo(1.0);
        assertThat(distribution.threshold(0.05)).isGreaterThan(7.0);
    }

    @Test
    void binsKeepTheirPlacesAndOrder() {
        LevelTable bins = LevelTable.ofBins(new long[] {0, 3, 0, 2, 0, 5}, new long[] {1, 0, 0, 2, 0, 1});
        assertThat(bins.levels()).isEqualTo(6);
        NullDistribution distribution = ConditionalTables.of(bins, table -> {
            assertThat(table.joint(2)).isZero();
            assertThat(table.joint(5)).isEqualTo(6);
            return Distances.totalVariation(table);
        });
        assertThat(distribution.pValue(Distances.totalVariation(bins))).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @EnumSource(Divergence.class)
    void theLimitAgreesWithDrawsWhereItIsUsed(Divergence divergence) {
        long[] first = new long[20];
        long[] second = new long[20];
        Random random = new Random(31);
        for (int level = 0; level < 20; level++) {
            first[level] = 900 + random.nextInt(200);
            second[level] = 900 + random.nextInt(200);
        }
        LevelTable table = LevelTable.of(first, second);
        assertThat(divergence.limitHolds(table)).isTrue();
        double limit = divergence.distribution(table).threshold(0.05);
        TableDraws draws = new TableDraws(table);
        int reached = 0;
        for (int draw = 0; draw < 5_000; draw++) {
            reached += divergence.of(draws.next()) >= limit ? 1 : 0;
        }
        assertThat(reached / 5_000.0).isCloseTo(0.05, within(3.5 * Math.sqrt(0.05 * 0.95 / 5_000)));
        assertThat(divergence.remembering(table).applyAsDouble(table)).isEqualTo(divergence.of(table));
    }

    @Test
    void theLimitIsNotUsedForFewRowsOrUnevenVariance() {
        assertThat(LevelTable.of(new long[] {10, 20, 30}, new long[] {10, 20, 30})
                        .chiSquareHolds())
                .isFalse();
        long[] six = LongStream.generate(() -> 6).limit(500).toArray();
        assertThat(LevelTable.of(six, six).leastExpected()).isEqualTo(6);
        assertThat(LevelTable.of(six, six).chiSquareHolds()).isFalse();
        long[] sixty = LongStream.generate(() -> 60).limit(500).toArray();
        assertThat(LevelTable.of(sixty, sixty).chiSquareHolds()).isTrue();
        assertThat(Divergence.G.limitHolds(LevelTable.of(sixty, sixty))).isFalse();
    }

    @Test
    void differencesKeepTheirDigitsAndTheirSign() {
        long rows = 3_000_000_000_000_000_000L;
        assertThat(LevelTable.difference(rows, rows, rows - 1, rows)).isEqualTo((double) rows);
        assertThat(LevelTable.difference(rows - 1, rows, rows, rows)).isEqualTo(-(double) rows);
        assertThat(LevelTable.difference(rows, rows, rows, rows)).isZero();
        assertThat(LevelTable.difference(1L << 40, 1L << 50, 3, 1L << 41)).isEqualTo(0x1p81 - 3 * 0x1p50);
    }

    @Test
    void excessKeepsItsDigits() {
        for (double u : new double[] {1e-9, -1e-9, 1e-3, 0.0312, -0.0312}) {
            double expected =
                    u * u / 2 - u * u * u / 6 + u * u * u * u / 12 - Math.pow(u, 5) / 20 + Math.pow(u, 6) / 30;
            assertThat(Divergence.excess(u)).isCloseTo(expected, within(2e-8 * expected));
        }
        assertThat(Divergence.excess(0x1p-5)).isCloseTo(Divergence.excess(Math.nextDown(0x1p-5)), within(1e-16));
        assertThat(Divergence.excess(1)).isCloseTo(2 * Math.log(2) - 1, within(1e-15));
        assertThat(Divergence.excess(-1)).isEqualTo(1);
    }

    private interface Visitor {
        void visit(List<Long> firsts);
    }

    private static void tables(LevelTable table, Visitor visitor) {
        visit(table, new ArrayList<>(), table.size1(), visitor);
    }

    private static void visit(LevelTable table, List<Long> counts, long left, Visitor visitor) {
        if (counts.size() == table.levels()) {
            if (left == 0) {
                visitor.visit(List.copyOf(counts));
            }
            return;
        }
        for (long count = 0; count <= Math.min(left, table.joint(counts.size())); count++) {
            counts.add(count);
            visit(table, counts, left - count, visitor);
            counts.remove(counts.size() - 1);
        }
    }

    private static LevelTable table(LevelTable margins, List<Long> firsts) {
        long[] first = firsts.stream().mapToLong(count -> count).toArray();
        long[] second = IntStream.range(0, first.length)
                .mapToLong(level -> margins.joint(level) - first[level])
                .toArray();
        return LevelTable.ofBins(first, second);
    }

    private static List<Long> firsts(LevelTable table) {
        return IntStream.range(0, table.levels()).mapToObj(table::first).toList();
    }

    private static double chance(LevelTable table, List<Long> firsts) {
        double chance = 1 / choose(table.size1() + table.size2(), table.size1());
        for (int level = 0; level < firsts.size(); level++) {
            chance *= choose(table.joint(level), firsts.get(level));
        }
        return chance;
    }

    private static double choose(long n, long k) {
        double product = 1;
        for (long i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
