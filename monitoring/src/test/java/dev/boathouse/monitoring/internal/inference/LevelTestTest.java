package dev.boathouse.monitoring.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.LevelsBuilder;
import java.util.Random;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;

class LevelTestTest {

    @Test
    void fisherAgreesWithCommonsStatistics() {
        Random random = new Random(21);
        for (int round = 0; round < 300; round++) {
            int n1 = 1 + random.nextInt(300);
            int n2 = 1 + random.nextInt(300);
            int hits1 = random.nextInt(n1 + 1);
            int hits2 = random.nextInt(n2 + 1);
            double expected = FisherExactTest.withDefaults()
                    .test(new int[][] {{hits1, n1 - hits1}, {hits2, n2 - hits2}})
                    .getPValue();
            assertThat(RateTables.of(hits1, n1, hits2, n2).fisher())
                    .as("%d of %d against %d of %d", hits1, n1, hits2, n2)
                    .isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void fisherHoldsForManyRowsAndEmptyMargins() {
        assertThat(RateTables.of(200_000_000, 1_000_000_000, 200_000_000, 1_000_000_000)
                        .fisher())
                .isEqualTo(1.0);
        assertThat(RateTables.of(200_000_000, 1_000_000_000, 250_000_000, 1_000_000_000)
                        .fisher())
                .isZero();
        assertThat(RateTables.of(0, 10, 0, 20).fisher()).isEqualTo(1.0);
        assertThat(RateTables.of(10, 10, 20, 20).fisher()).isEqualTo(1.0);
        assertThat(RateTables.of(0, 0, 5, 20).fisher()).isEqualTo(1.0);
    }

    @Test
    void drawsAgreeWithFisherAndWithChiSquare() {
        LevelTable small = LevelTable.of(new long[] {7, 3}, new long[] {2, 9});
        // The standard error of 1999 draws at p = 0.03 is 0.004.
        assertThat(drawn(small)).isCloseTo(RateTables.of(7, 10, 2, 11).fisher(), within(0.013));

        LevelTable large = LevelTable.of(new long[] {500, 300, 200}, new long[] {560, 270, 230});
        LevelTest.Outcome outcome = LevelTest.of(large);
        assertThat(outcome.method()).isEqualTo(LevelTest.Method.CHI_SQUARE);
        assertThat(drawn(large)).isCloseTo(outcome.pValue(), within(0.02));
    }

    private static double drawn(LevelTable table) {
        return new DrawnTables(table, LevelTable::chiSquare, () -> LevelTest.pooledTail(table))
                .pValue(table.chiSquare());
    }

    @Test
    void rareLevelsAreDrawnAndTheFinestAnswerIsRefined() {
        long[] before = new long[60];
        long[] now = new long[60];
        for (int level = 0; level < 60; level++) {
            before[level] = level < 30 ? 4 : 0;
            now[level] = level < 30 ? 0 : 4;
        }
        before[0] = 200;
        now[59] = 150;
        LevelTest.Outcome outcome = LevelTest.of(LevelTable.of(before, now));
        assertThat(outcome.method()).isEqualTo(LevelTest.Method.PERMUTATION);
        assertThat(outcome.pValue()).isLessThan(1e-20);
        assertThat(LevelTest.of(LevelTable.of(now, before))).isEqualTo(outcome);
    }

    @Test
    void valuesThatAreAllDifferentAreNoDrift() {
        Levels first = ids("a", 3_000);
        Levels second = ids("b", 5_000);
        assertThat(LevelTest.of(LevelTable.of(first, second)).pValue()).isGreaterThan(0.01);
        assertThat(LevelTable.of(first, second).pooled().effect()).isLessThan(0.1);
    }

    private static Levels ids(String prefix, int count) {
        LevelsBuilder builder = new LevelsBuilder();
        for (int i = 0; i < count; i++) {
            builder.add(prefix + i, 1);
        }
        return builder.build();
    }

    @Test
    void poolingLeavesCommonLevelsAlone() {
        LevelTable table = LevelTable.of(new long[] {100, 3, 2, 50, 1}, new long[] {120, 2, 0, 40, 4})
                .pooled();
        assertThat(table.levels()).isEqualTo(3);
        assertThat(table.leastExpected()).isGreaterThanOrEqualTo(5);
        assertThat(table.size1()).isEqualTo(156);
        assertThat(table.size2()).isEqualTo(166);
    }

    @Test
    void effectIsCohensHForTwoLevelsAndFreeOfChanceForMany() {
        LevelTable rates = LevelTable.of(new long[] {204, 796}, new long[] {160, 840});
        assertThat(rates.effect())
                .isCloseTo(2 * Math.asin(Math.sqrt(0.204)) - 2 * Math.asin(Math.sqrt(0.160)), within(1e-9));

        Random random = new Random(22);
        long[] before = new long[1_000];
        long[] now = new long[1_000];
        for (int i = 0; i < 20_000; i++) {
            before[random.nextInt(1_000)]++;
            now[random.nextInt(1_000)]++;
        }
        assertThat(LevelTable.of(before, now).effect()).isLessThan(0.1);
    }

    @Test
    void nothingToCompareIsNoEffect() {
        assertThat(LevelTable.of(new long[] {5}, new long[] {9}).chiSquare()).isZero();
        assertThat(LevelTest.of(LevelTable.of(new long[] {5}, new long[] {9})).pValue())
                .isEqualTo(1.0);
        assertThat(LevelTable.of(new long[] {0}, new long[] {9}).effect()).isZero();
    }
}
