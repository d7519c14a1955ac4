package dev.boathouse.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {

    @Test
    void readsBackAsTheSameDouble() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertThat(Double.parseDouble(ShortestDecimal.of(value)))
                    .as("case %d", i)
                    .isEqualTo(Double.valueOf(value));
        }
    }

    @Test
    void isShortWhereJdk17IsNot() {
        assertThat(ShortestDecimal.of(2.0E-3)).isEqualTo("0.002");
        assertThat(ShortestDecimal.of(2.2250738585072014E-308)).isEqualTo("2.2250738585072014E-308");
        assertThat(ShortestDecimal.of(4.9E-324)).isEqualTo("5E-324");
        assertThat(ShortestDecimal.of(-0.0)).isEqualTo("-0");
        assertThat(ShortestDecimal.of(100)).isEqualTo("1E+2");
    }
}
