package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.LogisticRegression;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile's own logistic regression is the oracle, as {@link LogisticOracle} bounds it. */
class SmileLogisticTest {

    private static final int FEATURES = 3;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void probabilitiesEqualThoseOfSmileWithinTheExponentialsLastBit(int classes) {
        Random random = new Random(11);
        double[][] columns = new double[FEATURES][2_000];
        int[] labels = new int[2_000];
        for (int i = 0; i < labels.length; i++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                columns[feature][i] = random.nextGaussian();
            }
            double pull = columns[0][i] - 2 * columns[1][i] + random.nextGaussian();
            labels[i] = Math.floorMod((int) Math.floor(pull), classes);
        }
        Examples examples = new Examples(columns, labels, classes, new double[0], 1);
        LogisticRegression regression = new LogisticRegression(0.1, 1e-5, 500);
        Oracle oracle = new LogisticOracle(regression, examples);
        Fitted ours = SmileLogistic.fit(regression, examples, new SameThread());
        for (double[] row : examples.rows()) {
            oracle.check(classes + " classes", Asked.row(ours, row), row);
        }
    }

    private static Fitted fit(double penalty, double[][] columns, int classes, int... codes) {
        return SmileLogistic.fit(
                LogisticRegression.ofPenalty(penalty), Rows.toTellApart(columns, classes, codes), new SameThread());
    }

    @Test
    void separableRowsWithoutPenaltyEnd() {
        Fitted fitted = fit(0, new double[][] {{1, 2, 3, 4}}, 2, 0, 0, 1, 1);
        assertThat(Asked.last(fitted, 1)).isLessThan(0.01);
        assertThat(Asked.last(fitted, 4)).isGreaterThan(0.99);
        Fitted three = fit(0, new double[][] {{1, 2, 3, 4, 5, 6}, {1, 0, 0, 1, 0, 0}}, 3, 0, 0, 1, 1, 2, 2);
        assertThat(Asked.row(three, 6, 0)[2]).isGreaterThan(0.9);
    }

    @Test
    void hardRowsGiveProbabilities() {
        assertThat(Asked.last(fit(1, new double[][] {{1, 2}}, 2, 0, 1), 2)).isBetween(0.5, 1.0);
        assertThat(Asked.last(fit(1, new double[][] {{5, 5}}, 2, 0, 1), 5)).isEqualTo(0.5);
        assertThat(Asked.last(fit(0, new double[][] {{3, 3, 3, 3}}, 2, 0, 0, 0, 1), 3))
                .isCloseTo(0.25, within(1e-4));
        assertThat(Asked.row(fit(1, new double[][] {{1, 2, 3}}, 3, 0, 1, 2), 2)[1])
                .isBetween(0.2, 0.6);
        double[] x = {1, 2, 3, 4, 5, 6};
        int[] codes = {0, 1, 0, 1, 0, 1};
        double alone = Asked.last(fit(1, new double[][] {x}, 2, codes), 3);
        assertThat(Asked.last(fit(2, new double[][] {x, x}, 2, codes), 3, 3)).isCloseTo(alone, within(1e-3));
        double[][] wide = Rows.gaussian(new Random(3), 40, 5);
        assertThat(Asked.last(fit(0.1, wide, 2, 0, 1, 0, 1, 1), Rows.row(wide, 4)))
                .isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e13, 1e100, 1e160, 1e200, 1e300})
    void featuresTooLargeToTakeAStepAreRefused(double size) {
        Random random = new Random(4);
        double[][] columns = Rows.gaussian(random, 3, 300);
        int[] codes = random.ints(300, 0, 3).toArray();
        for (double[] column : columns) {
            Arrays.setAll(column, i -> column[i] * size);
        }
        assertThatThrownBy(() -> fit(0.1, columns, 3, codes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("took no step")
                .hasMessageContaining("Standardize");
    }
}
