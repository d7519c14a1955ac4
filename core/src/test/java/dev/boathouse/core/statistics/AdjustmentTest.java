package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdjustmentTest {

    /** Thrombolysis, Benjamini and Hochberg 1995, section 3.2: at 0.05 Holm's procedure rejects three of fifteen, theirs four. */
    private static final double[] THROMBOLYSIS = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    void theExampleOfBenjaminiAndHochberg() {
        assertThat(Arrays.stream(Adjustment.BENJAMINI_HOCHBERG.of(THROMBOLYSIS)).filter(p -> p <= 0.05))
                .hasSize(4);
        assertThat(Arrays.stream(Adjustment.HOLM.of(THROMBOLYSIS)).filter(p -> p <= 0.05))
                .hasSize(3);
        assertThat(Adjustment.BENJAMINI_HOCHBERG.of(THROMBOLYSIS)[3]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
    }

    @Test
    void fewByHand() {
        double[] pValues = {0.05, 0.03, 0.01, 0.5};
        assertThat(Adjustment.HOLM.of(pValues)).containsExactly(new double[] {0.10, 0.09, 0.04, 0.5}, within(1e-15));
        assertThat(Adjustment.BENJAMINI_HOCHBERG.of(pValues))
                .containsExactly(new double[] {0.2 / 3, 0.06, 0.04, 0.5}, within(1e-15));
        assertThat(pValues).containsExactly(0.05, 0.03, 0.01, 0.5);
    }

    /** The procedures as published reject or not at a level; the adjusted value is the smallest level that rejects. */
    @Test
    void anAdjustedValueIsTheSmallestLevelAtWhichTheProcedureRejects() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            double[] pValues = random.doubles(1 + random.nextInt(8), 0, 0.3).toArray();
            if (pValues.length > 3) {
                pValues[2] = pValues[0];
            }
            double[] holm = Adjustment.HOLM.of(pValues);
            double[] hochberg = Adjustment.BENJAMINI_HOCHBERG.of(pValues);
            for (int i = 0; i < pValues.length; i++) {
                for (double side : new double[] {-1e-9, 1e-9}) {
                    double level = holm[i] + side;
                    assertThat(holmRejects(pValues, i, level)).isEqualTo(side > 0 || level >= 1);
                    double rate = hochberg[i] + side;
                    assertThat(hochbergRejects(pValues, i, rate)).isEqualTo(side > 0 || rate >= 1);
                }
            }
        }
    }

    private static boolean holmRejects(double[] pValues, int which, double level) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        int rejected = 0;
        while (rejected < sorted.length && sorted[rejected] <= level / (sorted.length - rejected)) {
            rejected++;
        }
        return rejected > 0 && pValues[which] <= sorted[rejected - 1] || level >= 1;
    }

    private static boolean hochbergRejects(double[] pValues, int which, double level) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        int rejected = sorted.length;
        while (rejected > 0 && sorted[rejected - 1] > level * rejected / sorted.length) {
            rejected--;
        }
        return rejected > 0 && pValues[which] <= sorted[rejected - 1];
    }

    @Test
    void testsNotMadeDoNotCount() {
        double[] pValues = {0.01, Double.NaN, 0.04};
        assertThat(Adjustment.HOLM.of(pValues)).containsExactly(0.02, Double.NaN, 0.04);
        assertThat(Adjustment.BENJAMINI_HOCHBERG.of(pValues)).containsExactly(0.02, Double.NaN, 0.04);
        assertThat(Adjustment.HOLM.of(new double[0])).isEmpty();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> Adjustment.HOLM.of(new double[] {0.5, 1.5})).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Adjustment.HOLM.of(new double[] {-0.1})).hasMessageContaining("-0.1");
    }
}
