package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.Lasso;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The minimum of a convex function can be known: its conditions (Karush, Kuhn and Tucker) are the oracle, to 1e-9. Smile's LASSO ends where
 * it cannot gain more than 1e-4, so it is met less closely.
 */
@OpenBlas
class SmileLassoTest {

    private static Fitted lasso(double penalty, double[][] columns, double... numbers) {
        return SmileLasso.fit(Lasso.ofPenalty(penalty), Rows.toEstimate(columns, numbers), new SameThread());
    }

    private static Fitted net(double absolute, double squared, double[][] columns, double... numbers) {
        return SmileLasso.fit(
                ElasticNet.ofPenalties(absolute, squared), Rows.toEstimate(columns, numbers), new SameThread());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theConditionsOfTheMinimumHold(long seed) {
        Random random = new Random(seed);
        int features = 1 + random.nextInt(12);
        double[][] columns = Rows.gaussian(random, features, 5 + random.nextInt(300));
        double[] numbers = Rows.sums(random, columns, 1, 3);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += 1000;
        }
        for (double absolute : new double[] {1e-3, 1, 30, 300}) {
            for (double squared : new double[] {0, 0.1, 20}) {
                Fitted fitted =
                        squared == 0 ? lasso(absolute, columns, numbers) : net(absolute, squared, columns, numbers);
                check("seed " + seed, fitted, columns, numbers, absolute, squared);
            }
        }
    }

    /** The derivative is 0 where the weight is not, and no larger than the penalty where it is. */
    private static void check(
            String name, Fitted fitted, double[][] columns, double[] numbers, double absolute, double squared) {
        Standardized standardized = Standardized.of(columns);
        double[] origin = new double[columns.length];
        double base = Asked.last(fitted, origin);
        for (int i = 0; i < columns.length; i++) {
            double[] unit = new double[columns.length];
            unit[i] = 1;
            double coefficient = Asked.last(fitted, unit) - base;
            double[] standard = standardized.columns()[i];
            double scale = (columns[i][0] - columns[i][1]) / (standard[0] - standard[1]);
            double weight = coefficient * scale;
            double pull = 0;
            for (int row = 0; row < numbers.length; row++) {
                pull += 2 * standard[row] * (numbers[row] - Asked.last(fitted, Rows.row(columns, row)));
            }
            if (coefficient == 0) {
                assertThat(Math.abs(pull)).as(name).isLessThanOrEqualTo(absolute + 1e-7);
            } else {
                assertThat(pull - 2 * squared * weight)
                        .as(name)
                        .isCloseTo(Math.copySign(absolute, weight), within(1e-7));
            }
        }
    }

    @Test
    void featuresThatDoNotHelpGetExactlyZero() {
        Random random = new Random(7);
        double[][] columns = Rows.gaussian(random, 30, 200);
        double[] numbers = Rows.sums(random, columns, 0.1, 3, -2);
        Fitted fitted = lasso(40, columns, numbers);
        double base = Asked.last(fitted, new double[30]);
        double[] noise = new double[30];
        Arrays.fill(noise, 2, 30, 1e6);
        assertThat(Asked.last(fitted, noise)).isEqualTo(base);
        double[] signal = new double[30];
        signal[0] = 1;
        assertThat(Asked.last(fitted, signal)).isGreaterThan(base + 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void estimatesAreCloseToThoseOfSmile(long seed) {
        Random random = new Random(seed);
        double[][] columns = Rows.gaussian(random, 4, 300);
        double[] numbers = Rows.sums(random, columns, 1, 3, 0, -1, 0.01);
        Examples examples = Rows.toEstimate(columns, numbers);
        Lasso lasso = Lasso.ofPenalty(20).stoppingAt(1e-10, 1000);
        Oracle oracle = LassoOracle.of(lasso, examples);
        Fitted ours = SmileLasso.fit(lasso, examples, new SameThread());
        ElasticNet net = ElasticNet.ofPenalties(20, 5).stoppingAt(1e-10, 1000);
        Oracle netOracle = LassoOracle.of(net, examples);
        Fitted ourNet = SmileLasso.fit(net, examples, new SameThread());
        for (double[] row : examples.rows()) {
            oracle.check("seed " + seed, Asked.row(ours, row), row);
            netOracle.check("seed " + seed, Asked.row(ourNet, row), row);
        }
    }

    @Test
    void aPenaltyThatIsTooStrongLeavesTheMean() {
        Random random = new Random(8);
        double[][] columns = Rows.gaussian(random, 3, 50);
        double[] numbers = Rows.sums(random, columns, 1, 1, 1, 1);
        double mean = Standardized.mean(numbers);
        assertThat(Asked.last(lasso(1e9, columns, numbers), 5, 5, 5)).isEqualTo(mean);
        assertThat(Asked.last(net(1e9, 1, columns, numbers), 5, 5, 5)).isEqualTo(mean);
    }

    @Test
    void equalFeaturesConstantOnesAndFewRowsGiveAnAnswer() {
        double[] constant = {0.1, 0.1, 0.1, 0.1};
        double[] x = {1, 2, 3, 4};
        for (Fitted fitted : new Fitted[] {
            lasso(0.001, new double[][] {constant, x, x}, 2, 4, 6, 8),
            net(0.001, 0.001, new double[][] {constant, x, x}, 2, 4, 6, 8)
        }) {
            assertThat(Asked.last(fitted, 9, 3, 3)).isCloseTo(6, within(1e-2));
        }
        assertThat(Asked.last(lasso(1, new double[][] {{5}}, 7), 3)).isEqualTo(7);
        assertThat(Asked.last(lasso(1e-6, new double[][] {{1, 2}}, 3, 5), 3)).isCloseTo(7, within(1e-3));
        assertThat(Asked.last(lasso(1, new double[][] {constant}, 1, 2, 3, 4), 3))
                .isEqualTo(2.5);
        double[] zeros = new double[4];
        assertThat(Asked.last(lasso(1, new double[][] {x}, zeros), 3)).isZero();
        assertThat(Asked.last(net(1, 1, new double[][] {x}, zeros), 3)).isZero();
    }

    @Test
    void labelsOfAnySizeAreAnswered() {
        Random random = new Random(9);
        double[][] columns = Rows.gaussian(random, 3, 100);
        double[] numbers = Rows.sums(random, columns, 1, 1, 2, 3);
        for (double size : new double[] {1e-100, 1e-8, 1e8, 1e100}) {
            double[] sized = Arrays.stream(numbers).map(number -> number * size).toArray();
            Fitted fitted = lasso(10 * size, columns, sized);
            double expected = Asked.last(lasso(10, columns, numbers), 1, 2, 3);
            assertThat(Asked.last(fitted, 1, 2, 3) / size).isCloseTo(expected, within(1e-6));
        }
    }
}
