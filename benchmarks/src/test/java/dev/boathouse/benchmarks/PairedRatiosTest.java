package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedRatiosTest {

    @Test
    void theBoundIsStudentsOfTheLogarithms() {
        // Logarithms 0, 0.1, 0.2: mean 0.1, standard error 0.1 / √3, and 2.919985580 is the 95 % point of t with 2
        // degrees (tables).
        PairedRatios ratios =
                PairedRatios.of(new double[] {2, 3 * Math.exp(0.1), Math.exp(0.2)}, new double[] {2, 3, 1});
        assertThat(Math.log(ratios.mean())).isCloseTo(0.1, within(1e-12));
        assertThat(Math.log(ratios.upperBound())).isCloseTo(0.1 + 2.919985580 * 0.1 / Math.sqrt(3), within(1e-8));
    }

    @Test
    void theBoundHoldsAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(9);
        int held = 0;
        for (int i = 0; i < 4_000; i++) {
            double[] ours = IntStream.range(0, 15)
                    .mapToDouble(pair -> 1.02 * Math.exp(0.05 * random.nextGaussian()))
                    .toArray();
            double[] peers = IntStream.range(0, 15).mapToDouble(pair -> 1).toArray();
            held += PairedRatios.of(ours, peers).upperBound() >= 1.02 ? 1 : 0;
        }
        // 95 %, and three and a half standard errors around it.
        assertThat(held / 4_000.0).isBetween(0.938, 0.962);
    }
}
