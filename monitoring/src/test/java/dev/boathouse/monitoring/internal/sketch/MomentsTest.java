package dev.boathouse.monitoring.internal.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void meanAndDeviationAreThoseOfExactArithmetic() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            double[] values = new double[2 + random.nextInt(3000)];
            int spread = 1 + random.nextInt(300);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian() * Math.pow(2, random.nextInt(2 * spread) - spread);
            }
            Moments moments = moments(values);

            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (double value : values) {
                BigDecimal exact = new BigDecimal(value);
                sum = sum.add(exact);
                squares = squares.add(exact.multiply(exact));
            }
            BigDecimal n = BigDecimal.valueOf(values.length);
            double variance = n.multiply(squares)
                    .subtract(sum.multiply(sum))
                    .divide(n.multiply(n.subtract(BigDecimal.ONE)), DIGITS)
                    .sqrt(DIGITS)
                    .doubleValue();
            assertThat(moments.mean())
                    .as("round %d", round)
                    .isEqualTo(sum.divide(n, DIGITS).doubleValue());
            assertThat(moments.total()).isEqualTo(sum.doubleValue());
            assertThat(moments.standardDeviation()).isCloseTo(variance, within(Math.ulp(variance)));
        }
    }

    @Test
    void extremeValuesNeitherOverflowNorVanish() {
        assertThat(moments(Double.MAX_VALUE, Double.MAX_VALUE).mean()).isEqualTo(Double.MAX_VALUE);
        assertThat(moments(Double.MAX_VALUE, -Double.MAX_VALUE).mean()).isZero();
        assertThat(moments(Double.MAX_VALUE, -Double.MAX_VALUE).standardDeviation())
                .isInfinite();
        assertThat(moments(Double.MAX_VALUE, Double.MAX_VALUE).standardDeviation())
                .isZero();
        assertThat(moments(1e200, 3e200).standardDeviation()).isCloseTo(Math.sqrt(2) * 1e200, within(1e185));
        assertThat(moments(Double.MIN_VALUE, 3 * Double.MIN_VALUE).mean()).isEqualTo(2 * Double.MIN_VALUE);
        assertThat(moments(1e-320, -1e-320, 1e300).mean()).isEqualTo(1e300 / 3);
        assertThat(moments(1e16, 1, -1e16).mean()).isEqualTo(1.0 / 3);
    }

    @Test
    void offsetDoesNotCostDigits() {
        assertThat(moments(1e9 + 10, 1e9 - 10, 1e9).standardDeviation()).isEqualTo(10.0);
        assertThat(moments(4503599627370497.0, 4503599627370498.0, 4503599627370499.0)
                        .standardDeviation())
                .isEqualTo(1.0);
    }

    private static Moments moments(double... values) {
        NumberBuilder builder = new NumberBuilder(new NumberBuilder.Workspace());
        for (int from = 0; from < values.length; from += NumberBuilder.BLOCK) {
            int to = Math.min(values.length, from + NumberBuilder.BLOCK);
            builder.add(Arrays.copyOfRange(values, from, to), to - from);
        }
        return builder.build().moments();
    }
}
