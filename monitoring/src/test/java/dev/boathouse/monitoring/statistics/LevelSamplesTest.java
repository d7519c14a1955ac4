package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.monitoring.statistics.LevelSamples.Base;
import dev.boathouse.monitoring.statistics.LevelSamples.Limit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;

class LevelSamplesTest {

    /** Those that treat both samples alike. */
    static final Map<String, Function<LevelSamples, TestResult>> SYMMETRIC = symmetric();

    private static Map<String, Function<LevelSamples, TestResult>> symmetric() {
        Map<String, Function<LevelSamples, TestResult>> tests = new LinkedHashMap<>();
        tests.put("chi-square", LevelSamples::chiSquare);
        tests.put("chi-square limit", samples -> samples.chiSquare(Limit.YATES));
        tests.put("G", LevelSamples::gTest);
        tests.put("G limit", samples -> samples.gTest(Limit.UNCORRECTED));
        tests.put("stability", LevelSamples::populationStability);
        tests.put("Jensen-Shannon", samples -> samples.jensenShannon(Base.TWO));
        tests.put("Hellinger", LevelSamples::hellinger);
        tests.put("total variation", LevelSamples::totalVariation);
        tests.put("L-infinity", LevelSamples::lInfinity);
        return tests;
    }

    private static LevelSamples random(Random random, int levels, int most1, int most2) {
        return LevelSamples.of(
                random.longs(levels, 0, most1).toArray(),
                random.longs(levels, 0, most2).toArray());
    }

    @Test
    void swappingTheSamplesChangesNoBit() {
        Random random = new Random(41);
        for (int round = 0; round < 40; round++) {
            int levels = 2 + random.nextInt(6);
            LevelSamples samples = random(random, levels, 2 + random.nextInt(12), 2 + random.nextInt(60));
            same(samples, samples.swapped());
        }
        // Equal sizes, the same levels the other way round, and many rows.
        same(
                LevelSamples.of(new long[] {5, 1, 3}, new long[] {1, 5, 3}),
                LevelSamples.of(new long[] {1, 5, 3}, new long[] {5, 1, 3}));
        long[] many = {4_000_000_000_000L, 3_000_000_000_001L, 2};
        long[] others = {4_000_000_000_001L, 3_000_000_000_000L, 7};
        same(LevelSamples.of(many, others), LevelSamples.of(others, many));
    }

    private static void same(LevelSamples samples, LevelSamples swapped) {
        SYMMETRIC.forEach((name, test) -> {
            TestResult one = test.apply(samples);
            TestResult other = test.apply(swapped);
            assertThat(other.statistic()).as(name).isEqualTo(Double.valueOf(one.statistic()));
            assertThat(other.pValue()).as(name).isEqualTo(Double.valueOf(one.pValue()));
            assertThat(other.threshold(0.05)).as(name).isEqualTo(Double.valueOf(one.threshold(0.05)));
            assertThat(other.effect()).as(name).isEqualTo(Double.valueOf(one.effect()));
        });
    }

    @Test
    void aTestFiresExactlyWhereItsStatisticReachesTheThreshold() {
        Random random = new Random(42);
        Map<String, Function<LevelSamples, TestResult>> tests = new LinkedHashMap<>(SYMMETRIC);
        tests.put("Kullback-Leibler", samples -> samples.kullbackLeibler(Base.TWO));
        tests.put("smoothed Kullback-Leibler", samples -> samples.smoothedKullbackLeibler(Base.E));
        int fired = 0;
        for (int round = 0; round < 30; round++) {
            LevelSamples samples = random(random, 2 + round % 5, 2 + random.nextInt(30), 2 + random.nextInt(30));
            for (Map.Entry<String, Function<LevelSamples, TestResult>> test : tests.entrySet()) {
                for (double alpha : new double[] {0.001, 0.01, 0.05, 0.1, 0.3, 0.8}) {
                    TestResult result = test.getValue().apply(samples);
                    if (Double.isInfinite(result.statistic())) {
                        continue; // reaches any threshold, and is no alarm where it often is so by chance
                    }
                    assertThat(result.fires(alpha))
                            .as("%s of %s, round %d at %s: %s", test.getKey(), samples, round, alpha, result)
                            .isEqualTo(result.statistic() >= result.threshold(alpha));
                    fired += result.fires(alpha) ? 1 : 0;
                }
            }
        }
        assertThat(fired).isBetween(100, 1_500);
    }

