package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.monitoring.statistics.LevelSamples.Base;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What tests of levels do when nothing has changed: p is at most 0.05 in 5 % of samples, give or take 3.5 standard errors; of two levels, where
 * few tables are possible, in no more. More cells and replicates are in docs/monitoring.md.
 */
class LevelFalseAlarmTest {

    private static final double ALPHA = 0.05;

    @ParameterizedTest
    @CsvSource({
        "2, equal, 50, 50, 2000",
        "2, zipf, 50, 500, 1000",
        "3, zipf, 50, 50, 800",
        "10, equal, 500, 500, 2000",
        "100, zipf, 50, 500, 250",
        "1000, equal, 50, 50, 400",
        "1000, zipf, 500, 500, 60",
    })
    void chiSquareFiresAsOftenAsStated(int levels, String shape, int n, int m, int replicates) {
        rates(levels, shape, n, m, replicates, Map.of("chi-square", LevelSamples::chiSquare));
    }

    @ParameterizedTest
    @CsvSource({"2, zipf, 50, 500, 800", "5, equal, 50, 50, 200", "30, zipf, 500, 500, 80"})
    void distancesReachTheirThresholdsAsOftenAsStated(int levels, String shape, int n, int m, int replicates) {
        Map<String, Function<LevelSamples, TestResult>> tests = new LinkedHashMap<>();
        tests.put("G", LevelSamples::gTest);
        tests.put("population stability", LevelSamples::populationStability);
        tests.put("Kullback-Leibler", samples -> samples.smoothedKullbackLeibler(Base.E));
        tests.put("Jensen-Shannon", samples -> samples.jensenShannon(Base.TWO));
        tests.put("Hellinger", LevelSamples::hellinger);
        tests.put("total variation", LevelSamples::totalVariation);
        tests.put("L-infinity", LevelSamples::lInfinity);
        rates(levels, shape, n, m, replicates, tests);
    }

    @ParameterizedTest
    @CsvSource({"equal, 50, 50, 2000", "zipf, 50, 500, 1000"})
    void testsOfTwoRatesFireNoMoreOftenThanStated(String shape, int n, int m, int replicates) {
        Map<String, Function<LevelSamples, TestResult>> tests = new LinkedHashMap<>();
        for (Alternative alternative : Alternative.values()) {
            tests.put("Fisher " + alternative, samples -> samples.fisher(alternative));
            tests.put("z " + alternative, samples -> samples.twoProportion(alternative));
        }
        rates(2, shape, n, m, replicates, tests);
    }

    private static void rates(
            int levels,
            String shape,
            int n,
            int m,
            int replicates,
            Map<String, ? extends Function<LevelSamples, TestResult>> tests) {
        long seed = 51;
        Random random = new Random(seed);
        double[] upTo = new double[levels];
        for (int level = 0; level < levels; level++) {
            upTo[level] = (level == 0 ? 0 : upTo[level - 1]) + (shape.equals("zipf") ? 1.0 / (level + 1) : 1.0);
        }
        Map<String, Integer> fired = new LinkedHashMap<>();
        for (int replicate = 0; replicate < replicates; replicate++) {
            LevelSamples samples = LevelSamples.of(sample(random, upTo, n), sample(random, upTo, m));
            tests.forEach((name, test) -> fired.merge(name, test.apply(samples).fires(ALPHA) ? 1 : 0, Integer::sum));
        }
        double error = 3.5 * Math.sqrt(ALPHA * (1 - ALPHA) / replicates);
        fired.forEach((name, count) -> {
            double rate = (double) count / replicates;
            assertThat(rate).as("%s, seed %d", name, seed).isLessThanOrEqualTo(ALPHA + error);
            if (levels > 2) {
                assertThat(rate).as("%s, seed %d", name, seed).isGreaterThanOrEqualTo(ALPHA - error);
            }
        });
    }

    private static long[] sample(Random random, double[] upTo, int size) {
        long[] counts = new long[upTo.length];
        for (int row = 0; row < size; row++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            counts[Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1)]++;
        }
        return counts;
    }
}
