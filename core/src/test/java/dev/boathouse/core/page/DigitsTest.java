package dev.boathouse.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.68|4|0.6800",
                "0.125|2|0.12",
                "0.375|2|0.38",
                "2.675|2|2.67",
                "999.995|1|1,000.0",
                "1234567.891|2|1,234,567.89",
                "-1234.5|0|-1,234",
                "-123|0|-123",
                "0|2|0.00",
                "-0.0|2|0.00",
                "0.00004|4|<0.0001",
                "-0.00004|4|>-0.0001",
                "0.00005|4|0.0001",
                "0.000049999|4|<0.0001",
                "0.4|0|<1",
                "999999999999999|0|999,999,999,999,999",
                "1e15|2|1e15",
                "-1.23456e300|2|-1.23e300",
                "4.9e-324|3|<0.001",
                "NaN|2|NaN",
                "Infinity|2|∞",
                "-Infinity|2|-∞"
            })
    void places(double value, int count, String text) {
        assertThat(Digits.places(count).text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0012345|3|0.00123",
                "0.5|3|0.5",
                "123456.7|3|123,457",
                "1|3|1",
                "100|1|100",
                "0.9996|3|1",
                "9.996|3|10",
                "-0.30000000000000004|3|-0.3",
                "0|3|0",
                "-0.0|3|0",
                "0.000001|3|0.000001",
                "9.99e-7|3|9.99e-7",
                "1e-9|3|1e-9",
                "4.9e-324|3|4.94e-324",
                "123456789012345678|3|1.23e17",
                "1.7976931348623157e308|3|1.8e308"
            })
    void significant(double value, int count, String text) {
        assertThat(Digits.significant(count).text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.1234|1|12.3 %", "1|0|100 %", "12.5|0|1,250 %", "0.0001|1|<0.1 %", "-0.05|1|-5.0 %", "NaN|1|NaN"
            })
    void percent(double value, int count, String text) {
        assertThat(Digits.percent(count).text(value)).isEqualTo(text);
    }

    @Test
    void whatIsReadIsNoFurtherFromTheNumberThanHalfADigit() {
        SplittableRandom seeds = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            long seed = seeds.nextLong();
            SplittableRandom random = new SplittableRandom(seed);
            double value = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-5, 15));
            int count = random.nextInt(1, 8);
            BigDecimal half = BigDecimal.valueOf(5).movePointLeft(count + 1);
            String places = Digits.places(count).text(value);
            if (places.contains("<") || places.contains(">")) {
                assertThat(new BigDecimal(value).abs()).as("seed %s", seed).isLessThanOrEqualTo(half);
            } else {
                assertThat(off(places, value)).as("seed %s", seed).isLessThanOrEqualTo(half);
            }
            BigDecimal share =
                    new BigDecimal(value).abs().multiply(BigDecimal.valueOf(5).movePointLeft(count));
            assertThat(off(Digits.significant(count).text(value), value))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(share);
        }
    }

    private static BigDecimal off(String text, double value) {
        return new BigDecimal(text.replace(",", ""))
                .subtract(new BigDecimal(value))
                .abs();
    }

    @Test
    void numbersBelowEachOtherHaveAsManyPlaces() {
        Digits three = Digits.significant(3);
        assertThat(three.alike(0.31, 0.27, 0.004)).isEqualTo(Digits.places(3));
        assertThat(three.alike(0.1, 0.2, 1)).isEqualTo(Digits.places(1));
        assertThat(three.alike(900, 3_100.4, Double.NaN)).isEqualTo(Digits.places(0));
        assertThat(three.alike(12.345, 0)).isEqualTo(Digits.places(1));
        assertThat(three.alike(1_000, 0.001)).as("would read as 0").isEqualTo(three);
        assertThat(three.alike(0, Double.NaN)).isEqualTo(three);
        assertThat(Digits.percent(1).alike(0.5)).isEqualTo(Digits.percent(1));
    }

    @Test
    void tooManyOrTooFewAreRefused() {
        assertThatThrownBy(() -> Digits.places(18))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot show 18 digits. Choose 0 to 17.");
        assertThatThrownBy(() -> Digits.significant(0)).hasMessage("Cannot show 0 digits. Choose 1 to 17.");
        assertThatThrownBy(() -> Digits.percent(-1)).hasMessage("Cannot show -1 digits. Choose 0 to 17.");
    }
}
