package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.Ridge;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile is the oracle where it is right. */
@OpenBlas
class SmileLeastSquaresTest {

    private static Fitted ordinary(double[][] columns, double... numbers) {
        return SmileLeastSquares.fit(LinearRegression.ordinary(), Rows.toEstimate(columns, numbers), new SameThread());
    }

    private static Fitted ridge(double penalty, double[][] columns, double... numbers) {
        return SmileLeastSquares.fit(Ridge.ofPenalty(penalty), Rows.toEstimate(columns, numbers), new SameThread());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void estimatesAreThoseOfSmile(long seed) {
        Random random = new Random(seed);
        double[][] columns = Rows.mixed(random, 20 + random.nextInt(2_000));
        double[] numbers = Rows.sums(random, columns, 0.5, 2, -1, 3, 1e5, 0.001);
        Examples examples = Rows.toEstimate(columns, numbers);
        Oracle ols = LeastSquaresOracle.ordinary(examples);
        Oracle smileRidge = LeastSquaresOracle.ridge(Ridge.ofPenalty(2.5), examples);
        Fitted ordinary = ordinary(columns, numbers);
        Fitted ridge = ridge(2.5, columns, numbers);
        for (double[] row : examples.rows()) {
            ols.check("seed " + seed, Asked.row(ordinary, row), row);
            smileRidge.check("seed " + seed, Asked.row(ridge, row), row);
        }
    }

    @Test
    void residualsAreOrthogonalToEveryFeature() {
        Random random = new Random(5);
        double[][] columns = Rows.gaussian(random, 6, 500);
        double[] numbers = Rows.sums(random, columns, 1, 1, 2, 3, 4, 5, 6);
        Fitted fitted = ordinary(columns, numbers);
        for (double[] column : columns) {
            double sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                sum += (numbers[i] - Asked.last(fitted, Rows.row(columns, i))) * column[i];
            }
            assertThat(sum).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void featuresThatSayNothingNewGetTheCoefficientZero() {
        Random random = new Random(6);
        double[] x = random.doubles(100).toArray();
        double[] level = random.ints(100, 0, 2).asDoubleStream().toArray();
        double[] otherLevel = Arrays.stream(level).map(value -> 1 - value).toArray();
        double[] constant = new double[100];
        Arrays.fill(constant, 0.1);
        double[] numbers = Rows.sums(random, new double[][] {x, level}, 0, 3, 5);
        Fitted fitted = ordinary(new double[][] {constant, x, x, level, otherLevel}, numbers);
        assertThat(Asked.last(fitted, 0.1, 0, 0, 0, 1)).isCloseTo(0, within(1e-9));
        assertThat(Asked.last(fitted, 0.1, 1, 0, 0, 1)).isCloseTo(3, within(1e-9));
        assertThat(Asked.last(fitted, 99, 1, 7, 1, 8)).isCloseTo(8, within(1e-9));
    }

    @Test
    void aConstantColumnMakesNoDifferenceToRidge() {
        Random random = new Random(7);
        double[] x = random.doubles(50).toArray();
        double[] constant = new double[50];
        Arrays.fill(constant, 0.1);
        double[] numbers = Rows.sums(random, new double[][] {x}, 0.1, 3);
        double expected = Asked.last(ridge(1, new double[][] {x}, numbers), 0.5);
        assertThat(Asked.last(ridge(1, new double[][] {constant, x}, numbers), 3, 0.5))
                .isEqualTo(expected);
    }

    @Test
    void ridgeSharesACoefficientAmongEqualFeatures() {
        Random random = new Random(8);
        double[] x = random.doubles(50).toArray();
        double[] numbers = Rows.sums(random, new double[][] {x}, 0, 4);
        Fitted fitted = ridge(1e-6, new double[][] {x, x}, numbers);
        double none = Asked.last(fitted, 0, 0);
        assertThat(Asked.last(fitted, 1, 0) - none).isCloseTo(2, within(1e-6));
        assertThat(Asked.last(fitted, 0, 1) - none).isCloseTo(2, within(1e-6));
    }

    @Test
    void aPenaltyTooSmallForEqualFeaturesIsSaid() {
        Random random = new Random(8);
        double[] x = random.doubles(50).toArray();
        assertThatThrownBy(() -> ridge(
                        1e-300, new double[][] {x, x, x}, random.doubles(50).toArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give a larger one");
    }

    @Test
    void fewRowsGiveAnAnswerOrSayWhatIsMissing() {
        assertThat(Asked.last(ordinary(new double[][] {{5}}, 7), 3)).isEqualTo(7);
        assertThat(Asked.last(ridge(1, new double[][] {{5}}, 7), 3)).isEqualTo(7);
        assertThat(Asked.last(ridge(1e-9, new double[][] {{1, 2}}, 3, 5), 3)).isCloseTo(7, within(1e-6));
        assertThat(Asked.last(ordinary(new double[][] {{1, 2, 3}}, 3, 5, 7), 9)).isCloseTo(19, within(1e-9));
        assertThatThrownBy(() -> ordinary(new double[][] {{1, 2}}, 3, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 2 rows for an intercept and 1 features")
                .hasMessageContaining("ridge");
        Random random = new Random(9);
        double[][] wide = Rows.gaussian(random, 20, 10);
        double[] numbers = random.doubles(10).toArray();
        assertThatThrownBy(() -> ordinary(wide, numbers)).hasMessageContaining("10 rows");
        Fitted close = ridge(1e-6, wide, numbers);
        for (int i = 0; i < 10; i++) {
            assertThat(Asked.last(close, Rows.row(wide, i))).isCloseTo(numbers[i], within(1e-3));
        }
    }

    @Test
    void aConstantLabelIsAnswered() {
        double[][] columns = Rows.gaussian(new Random(10), 2, 30);
        double[] numbers = new double[30];
        Arrays.fill(numbers, 0.1);
        assertThat(Asked.last(ordinary(columns, numbers), 3, -3)).isCloseTo(0.1, within(1e-15));
        assertThat(Asked.last(ridge(1, columns, numbers), 3, -3)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void sizesDoNotMatterUntilTheyHaveNoVariance() {
        Random random = new Random(11);
        double[][] columns = Rows.gaussian(random, 2, 100);
        double[] numbers = Rows.sums(random, columns, 0.1, 2, -1);
        double expected = Asked.last(ordinary(columns, numbers), 0.5, 0.5);
        for (double size : new double[] {1e-290, 1e-20, 1e20, 1e290}) {
            double[][] sized = {Arrays.stream(columns[0]).map(x -> x * size).toArray(), columns[1]};
            assertThat(Asked.last(ordinary(sized, numbers), 0.5 * size, 0.5)).isCloseTo(expected, within(1e-9));
            assertThat(Asked.last(ridge(1, sized, numbers), 0.5 * size, 0.5))
                    .isCloseTo(Asked.last(ridge(1, columns, numbers), 0.5, 0.5), within(1e-9));
        }
        assertThatThrownBy(() -> ordinary(new double[][] {{1e308, 1.7e308, -1e308}}, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 1 of 1");
        assertThatThrownBy(() -> ridge(1, new double[][] {{1, 2, 3}}, 1e308, 1.7e308, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels");
    }

    @Test
    void aColumnFarFromZeroKeepsItsDigits() {
        Random random = new Random(12);
        double[] x = random.doubles(200).toArray();
        double[] far = Arrays.stream(x).map(value -> value + 1e9).toArray();
        double[] numbers = Rows.sums(random, new double[][] {x}, 0, 4);
        Fitted fitted = ridge(1e-9, new double[][] {far}, numbers);
        assertThat(Asked.last(fitted, 1e9 + 1) - Asked.last(fitted, 1e9)).isCloseTo(4, within(1e-5));
    }
}
