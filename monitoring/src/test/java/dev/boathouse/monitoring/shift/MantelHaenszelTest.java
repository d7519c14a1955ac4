package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MantelHaenszelTest {

    /** Admissions to Berkeley by sex in six departments (Bickel, Hammel and O'Connell 1975): R's help of mantelhaen.test has the same figures. */
    @Test
    void publishedTablesHaveTheirPublishedFigures() {
        MantelHaenszel common = of(new long[][] {
            {512, 313, 89, 19},
            {353, 207, 17, 8},
            {120, 205, 202, 391},
            {138, 279, 131, 244},
            {53, 138, 94, 299},
            {22, 351, 24, 317}
        });
        assertThat(common.statistic()).isEqualTo(1.5246066604434356, within(1e-12));
        assertThat(common.pValue()).isEqualTo(0.21692369705551479, within(1e-12));
        expect(common.oddsRatio(0.95), 0.9046968282586231, 0.7719073617593505, 1.0603297644366558);
        expect(common.rateDifference(0.95), -0.018425196190852474, -0.047482435346542194, 0.010632042964837246);
    }

    /** Penicillin and rabbits (Agresti 1990, page 231): too few for chi-square, R's exact conditional test gives the same. */
    @Test
    void fewCountsAreTestedExactly() {
        MantelHaenszel common = of(new long[][] {{0, 6, 0, 5}, {3, 3, 0, 6}, {6, 0, 2, 4}, {5, 1, 6, 0}, {2, 0, 5, 0}});
        assertThat(common.pValue()).isEqualTo(0.03994490358126722, within(1e-12));
        assertThat(common.statistic()).isEqualTo(5.6571428571428575, within(1e-12));
        expect(common.oddsRatio(0.95), 7.0, 1.0267126884616675, 47.72513338022259);
        expect(common.rateDifference(0.95), 0.228035538005923, 0.041966669504802157, 0.41410440650704383);
    }

    @Test
    void swappingSidesChangesSignsAlone() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<StratumTable> tables = new ArrayList<>();
            List<StratumTable> swapped = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int n = random.nextInt(12);
                int m = random.nextInt(12);
                int a = random.nextInt(n + 1);
                int b = random.nextInt(m + 1);
                tables.add(new StratumTable(a, n, b, m));
                swapped.add(new StratumTable(b, m, a, n));
            }
            MantelHaenszel one = new MantelHaenszel(tables);
            MantelHaenszel other = new MantelHaenszel(swapped);
            assertThat(other.statistic()).isEqualTo(one.statistic());
            assertThat(other.pValue()).isEqualTo(one.pValue(), within(1e-12));
            assertThat(other.effect()).isEqualTo(-one.effect(), within(1e-12));
            assertThat(other.rateDifference(0.95).estimate())
                    .isEqualTo(-one.rateDifference(0.95).estimate());
            assertThat(other.rateDifference(0.95).low())
                    .isEqualTo(-one.rateDifference(0.95).high(), within(1e-12));
            assertThat(other.oddsRatio(0.95).low())
                    .isEqualTo(1 / one.oddsRatio(0.95).high(), within(1e-9));
            assertThat(other.heterogeneity().degrees())
                    .isEqualTo(one.heterogeneity().degrees())
                    .isPositive();
            assertThat(other.heterogeneity().statistic())
                    .isEqualTo(one.heterogeneity().statistic(), within(1e-9));
        }
    }

    @Test
    void distributionsAreHypergeometric() {
        // Of 5 rows, 2 of them positive, 3 are current: C(3, k) C(2, 2 - k) / C(5, 2).
        assertThat(new StratumTable(1, 2, 1, 3).distribution())
                .containsExactly(new double[] {0.1, 0.6, 0.3}, within(1e-15));
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(400);
            int m = 1 + random.nextInt(400);
            StratumTable table = new StratumTable(random.nextInt(n + 1), n, random.nextInt(m + 1), m);
            double[] chances = table.distribution();
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < chances.length; i++) {
                double value = table.least() + i;
                mean += chances[i] * value;
                squares += chances[i] * (value - table.expected()) * (value - table.expected());
            }
            assertThat(mean).as("seed %d", seed).isEqualTo(table.expected(), within(1e-9));
            assertThat(squares).as("seed %d", seed).isEqualTo(table.variance(), within(1e-8));
            assertThat(table.excess()).isEqualTo(table.now() - table.expected(), within(1e-9));
        }
    }

    @Test
    void strataOfOneSideOrOneLabelSayNothing() {
        MantelHaenszel nothing = new MantelHaenszel(List.of(
                new StratumTable(0, 0, 3, 9),
                new StratumTable(0, 7, 0, 9),
                new StratumTable(7, 7, 9, 9),
                new StratumTable(1, 4, 0, 0)));
        assertThat(nothing.tellsAnything()).isFalse();
    }

    @Test
    void differencesThatCancelOutAreDifferencesOfShape() {
        MantelHaenszel common =
                of(new long[][] {{60, 40, 40, 60}, {55, 45, 45, 55}, {45, 55, 55, 45}, {40, 60, 60, 40}});
        assertThat(common.pValue()).isEqualTo(1);
        MantelHaenszel.Heterogeneity shape = common.heterogeneity();
        assertThat(shape.degrees()).isEqualTo(3);
        // Each table alone: 99/100 of Pearson's chi-square.
        assertThat(shape.statistic()).isEqualTo(199.0 / 200 * (8 + 2 + 2 + 8), within(1e-9));
        assertThat(shape.pValue()).isLessThan(0.001);
        assertThat(shape.effect()).isBetween(0.25, 0.33);
    }

    private static void expect(Interval found, double estimate, double low, double high) {
        assertThat(new double[] {found.estimate(), found.low(), found.high()})
                .containsExactly(new double[] {estimate, low, high}, within(1e-9));
    }

    /** Current positives and others, then those of the reference. */
    private static MantelHaenszel of(long[][] tables) {
        return new MantelHaenszel(Arrays.stream(tables)
                .map(t -> new StratumTable(t[2], t[2] + t[3], t[0], t[0] + t[1]))
                .toList());
    }
}
