package dev.boathouse.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SparksTest {

    @Test
    void barsAreEighthsOfTheLargestOfAllSeries() {
        assertThat(drawn(new double[] {1, 2, 3, 4, 5, 6, 7, 8})).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(drawn(new double[] {1, 2}, new double[] {4, 8})).isEqualTo("▁▂ ⁄ ▄█");
    }

    @Test
    void zeroLittleAndNothingAreToldApart() {
        assertThat(drawn(new double[] {0, 1e-300, Double.NaN, 1e300})).isEqualTo("·▁ █");
        assertThat(drawn(new double[] {0, 0})).isEqualTo("··");
        assertThat(drawn(new double[] {Double.NaN})).isEqualTo(" ");
        assertThat(drawn()).isEmpty();
    }

    @Test
    void ofManyBarsSomeAreDrawnTheFirstAmongThem() {
        double[] bars = DoubleStream.iterate(1_000, bar -> bar - 1).limit(1_000).toArray();
        assertThat(drawn(bars)).hasSize(24).startsWith("█").endsWith("▁");
    }

    @Test
    void whatIsNoLengthIsRefused() {
        for (double bar : new double[] {-1, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> drawn(new double[] {bar}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Cannot draw a bar of " + bar + ". Give 0 or more, finite, or NaN where there is none.");
        }
    }

    private static String drawn(double[]... series) {
        List<List<Double>> all = Arrays.stream(series)
                .map(bars -> DoubleStream.of(bars).boxed().toList())
                .toList();
        return Sparks.of((Cell.Sparkline) Cell.sparkline("words", all));
    }
}
