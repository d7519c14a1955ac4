package dev.boathouse.monitoring.internal.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.monitoring.Samples;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void prefixIsTheLongestWithFewEnoughBinsWhateverTheOrder() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            double[] values = Samples.any(random, 1 + random.nextInt(30_000));
            Histogram histogram = Samples.numbers(values).histogram();

            long[] keys = Arrays.stream(values)
                    .filter(Double::isFinite)
                    .mapToLong(OrderedBits::of)
                    .toArray();
            int length = Long.SIZE;
            while (distinct(keys, length) > Histogram.BINS) {
                length--;
            }
            assertThat(histogram.prefixLength()).as("round %d", round).isEqualTo(length);
            assertThat(histogram.size()).isEqualTo((int) distinct(keys, length));
            assertThat(histogram.total()).isEqualTo(keys.length);
        }
    }

    private static long distinct(long[] keys, int length) {
        return Arrays.stream(keys)
                .map(key -> key >> (Long.SIZE - length))
                .distinct()
                .count();
    }

    @Test
    void splittingAndMergingInAnyOrderGivesTheSame() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            double[] values = Samples.any(random, 1 + random.nextInt(20_000));
            Numbers whole = Samples.numbers(values);

            Numbers merged = Numbers.NONE;
            for (int from = 0; from < values.length; ) {
                int to = from + 1 + random.nextInt(values.length - from);
                Numbers part = Samples.numbers(Arrays.copyOfRange(values, from, to));
                merged = random.nextBoolean() ? merged.plus(part) : part.plus(merged);
                from = to;
            }
            assertThat(merged).as("round %d", round).isEqualTo(whole);
        }
    }

    @Test
    void keysKeepTheOrderOfDoubles() {
        double[] ascending = {
            -Double.MAX_VALUE, -1, -Double.MIN_NORMAL, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 1, Double.MAX_VALUE
        };
        for (int i = 1; i < ascending.length; i++) {
            assertThat(OrderedBits.of(ascending[i])).isGreaterThan(OrderedBits.of(ascending[i - 1]));
            assertThat(OrderedBits.toDouble(OrderedBits.of(ascending[i]))).isEqualTo(ascending[i]);
        }
        assertThat(OrderedBits.of(-0.0)).isEqualTo(OrderedBits.of(0.0));
    }

    @Test
    void neitherOffsetNorOutlierCostsResolution() {
        Random random = new Random(5);
        double[] values = new double[100_000];
        Arrays.setAll(values, i -> 1e9 + 10 * random.nextGaussian());
        values[17] = 1e300;
        Histogram histogram = Samples.numbers(values).histogram();
        long heaviest = 0;
        for (int bin = 0; bin < histogram.size(); bin++) {
            heaviest = Math.max(heaviest, histogram.count(bin));
        }
        assertThat(heaviest / 100_000.0).isLessThan(0.01);
    }
}
