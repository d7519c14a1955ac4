package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final Interval INTERVAL = new Interval(0.0123, 0.0101, 0.0145, 0.95);

    @Test
    void readsShortlyAndNeverSaysThatAPValueIsZero() {
        assertThat(new Difference(INTERVAL, 0.00329999, "DeLong"))
                .hasToString("0.0123 (95 % from 0.0101 to 0.0145), p = 0.0033 (DeLong)");
        assertThat(new Difference(INTERVAL, 3.1e-12, "DeLong"))
                .hasToString("0.0123 (95 % from 0.0101 to 0.0145), p < 0.0001 (DeLong)");
        assertThat(new Difference(INTERVAL, Double.NaN, "Newcombe")).asString().endsWith("p = NaN (Newcombe)");
        assertThat(new Interval(Double.NaN, 0, 1, 0.9)).hasToString("NaN (90 % from 0.0000 to 1.0000)");
    }
}
