package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTestTest {

    @Test
    void fewValuesAreCountedOut() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            double[] first =
                    random.ints(1 + random.nextInt(5), 0, 6).asDoubleStream().toArray();
            double[] second =
                    random.ints(1 + random.nextInt(5), 0, 6).asDoubleStream().toArray();
            RankTest test = RankTest.of(first, second);
            double[] all = new double[first.length + second.length];
            System.arraycopy(first, 0, all, 0, first.length);
            System.arraycopy(second, 0, all, first.length, second.length);
            double observed = pairs(all, ((1 << second.length) - 1) << first.length);
            int sets = 0;
            int greater = 0;
            int less = 0;
            for (int set = 0; set < 1 << all.length; set++) {
                if (Integer.bitCount(set) == second.length) {
                    sets++;
                    greater += pairs(all, set) >= observed ? 1 : 0;
                    less += pairs(all, set) <= observed ? 1 : 0;
                }
            }
            assertThat(test.auc())
                    .as("seed %d", seed)
                    .isEqualTo(observed / first.length / second.length, within(1e-15));
            assertThat(test.greater()).as("seed %d", seed).isEqualTo((double) greater / sets, within(1e-12));
            assertThat(test.less()).as("seed %d", seed).isEqualTo((double) less / sets, within(1e-12));
        }
    }

    /** SciPy 1.17.1: mannwhitneyu(y, x, method='asymptotic', alternative='greater' and 'two-sided'). */
    @Test
    void manyValuesHaveTheNormalApproximationWithTies() {
        double[] first = new double[40];
        double[] second = new double[30];
        for (int i = 0; i < 40; i++) {
            first[i] = i % 7;
        }
        for (int i = 0; i < 30; i++) {
            second[i] = i % 9;
        }
        RankTest test = RankTest.of(first, second);
        assertThat(test.auc()).isEqualTo(0.585, within(1e-15));
        assertThat(test.greater()).isEqualTo(0.11231665279358494, within(1e-12));
        assertThat(test.eitherSide()).isEqualTo(0.22463330558716988, within(1e-12));
        RankTest swapped = RankTest.of(second, first);
        assertThat(swapped.less()).isEqualTo(test.greater());
        assertThat(swapped.greater()).isEqualTo(test.less());
    }

    @Test
    void equalValuesSayNothing() {
        assertThat(RankTest.of(new double[40], new double[40]).eitherSide()).isEqualTo(1);
        assertThat(RankTest.of(new double[] {0.0, 1}, new double[] {-0.0, 1}).auc())
                .isEqualTo(0.5);
        assertThat(RankTest.interval(new double[] {1, 2, 3}, new double[] {4}).low())
                .isEqualTo(0);
    }

    private static double pairs(double[] all, int second) {
        double pairs = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all.length; j++) {
                if ((second >> i & 1) == 1 && (second >> j & 1) == 0) {
                    pairs += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
                }
            }
        }
        return pairs;
    }
}
