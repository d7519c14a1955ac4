package dev.boathouse.monitoring.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void valuesAreCountedInTheirBinWhateverTheirShape() {
        long seed = 9101;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            double[] first = Samples.any(random, 1 + random.nextInt(300));
            double[] second = Samples.any(random, 1 + random.nextInt(300));
            List<Numbers> both = List.of(Samples.numbers(first), Samples.numbers(second));
            Bins bins = Bins.of(Meaning.NUMBER, both);
            double[] edges = bins.edges();
            String which = "seed " + seed + ", round " + round;
            assertThat(edges.length).as(which).isBetween(0, 32);
            for (int i = 1; i < edges.length; i++) {
                assertThat(edges[i]).as(which).isGreaterThan(edges[i - 1]).isFinite();
            }
            assertThat(bins.counts(both.get(0))).as(which).isEqualTo(counted(edges, first));
            assertThat(bins.counts(both.get(1))).as(which).isEqualTo(counted(edges, second));
        }
    }

    private static long[] counted(double[] edges, double[] values) {
        long[] counts = new long[Math.max(0, edges.length - 1)];
        for (double value : values) {
            for (int bin = 0; bin < counts.length; bin++) {
                boolean last = bin == counts.length - 1 && value == edges[bin + 1];
                counts[bin] += value >= edges[bin] && (value < edges[bin + 1] || last) ? 1 : 0;
            }
        }
        return counts;
    }

    @Test
    void anOutlierDoesNotSqueezeTheOthers() {
        double[] values = new Random(9102).doubles(1_000).toArray();
        values[7] = 1e12;
        Bins bins = Bins.of(Meaning.NUMBER, List.of(Samples.numbers(values)));
        assertThat(bins.edges()[bins.edges().length - 1]).isLessThan(2);
        assertThat(Arrays.stream(bins.counts(Samples.numbers(values))).sum()).isEqualTo(999);
    }

    @Test
    void wholeNumbersHaveAsManyInEachBin() {
        double[] hours = new Random(9103).ints(500, 0, 24).asDoubleStream().toArray();
        assertThat(Bins.of(Meaning.NUMBER, List.of(Samples.numbers(hours))).edges())
                .hasSize(25)
                .startsWith(-0.5, 0.5)
                .endsWith(22.5, 23.5);
        double[] days = new Random(9104).ints(5_000, 0, 365).asDoubleStream().toArray();
        double[] edges = Bins.of(Meaning.DATE, List.of(Samples.numbers(days))).edges();
        assertThat(edges).startsWith(0, 12, 24).hasSize(32);
    }

    @Test
    void constantsAndNothingHaveAPicture() {
        assertThat(Bins.of(Meaning.NUMBER, List.of(Samples.numbers(0.25, 0.25))).edges())
                .containsExactly(-0.25, 0.75);
        assertThat(Bins.of(Meaning.NUMBER, List.of(Samples.numbers(1e300))).edges())
                .hasSize(2);
        assertThat(Bins.of(Meaning.NUMBER, List.of(Samples.numbers(Double.NaN, Double.POSITIVE_INFINITY)))
                        .edges())
                .isEmpty();
        assertThat(Bins.of(Meaning.NUMBER, List.of(Samples.numbers(-Double.MAX_VALUE, Double.MAX_VALUE)))
                        .edges())
                .hasSize(21);
    }
}
