package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void rowsAreSortedAsNumbersAreAndEqualOnesStayInTheirOrder() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            double[] values = new double[random.nextInt(500)];
            Arrays.setAll(values, i -> switch (random.nextInt(4)) {
                case 0 -> random.nextInt(5) - 2;
                case 1 -> -0.0;
                case 2 -> random.nextGaussian() * 1e300;
                default -> random.nextGaussian() * Double.MIN_NORMAL;
            });
            Integer[] expected = new Integer[values.length];
            Arrays.setAll(expected, i -> i);
            Arrays.sort(expected, (a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0));
            Order ascending = Order.ascending(values);
            assertThat(ascending.rows).as("seed %d", seed).containsExactly(expected);
            Arrays.setAll(expected, i -> i);
            Arrays.sort(expected, (a, b) -> Double.compare(values[b] + 0.0, values[a] + 0.0));
            Order descending = Order.descending(values);
            assertThat(descending.rows).as("seed %d", seed).containsExactly(expected);
            int start = 0;
            for (int end : descending.ends) {
                for (int i = start; i < end; i++) {
                    assertThat(values[descending.rows[i]] == values[descending.rows[start]])
                            .isTrue();
                }
                assertThat(end == values.length || values[descending.rows[end]] != values[descending.rows[start]])
                        .isTrue();
                start = end;
            }
            assertThat(start).isEqualTo(values.length);
        }
    }
}
