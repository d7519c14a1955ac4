package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    private static final Schema SCHEMA =
            Schema.of(Field.of("a", DataType.DOUBLE), Field.of("b", DataType.DOUBLE), Field.of("t", DataType.STRING));
    private static final MathContext DIGITS = new MathContext(80);

    private static Frame frame(List<Double> a, List<Double> b) {
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.of(DataType.DOUBLE, a),
                        Column.of(DataType.DOUBLE, b),
                        Column.ofStrings(new String[a.size()])));
    }

    @Test
    void isThatOfExactArithmeticOverRowsWithBoth() {
        Profiling profiling = Profiling.standard().correlating("a", "b");
        Correlation known = profiling
                .of(frame(
                        Arrays.asList(1.0, 2.0, 3.0, null, 4.0, Double.NaN, Double.POSITIVE_INFINITY),
                        Arrays.asList(2.0, 4.0, 5.0, 1.0, null, 1.0, 1.0)))
                .correlations()
                .get(0);
        assertThat(known.rows()).isEqualTo(3);
        assertThat(known.pearson().orElseThrow()).isCloseTo(0.981980506061966, within(1e-14));
        long seed = 98;
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int size = 2 + random.nextInt(3_000);
            double offset = random.nextInt(2) * 1e9;
            double slope = random.nextGaussian();
            Double[] a = new Double[size];
            Double[] b = new Double[size];
            for (int i = 0; i < size; i++) {
                a[i] = offset + random.nextGaussian();
                b[i] = 1e-7 * (slope * (a[i] - offset) + random.nextGaussian());
            }
            double found = profiling
                    .of(frame(Arrays.asList(a), Arrays.asList(b)))
                    .correlations()
                    .get(0)
                    .pearson()
                    .orElseThrow();
            assertThat(found).as("seed %d, round %d", seed, round).isCloseTo(exact(a, b), within(1e-13));
        }
    }

    private static double exact(Double[] a, Double[] b) {
        BigDecimal n = BigDecimal.valueOf(a.length);
        BigDecimal[] s = new BigDecimal[5];
        Arrays.fill(s, BigDecimal.ZERO);
        for (int i = 0; i < a.length; i++) {
            BigDecimal x = new BigDecimal(a[i]);
            BigDecimal y = new BigDecimal(b[i]);
            s[0] = s[0].add(x);
            s[1] = s[1].add(y);
            s[2] = s[2].add(x.multiply(x));
            s[3] = s[3].add(y.multiply(y));
            s[4] = s[4].add(x.multiply(y));
        }
        BigDecimal both = n.multiply(s[4]).subtract(s[0].multiply(s[1]));
        BigDecimal spreads = n.multiply(s[2])
                .subtract(s[0].multiply(s[0]))
                .multiply(n.multiply(s[3]).subtract(s[1].multiply(s[1])));
        return both.divide(spreads.sqrt(DIGITS), DIGITS).doubleValue();
    }

    @Test
    void edgesHaveAnAnswer() {
        Profiling profiling = Profiling.standard().correlating("a", "b");
        assertThat(profiling
                        .of(frame(List.of(), List.of()))
                        .correlations()
                        .get(0)
                        .pearson())
                .isEmpty();
        assertThat(profiling
                        .of(frame(List.of(1.0, 1.0), List.of(1.0, 2.0)))
                        .correlations()
                        .get(0)
                        .pearson())
                .isEmpty();
        assertThat(profiling
                        .of(frame(List.of(1e308, -1e308), List.of(-1e308, 1e308)))
                        .correlations()
                        .get(0)
                        .pearson())
                .hasValue(-1);
        assertThatThrownBy(() -> Profiling.standard().correlating("a", "t").of(frame(List.of(), List.of())))
                .hasMessageContaining("\"t\"");
        assertThatThrownBy(() -> Profiling.standard().correlating("a", "z").of(frame(List.of(), List.of())))
                .isInstanceOf(NotFoundException.class);
        assertThat(Profiling.standard()
                        .correlating("a", "b")
                        .correlating("a", "b")
                        .identity())
                .isEqualTo(profiling.identity());
    }
}
