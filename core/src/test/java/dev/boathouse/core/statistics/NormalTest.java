package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    /** mpmath 1.3 with 40 digits; SciPy is 1e-13 off far out. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.1, 0.460172162722971",
        "0.5, 0.3085375387259869",
        "1, 0.15865525393145707",
        "1.5, 0.06680720126885807",
        "1.9999, 0.022755531584767186",
        "2, 0.022750131948179195",
        "2.0001, 0.022744733391410532",
        "3, 0.0013498980316300933",
        "5, 2.866515718791933e-07",
        "8, 6.220960574271784e-16",
        "12, 1.7764821120776790e-33",
        "20, 2.7536241186062337e-89",
        "30, 4.906713927148187e-198",
        "37, 5.725571222524577e-300"
    })
    void tailsAgreeToOneInTenToThe14(double x, double expected) {
        assertThat(Normal.above(x) / expected).isCloseTo(1, within(1e-14));
        assertThat(Normal.below(-x)).isEqualTo(Normal.above(x));
        assertThat(Normal.below(x)).isEqualTo(1 - Normal.above(x));
        assertThat(Normal.beyond(-x)).isEqualTo(2 * Normal.above(x));
    }

    /** SciPy 1.17.1, ndtri. */
    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.0470962993612",
        "1e-100, -21.273453560965322",
        "1e-20, -9.262340089798409",
        "1e-10, -6.361340902404056",
        "0.001, -3.090232306167813",
        "0.025, -1.9599639845400545",
        "0.07, -1.4757910281791706",
        "0.08, -1.4050715603096329",
        "0.2, -0.8416212335729142",
        "0.5, 0",
        "0.9, 1.2815515655446004",
        "0.975, 1.959963984540054",
        "0.9999999999, 6.361340889697422"
    })
    void quantilesAgree(double share, double expected) {
        assertThat(Normal.quantile(share)).isCloseTo(expected, within(2e-15 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void quantileAndTailUndoEachOther() {
        for (double x = -35; x < 8; x += 0.0625) {
            assertThat(Normal.quantile(Normal.below(x)))
                    .as("of %s", x)
                    .isCloseTo(x, within(1e-13 + 1e-16 / Normal.above(x)));
        }
    }

    @Test
    void theEndsAreInfinite() {
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.above(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Normal.above(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.above(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void levelsOutsideOf0And1AreRefused(double level) {
        assertThatThrownBy(() -> Normal.reach(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(level));
    }
}
