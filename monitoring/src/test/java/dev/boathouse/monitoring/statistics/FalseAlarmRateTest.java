package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * When nothing has changed no test fires more often than it says; where values are continuous not much less often. t-tests have limits
 * of their own, which the documentation gives.
 */
class FalseAlarmRateTest {

    private static final double ALPHA = 0.05;
    private static final long SEED = 41;
    private static final int RANKS = 400;
    private static final int DISTANCES = 100;

    private static final Map<String, DoubleUnaryOperator> WITH_MEAN = Map.of(
            "uniform", u -> u,
            "3 values", u -> Math.floor(3 * u),
            "half zeros", u -> Math.max(0, u - 0.5));

    /** Cauchy's distribution has no mean for a t-test to be about. */
    private static final Map<String, DoubleUnaryOperator> ANY = Map.of(
            "uniform", u -> u,
            "heavy tails", u -> Math.tan(Math.PI * (u - 0.5)),
            "3 values", u -> Math.floor(3 * u),
            "half zeros", u -> Math.max(0, u - 0.5));

    private static final Map<String, Function<NumberSamples, TestResult>> OF_RANKS =
            new TreeMap<>(Map.<String, Function<NumberSamples, TestResult>>of(
                    "smirnov", NumberSamples::kolmogorovSmirnov,
                    "mann-whitney", NumberSamples::mannWhitney,
                    "anderson", NumberSamples::andersonDarling,
                    "cramer", NumberSamples::cramerVonMises));

    private static final Map<String, Function<NumberSamples, TestResult>> OF_MEANS =
            new TreeMap<>(Map.<String, Function<NumberSamples, TestResult>>of(
                    "welch", NumberSamples::welch,
                    "student", NumberSamples::pooledT));

    private static final Map<String, Function<NumberSamples, TestResult>> BY_CHANCE =
            new TreeMap<>(Map.<String, Function<NumberSamples, TestResult>>of(
                    "epps", NumberSamples::eppsSingleton,
                    "energy", NumberSamples::energy,
                    "wasserstein", NumberSamples::wasserstein,
                    "mmd", NumberSamples::mmd));

    @Test
    void holdsForTestsOfOrder() {
        holds(OF_RANKS, ANY, 50, 50, RANKS);
        holds(OF_RANKS, ANY, 60, 500, RANKS);
    }

    @Test
    void holdsForTestsOfMeans() {
        holds(OF_MEANS, WITH_MEAN, 50, 50, 2 * RANKS);
        holds(OF_MEANS, WITH_MEAN, 60, 500, 2 * RANKS);
    }

    @Test
    void holdsForSplitsByChance() {
        holds(BY_CHANCE, ANY, 25, 35, DISTANCES);
    }

    private static void holds(
            Map<String, Function<NumberSamples, TestResult>> tests,
            Map<String, DoubleUnaryOperator> shapes,
            int n,
            int m,
            int replicates) {
        new TreeMap<>(shapes).forEach((shape, quantile) -> {
            SplittableRandom random = new SplittableRandom(SEED);
            Map<String, Integer> alarms = new TreeMap<>();
            for (int i = 0; i < replicates; i++) {
                NumberSamples samples = NumberSamples.of(
                        random.doubles(n).map(quantile).toArray(),
                        random.doubles(m).map(quantile).toArray());
                tests.forEach(
                        (name, test) -> alarms.merge(name, test.apply(samples).fires(ALPHA) ? 1 : 0, Integer::sum));
            }
            double error = Math.sqrt(ALPHA * (1 - ALPHA) / replicates);
            alarms.forEach((name, count) -> {
                double rate = (double) count / replicates;
                assertThat(rate)
                        .as("%s, %s, %d and %d, seed %d", name, shape, n, m, SEED)
                        .isLessThanOrEqualTo(ALPHA + 3.5 * error);
                if (shape.equals("uniform")) {
                    // Smirnov's distance takes few values at equal sizes.
                    assertThat(rate).as("%s, %s", name, shape).isGreaterThanOrEqualTo(0.6 * ALPHA - 3.5 * error);
                }
            });
        });
    }
}
