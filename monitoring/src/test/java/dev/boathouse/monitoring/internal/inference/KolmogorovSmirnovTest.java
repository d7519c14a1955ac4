package dev.boathouse.monitoring.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest.TwoResult;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {

    @Test
    void intervalContainsTheExactDistance() {
        long seed = 11;
        Random random = new Random(seed);
        int wide = 0;
        for (int round = 0; round < 2_000; round++) {
            int n = 1 + random.nextInt(round % 20 == 0 ? 40_000 : 400);
            int m = 1 + random.nextInt(round % 20 == 0 ? 40_000 : 400);
            double[] reference = Samples.any(random, n);
            double[] current = random.nextBoolean() ? Samples.any(random, m) : shifted(reference, m, random);
            Numbers a = Samples.numbers(reference);
            Numbers b = Samples.numbers(current);
            if (a.ordered() == 0 || b.ordered() == 0) {
                continue;
            }
            Range distance = KolmogorovSmirnov.distance(AlignedBins.of(a, b));
            double exact = Samples.exactDistance(reference, current);
            assertThat(exact)
                    .as("seed %d, round %d", seed, round)
                    .isBetween(distance.low() - 1e-15, distance.high() + 1e-15);
            assertThat(distance.high() - distance.low()).isLessThanOrEqualTo(heaviest(a) + heaviest(b) + 1e-15);
            wide += distance.high() > distance.low() ? 1 : 0;
            Range swapped = KolmogorovSmirnov.distance(AlignedBins.of(b, a));
            assertThat(swapped).isEqualTo(distance);
        }
        assertThat(wide).isPositive();
    }

    private static double[] shifted(double[] reference, int size, Random random) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> reference[random.nextInt(reference.length)] * (random.nextInt(10) == 0 ? 1.01 : 1));
        return values;
    }

    /** The largest share of a sample in one bin that may hold more than one value. */
    private static double heaviest(Numbers numbers) {
        long most = 0;
        for (int bin = 0; bin < numbers.histogram().size(); bin++) {
            most = Math.max(most, numbers.histogram().count(bin));
        }
        return (double) most / numbers.ordered();
    }

    @Test
    void exactProbabilitiesAgreeWithCommonsStatistics() {
        Random random = new Random(12);
        for (int round = 0; round < 100; round++) {
            double[] reference = random.doubles(2 + random.nextInt(60)).sorted().toArray();
            double[] current = random.doubles(2 + random.nextInt(60))
                    .map(x -> x * 1.3)
                    .sorted()
                    .toArray();
            TwoResult expected = org.apache.commons.statistics.inference.KolmogorovSmirnovTest.withDefaults()
                    .test(reference, current);
            double p = untied(reference.length, current.length, expected.getStatistic());
            assertThat(p).isCloseTo(expected.getPValue(), within(1e-12 + 1e-9 * p));
        }
    }

    @Test
    void limitMeetsItsTwoSeriesAndTables() {
        assertThat(KolmogorovSmirnov.limit(1.0 - 1e-12)).isCloseTo(KolmogorovSmirnov.limit(1.0), within(1e-11));
        assertThat(KolmogorovSmirnov.limit(1.3580986393225505)).isCloseTo(0.05, within(1e-12));
        assertThat(KolmogorovSmirnov.limit(1.6276236115189503)).isCloseTo(0.01, within(1e-12));
        assertThat(KolmogorovSmirnov.limit(0.01)).isEqualTo(1.0);
    }

    @Test
    void limitTakesOverWithoutAJump() {
        double distance = 0.03;
        double exact = untied(5_000, 6_000, distance);
        double limit = KolmogorovSmirnov.limit(distance * Math.sqrt(5_000.0 * 6_000 / 11_000));
        assertThat(exact).isLessThanOrEqualTo(limit).isCloseTo(limit, within(0.05 * limit));
    }

    /** Where each value is another one. */
    static double untied(int n, int m, double distance) {
        long[] single = new long[n + m];
        Arrays.fill(single, 1);
        return KolmogorovSmirnov.watched(Math.min(n, m), Math.max(n, m), single, distance);
    }
}