    @Test
    void fisherAgreesWithCommonsStatisticsForEveryAlternative() {
        Random random = new Random(43);
        for (int round = 0; round < 200; round++) {
            long[] reference = {1 + random.nextInt(60), 1 + random.nextInt(60)};
            long[] current = {random.nextInt(40), 1 + random.nextInt(40)};
            int[][] table = {{(int) reference[0], (int) reference[1]}, {(int) current[0], (int) current[1]}};
            LevelSamples samples = LevelSamples.of(reference, current);
            for (Alternative alternative : Alternative.values()) {
                AlternativeHypothesis theirs = switch (alternative) {
                    case TWO_SIDED -> AlternativeHypothesis.TWO_SIDED;
                    case LESS -> AlternativeHypothesis.LESS_THAN;
                    case GREATER -> AlternativeHypothesis.GREATER_THAN;
                };
                double p =
                        FisherExactTest.withDefaults().with(theirs).test(table).getPValue();
                TestResult ours = samples.fisher(alternative);
                assertThat(ours.pValue())
                        .as("%s, %s", Arrays.deepToString(table), alternative)
                        .isCloseTo(p, within(1e-9 * p));
                if (current[0] > 0) {
                    assertThat(ours.statistic())
                            .isCloseTo(
                                    (double) reference[0] * current[1] / (reference[1] * current[0]),
                                    within(1e-9 * ours.statistic()));
                } else {
                    assertThat(ours.statistic()).isInfinite();
                }
            }
        }
    }

