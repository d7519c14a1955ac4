package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KSamplesTest {

    /** Scholz and Stephens (1987), table 6: the smoothness of paper in four laboratories. */
    private static final double[][] PAPER = {
        {38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0},
        {39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8},
        {34.0, 35.0, 39.0, 40.0, 43.0, 43.0, 44.0, 45.0},
        {34.0, 34.8, 34.8, 35.4, 37.2, 37.8, 41.2, 42.8}
    };

    @Test
    void paperIsAsInThePaper() {
        TestResult test = KSamples.of(PAPER).andersonDarling();
        assertThat(test.statistic()).isCloseTo(4.480, within(5e-4));
        assertThat(test.pValue()).isBetween(0.0005, 0.006); // 0.0020 by their interpolation
        assertThat(test.fires(0.01)).isTrue();
        assertThat(test.threshold(0.05)).isBetween(1.5, 2.3).isLessThan(test.threshold(0.01));
    }

    @Test
    void twoSamplesHaveTheStatisticOfTwoSamples() {
        Random random = new Random(91);
        for (int round = 0; round < 50; round++) {
            boolean tied = round % 2 == 0;
            double[] a = sample(random, 3 + random.nextInt(60), tied, 0);
            double[] b = sample(random, 3 + random.nextInt(60), tied, 0.5);
            TestResult two = NumberSamples.of(a, b).andersonDarling();
            TestResult any = KSamples.of(a, b).andersonDarling();
            assertThat(any.statistic()).isCloseTo(two.statistic(), within(1e-9));
            assertThat(any.pValue()).isCloseTo(two.pValue(), within(0.12));
        }
    }

    private static double[] sample(Random random, int size, boolean tied, double shift) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> tied ? random.nextInt(9) : random.nextGaussian() + shift);
        return values;
    }

    @Test
    void holdsItsRateForThreeSamples() {
        long seed = 92;
        Random random = new Random(seed);
        int replicates = 400;
        int fired = 0;
        for (int i = 0; i < replicates; i++) {
            boolean tied = i % 2 == 0;
            fired += KSamples.of(sample(random, 20, tied, 0), sample(random, 30, tied, 0), sample(random, 25, tied, 0))
                            .andersonDarling()
                            .fires(0.05)
                    ? 1
                    : 0;
        }
        double error = Math.sqrt(0.05 * 0.95 * replicates);
        assertThat(fired).as("seed %d", seed).isBetween((int) (0.05 * replicates - 3.5 * error), (int)
                (0.05 * replicates + 3.5 * error));
    }

    @Test
    void whatCannotBeTestedSaysWhy() {
        assertThat(KSamples.of(new double[] {1, 2, 3}, new double[] {Double.NaN})
                        .andersonDarling()
                        .undefined())
                .hasValue("a sample is empty");
        assertThat(KSamples.of(new double[] {1}, new double[] {2}, new double[] {3})
                        .andersonDarling()
                        .undefined())
                .hasValue("there are fewer than four values");
        assertThat(KSamples.of(new double[] {7, 7, 7}, new double[] {7, 7})
                        .andersonDarling()
                        .pValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> KSamples.of(new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing to compare: found 1 samples. Two or more would work.");
    }
}
