package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile's LDA, given the covariance within classes, is the oracle. */
@OpenBlas
class SmileDiscriminantsTest {

    private static Fitted fit(double[][] columns, int classes, int... codes) {
        return SmileDiscriminants.fit(
                LinearDiscriminantAnalysis.pooled(), Rows.toTellApart(columns, classes, codes), new SameThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void probabilitiesAreThoseOfSmileWithTheCovarianceWithinClasses(int classes) {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            double[][] columns = Rows.gaussian(random, 4, 100 + random.nextInt(500));
            int[] codes = Rows.classes(Rows.sums(random, columns, 1, 1, 0.5, -2), classes);
            DiscriminantsOracle oracle = new DiscriminantsOracle(Rows.toTellApart(columns, classes, codes));
            Fitted ours = fit(columns, classes, codes);
            for (double[] row : Rows.toEstimate(Rows.gaussian(random, 4, 300)).rows()) {
                oracle.check("seed " + seed, Asked.row(ours, row), row);
            }
        }
    }

    @Test
    void logOddsAreThoseOfTheGaussiansThatMadeTheRows() {
        Random random = new Random(5);
        double[] x = new double[20_000];
        int[] codes = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            codes[i] = i % 2;
            x[i] = random.nextGaussian() + (codes[i] == 1 ? 1.5 : -1.5);
        }
        double[] score = new double[1];
        fit(new double[][] {x}, 2, codes).predictor().score(new double[] {1}, score);
        assertThat(score[0]).isCloseTo(3, within(0.1));
    }

    @Test
    void featuresThatSayNothingNewMakeNoDifference() {
        Random random = new Random(6);
        double[][] columns = Rows.gaussian(random, 2, 80);
        int[] codes = Rows.classes(Rows.sums(random, columns, 1, 1), 2);
        double[] constant = new double[80];
        Arrays.fill(constant, 0.1);
        Fitted few = fit(columns, 2, codes);
        Fitted many = fit(new double[][] {constant, columns[0], columns[0], columns[1], columns[1]}, 2, codes);
        assertThat(Asked.last(many, 0.1, 0.3, 0.3, -1, -1)).isCloseTo(Asked.last(few, 0.3, -1), within(1e-12));
        assertThat(Asked.last(fit(new double[][] {constant}, 2, codes), 3)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void sizesDoNotMatter() {
        Random random = new Random(7);
        double[][] columns = Rows.gaussian(random, 2, 80);
        int[] codes = Rows.classes(Rows.sums(random, columns, 1, 1), 3);
        double[] expected = Asked.row(fit(columns, 3, codes), 0.5, 0.5);
        for (double size : new double[] {1e-290, 1e-6, 1e6, 1e290}) {
            double[][] sized = {Arrays.stream(columns[0]).map(x -> x * size).toArray(), columns[1]};
            double[] answers = Asked.row(fit(sized, 3, codes), 0.5 * size, 0.5);
            for (int i = 0; i < 3; i++) {
                assertThat(answers[i]).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    @Test
    void aClassWithASingleRowHasItsPlace() {
        Fitted fitted = fit(new double[][] {{0, 1, 2, 3, 9}}, 2, 0, 0, 0, 0, 1);
        assertThat(Asked.last(fitted, 9)).isGreaterThan(0.9);
        assertThat(Asked.last(fitted, 1)).isLessThan(0.1);
    }

    @Test
    void whatCannotBeAnsweredIsSaid() {
        assertThatThrownBy(() -> fit(new double[][] {{1, 2}}, 2, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 rows for 1 features that vary and 2 classes");
        assertThatThrownBy(() -> fit(new double[][] {{1, 1}}, 2, 0, 1)).hasMessageContaining("2 rows for 0 features");
        assertThatThrownBy(() -> fit(Rows.gaussian(new Random(8), 9, 10), 2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1))
                .hasMessageContaining("10 rows for 9 features");
        assertThatThrownBy(() -> fit(new double[][] {{3, 1, 4, 1, 5}, {0.1, 0.1, 0.1, 7, 7}}, 2, 0, 0, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 2 is constant within each class");
    }
}