    @Test
    void oneSidedThresholdsAreWhereTheTestBeginsToFire() {
        LevelSamples samples = LevelSamples.of(new long[] {12, 28}, new long[] {20, 15});
        for (double alpha : new double[] {0.01, 0.05, 0.2}) {
            assertThat(samples.fisher(Alternative.LESS).fires(alpha))
                    .isEqualTo(samples.fisher(Alternative.LESS).statistic()
                            <= samples.fisher(Alternative.LESS).threshold(alpha));
            assertThat(samples.twoProportion(Alternative.LESS).fires(alpha))
                    .isEqualTo(samples.twoProportion(Alternative.LESS).statistic()
                            <= samples.twoProportion(Alternative.LESS).threshold(alpha));
            assertThat(samples.twoProportion().fires(alpha))
                    .isEqualTo(Math.abs(samples.twoProportion().statistic())
                            >= samples.twoProportion().threshold(alpha));
            assertThat(samples.swapped().fisher(Alternative.GREATER).fires(alpha))
                    .isEqualTo(samples.swapped().fisher(Alternative.GREATER).statistic()
                            >= samples.swapped().fisher(Alternative.GREATER).threshold(alpha));
        }
        assertThat(samples.fisher(Alternative.LESS).threshold(1e-40)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(samples.fisher(Alternative.GREATER).threshold(1e-40)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void zSquaredIsChiSquareAndItsNormalLimitIsThatOfChiSquare() {
        LevelSamples samples = LevelSamples.of(new long[] {90, 10}, new long[] {30, 12});
        TestResult z = samples.twoProportion();
        assertThat(z.statistic() * z.statistic()).isCloseTo(samples.chiSquare().statistic(), within(1e-12));
        assertThat(z.pValue()).isCloseTo(samples.chiSquare().pValue(), within(1e-12));
        assertThat(z.effect())
                .isCloseTo(2 * Math.asin(Math.sqrt(0.9)) - 2 * Math.asin(Math.sqrt(30 / 42.0)), within(1e-12));
        for (Limit limit : Limit.values()) {
            assertThat(samples.twoProportion(Alternative.TWO_SIDED, limit).pValue())
                    .isCloseTo(samples.chiSquare(limit).pValue(), within(1e-12));
        }
        // One-sided, by the normal table: the reference has more of the first level.
        double half = samples.chiSquare(Limit.UNCORRECTED).pValue() / 2;
        assertThat(samples.twoProportion(Alternative.GREATER, Limit.UNCORRECTED).pValue())
                .isCloseTo(half, within(1e-12));
        assertThat(samples.twoProportion(Alternative.LESS, Limit.UNCORRECTED).pValue())
                .isCloseTo(1 - half, within(1e-12));
    }

    @Test
    void cramersVIsFreeOfChanceAndOneForDisjointLevels() {
        assertThat(LevelSamples.of(new long[] {50, 0}, new long[] {0, 50})
                        .chiSquare()
                        .effect())
                .isCloseTo(1, within(1e-9));
        // Bergsma (2013): phi² = 2.0512820/200, less 2/199, by min(3 − 4/199, 2 − 1/199) − 1.
        assertThat(LevelSamples.of(new long[] {50, 30, 20}, new long[] {40, 35, 25})
                        .chiSquare()
                        .effect())
                .isCloseTo(Math.sqrt((2.051282051282051 / 200 - 2.0 / 199) / (1 - 1.0 / 199)), within(1e-9));
        assertThat(LevelSamples.of(new long[] {50, 50}, new long[] {50, 50})
                        .gTest()
                        .effect())
                .isZero();
    }

    @Test
    void samplesAreTheSameFromCountsRowsAndMaps() {
        LevelSamples rows = LevelSamples.of(List.of("b", "a", "b", "c"), List.of("a", "d", "a"));
        LevelSamples maps = LevelSamples.of(Map.of("b", 2L, "a", 1L, "c", 1L), Map.of("d", 1L, "a", 2L));
        LevelSamples counts = LevelSamples.of(new long[] {1, 2, 1, 0}, new long[] {2, 0, 0, 1});
        assertThat(maps.chiSquare()).hasToString(counts.chiSquare().toString());
        assertThat(rows.jensenShannon(Base.E))
                .hasToString(counts.jensenShannon(Base.E).toString());
        assertThat(rows.chiSquare().pValue()).isEqualTo(counts.chiSquare().pValue());
    }

    @Test
    void basesDifferByAFactor() {
        LevelSamples samples = LevelSamples.of(new long[] {5, 9, 3}, new long[] {6, 2, 11});
        double ln2 = Math.log(2);
        TestResult bits = samples.kullbackLeibler(Base.TWO);
        TestResult nats = samples.kullbackLeibler(Base.E);
        assertThat(bits.statistic()).isCloseTo(nats.statistic() / ln2, within(1e-12));
        assertThat(bits.threshold(0.05)).isCloseTo(nats.threshold(0.05) / ln2, within(1e-12));
        assertThat(bits.pValue()).isEqualTo(nats.pValue());
        assertThat(samples.jensenShannon(Base.TWO).pValue())
                .isEqualTo(samples.jensenShannon(Base.E).pValue());
        assertThat(samples.currentEntropy(Base.TWO)).isCloseTo(samples.currentEntropy(Base.E) / ln2, within(1e-12));
    }

    @Test
    void anEmptySampleLeavesEverythingUndefined() {
        LevelSamples samples = LevelSamples.of(Map.of(), Map.of("a", 3L, "b", 2L));
        SYMMETRIC.forEach((name, test) -> {
            TestResult result = test.apply(samples);
            assertThat(result.undefined()).as(name).contains("the reference has no rows");
            assertThat(result.pValue()).isEqualTo(1.0);
            assertThat(test.apply(samples.swapped()).undefined()).contains("the current sample has no rows");
        });
        assertThat(samples.fisher().undefined()).isPresent();
        assertThat(samples.twoProportion().undefined()).isPresent();
        assertThat(samples.kullbackLeibler(Base.E).undefined()).isPresent();
        assertThat(samples.referenceEntropy(Base.E)).isZero();
        assertThat(LevelSamples.of(new long[0], new long[0]).chiSquare().undefined())
                .isPresent();
    }

    @Test
    void oneRowOneLevelAndEqualCountsAreNoDrift() {
        LevelSamples level = LevelSamples.of(new long[] {10, 0}, new long[] {12, 0});
        LevelSamples equal = LevelSamples.of(new long[] {7, 8, 9}, new long[] {7, 8, 9});
        LevelSamples row = LevelSamples.of(new long[] {1, 0, 0}, new long[] {0, 3, 2});
        SYMMETRIC.forEach((name, test) -> {
            assertThat(test.apply(level).statistic()).as(name).isZero();
            assertThat(test.apply(level).pValue()).as(name).isEqualTo(1.0);
            assertThat(test.apply(equal).statistic()).as(name).isZero();
            assertThat(test.apply(equal).pValue()).as(name).isEqualTo(1.0);
            assertThat(test.apply(row).statistic()).as(name).isPositive().isFinite();
            assertThat(name.contains("limit") || !test.apply(row).fires(0.05))
                    .as(name)
                    .isTrue();
        });
        assertThat(level.fisher().undefined()).contains("there is one level only");
        assertThat(LevelSamples.of(new long[] {1, 0}, new long[] {0, 1})
                        .fisher()
                        .pValue())
                .isEqualTo(1.0);
    }

    @Test
    void disjointNewAndVanishedLevels() {
        LevelSamples disjoint = LevelSamples.of(new long[] {10, 20, 0, 0}, new long[] {0, 0, 15, 15});
        assertThat(disjoint.jensenShannon(Base.TWO).statistic()).isCloseTo(1, within(1e-15));
        assertThat(disjoint.hellinger().statistic()).isCloseTo(1, within(1e-15));
        assertThat(disjoint.totalVariation().statistic()).isEqualTo(1);
        assertThat(disjoint.chiSquare().pValue()).isLessThan(1e-6);
        assertThat(disjoint.populationStability().statistic()).isFinite();

        LevelSamples appeared = LevelSamples.of(new long[] {60, 40, 0}, new long[] {50, 35, 15});
        assertThat(appeared.kullbackLeibler(Base.E).statistic()).isFinite();
        assertThat(appeared.swapped().kullbackLeibler(Base.E).statistic()).isInfinite();
        assertThat(appeared.swapped().kullbackLeibler(Base.E).fires(0.05)).isTrue();
        assertThat(appeared.swapped().smoothedKullbackLeibler(Base.E).statistic())
                .isFinite();
        assertThat(appeared.chiSquare().fires(0.01)).isTrue();
    }

    @Test
    void aLevelThatIsInfinitelyFarButOftenSoByChanceIsNoDrift() {
        // A level with one row vanishes in every second table.
        LevelSamples samples = LevelSamples.of(new long[] {50, 40, 1}, new long[] {52, 41, 0});
        assertThat(samples.kullbackLeibler(Base.E).statistic()).isInfinite();
        assertThat(samples.kullbackLeibler(Base.E).fires(0.01)).isFalse();
    }

    @Test
    void manyRowsDoNotOverflow() {
        long rows = 1_000_000_000_000_000_000L;
        LevelSamples samples =
                LevelSamples.of(new long[] {rows, 2 * rows}, new long[] {rows + 5_000_000_000L, 2 * rows});
        // Chi-square is (difference of the rates)² / variance: 5e9/3e18·2/3 over √(2/9·2/3e18).
        double z = 5e9 / 3e18 * 2 / 3 / Math.sqrt(2 / 9.0 * 2 / 3e18);
        assertThat(samples.chiSquare().statistic()).isCloseTo(z * z, within(1e-6 * z * z));
        assertThat(samples.jensenShannon(Base.E).statistic()).isCloseTo(z * Math.sqrt(2 / 3e18 / 8), within(1e-15));
        assertThat(samples.chiSquare().pValue()).isBetween(0.0, 1.0);

        LevelSamples three =
                LevelSamples.of(new long[] {1_000_000_000, 500_000_000, 3}, new long[] {1_000_000_000, 500_010_000, 2});
        assertThat(three.totalVariation().pValue()).isBetween(0.5, 1.0);
        assertThat(three.chiSquare().pValue()).isBetween(0.5, 1.0);
        assertThat(LevelSamples.of(new long[] {500_000_000, 500_000_000}, new long[] {501_000_000, 499_000_000})
                        .fisher()
                        .pValue())
                .isZero();
    }

    @Test
    void mistakesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelSamples.of(new long[] {1, -2}, new long[] {1, 1}))
                .withMessage("Cannot compare counts: level 1 has -2 rows. Counts are 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelSamples.of(new long[] {1}, new long[] {1, 1}))
                .withMessageContaining("1 levels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelSamples.of(new long[] {Long.MAX_VALUE, 1}, new long[] {0, 1}))
                .withMessageContaining("add up");
        LevelSamples three = LevelSamples.of(new long[] {1, 2, 3}, new long[] {1, 2, 3});
        assertThatIllegalStateException().isThrownBy(three::fisher).withMessageContaining("Use chiSquare()");
        assertThatIllegalStateException().isThrownBy(three::twoProportion);
    }

    @Test
    void aMillionDistinctLevelsAreNoDrift() {
        long[] before = new long[1_000_000];
        long[] now = new long[1_000_000];
        Arrays.fill(before, 0, 400_000, 1);
        Arrays.fill(now, 400_000, 1_000_000, 1);
        LevelSamples samples = LevelSamples.of(before, now);
        SYMMETRIC.forEach((name, test) -> {
            if (!name.contains("limit")) {
                assertThat(test.apply(samples).pValue()).as(name).isEqualTo(1.0);
            }
        });
        assertThat(samples.chiSquare().effect()).isZero();
    }
}
