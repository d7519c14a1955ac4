package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Exact distributions against all splits of the pooled values, with ties and without. */
class SplitsTest {

    private static final long SEED = 31;

    @Test
    void smirnovCountsTheSplitsThatAreAsFarApart() {
        for (Alternative alternative : Alternative.values()) {
            againstAllSplits(samples -> samples.kolmogorovSmirnov(Precision.EXACT, alternative), TestResult::statistic);
            againstAllSplits(
                    samples -> samples.kolmogorovSmirnov(Precision.AUTOMATIC, alternative), TestResult::statistic);
        }
    }

    @Test
    void mannWhitneyCountsTheSplitsWithAsExtremeRanks() {
        againstAllSplits(samples -> samples.mannWhitney(Precision.EXACT, Alternative.GREATER), TestResult::statistic);
        againstAllSplits(samples -> samples.mannWhitney(Precision.EXACT, Alternative.LESS), r -> -r.statistic());
    }

    @Test
    void twoSidedMannWhitneyDoublesTheSmallerSide() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            NumberSamples samples = NumberSamples.of(
                    sample(random, 1 + random.nextInt(12), round), sample(random, 1 + random.nextInt(12), round));
            double less = samples.mannWhitney(Precision.EXACT, Alternative.LESS).pValue();
            double greater =
                    samples.mannWhitney(Precision.EXACT, Alternative.GREATER).pValue();
            assertThat(samples.mannWhitney().pValue())
                    .as("seed %d, round %d", SEED, round)
                    .isCloseTo(Math.min(1, 2 * Math.min(less, greater)), within(1e-12));
        }
    }

    @Test
    void cramerVonMisesCountsTheSplitsThatAreAsFarApart() {
        againstAllSplits(samples -> samples.cramerVonMises(Precision.EXACT), TestResult::statistic);
    }

    @Test
    void splitsByChanceComeNearAllSplits() {
        Random random = new Random(SEED);
        for (int round = 0; round < 12; round++) {
            double[] reference = sample(random, 6, round);
            double[] current = sample(random, 5, round);
            for (Function<NumberSamples, TestResult> test : Arrays.<Function<NumberSamples, TestResult>>asList(
                    NumberSamples::energy,
                    NumberSamples::wasserstein,
                    NumberSamples::mmd,
                    NumberSamples::andersonDarling)) {
                TestResult result = test.apply(NumberSamples.of(reference, current));
                if (result.undefined().isEmpty()) {
                    double p = share(reference, current, test, TestResult::statistic);
                    assertThat(result.pValue())
                            .as("seed %d, round %d, %s", SEED, round, result)
                            .isCloseTo(p, within(0.005 + 5 * Math.sqrt(p * (1 - p) / 100)));
                }
            }
        }
    }

    private static void againstAllSplits(Function<NumberSamples, TestResult> test, ToDoubleFunction<TestResult> order) {
        Random random = new Random(SEED);
        for (int round = 0; round < 24; round++) {
            double[] reference = sample(random, 1 + random.nextInt(5), round);
            double[] current = sample(random, 1 + random.nextInt(5), round);
            assertThat(test.apply(NumberSamples.of(reference, current)).pValue())
                    .as("seed %d, round %d: %s, %s", SEED, round, Arrays.toString(reference), Arrays.toString(current))
                    .isCloseTo(share(reference, current, test, order), within(1e-12));
        }
    }

    /** The share of splits whose statistic is at least that of the samples. */
    private static double share(
            double[] reference,
            double[] current,
            Function<NumberSamples, TestResult> test,
            ToDoubleFunction<TestResult> order) {
        int size = reference.length + current.length;
        double[] pooled = Arrays.copyOf(reference, size);
        System.arraycopy(current, 0, pooled, reference.length, current.length);
        double observed = order.applyAsDouble(test.apply(NumberSamples.of(reference, current)));
        int splits = 0;
        int extreme = 0;
        for (int chosen = 0; chosen < 1 << size; chosen++) {
            if (Integer.bitCount(chosen) == reference.length) {
                double[] first = new double[reference.length];
                double[] second = new double[current.length];
                for (int i = 0, a = 0, b = 0; i < size; i++) {
                    if ((chosen >> i & 1) == 1) {
                        first[a++] = pooled[i];
                    } else {
                        second[b++] = pooled[i];
                    }
                }
                splits++;
                double other = order.applyAsDouble(test.apply(NumberSamples.of(first, second)));
                extreme += other >= observed - 1e-9 ? 1 : 0;
            }
        }
        return (double) extreme / splits;
    }

    /** Of two, three, or any number of distinct values. */
    private static double[] sample(Random random, int size, int round) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> round % 3 == 0 ? random.nextDouble() : random.nextInt(2 + round % 3));
        return values;
    }
}
