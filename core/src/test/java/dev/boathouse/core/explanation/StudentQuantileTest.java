package dev.boathouse.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentQuantileTest {

    /** SciPy 1.17.1: {@code scipy.stats.t.ppf(0.975, freedom)}. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.7062047361747",
        "2, 4.30265272974946",
        "3, 3.18244630528371",
        "4, 2.77644510519779",
        "9, 2.2621571627982",
        "10, 2.22813885198627",
        "29, 2.0452296421327",
        "99, 1.98421695158642",
        "100, 1.98397151852355",
        "399, 1.96592729592088",
        "400, 1.96591234322946",
        "401, 1.96589746533652",
        "1999, 1.96115142017056",
        "100000, 1.95998770753461"
    })
    void quantilesAreThoseOfSciPy(long freedom, double quantile) {
        assertThat(StudentQuantile.of(freedom)).isCloseTo(quantile, within(1e-9));
    }
}
