package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.predictor.Activation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smile.base.mlp.Cost;
import smile.base.mlp.OutputFunction;

/** Smile's own networks are the oracle, as {@link PerceptronOracle} leads and bounds them. */
@OpenBlas
class SmilePerceptronTest {

    private static Fitted fit(MultilayerPerceptron perceptron, double[][] columns, int classes, int... codes) {
        return SmilePerceptron.fit(perceptron, Rows.toTellApart(columns, classes, codes), new SameThread());
    }

    private static Fitted estimate(MultilayerPerceptron perceptron, double[][] columns, double... numbers) {
        return SmilePerceptron.fit(perceptron, Rows.toEstimate(columns, numbers), new SameThread());
    }

    @ParameterizedTest
    @EnumSource
    void answersAreThoseOfSmile(Activation activation) {
        Random random = new Random(1);
        double[][] columns = Rows.gaussian(random, 4, 300);
        double[] sums = Rows.sums(random, columns, 0.1, 1, -1, 2);
        MultilayerPerceptron perceptron = MultilayerPerceptron.ofHidden(7, 5)
                .withActivation(activation)
                .withEpochs(5)
                .withMomentum(0.5)
                .withWeightDecay(1e-4);
        for (int classes : new int[] {2, 4}) {
            int[] codes = Rows.classes(sums, classes);
            Examples examples = Rows.toTellApart(columns, classes, codes);
            check(PerceptronOracle.of(perceptron, examples), fit(perceptron, columns, classes, codes), random);
        }
        check(
                PerceptronOracle.of(perceptron, Rows.toEstimate(columns, sums)),
                estimate(perceptron, columns, sums),
                random);
    }

    private static void check(Oracle oracle, Fitted ours, Random random) {
        for (double[] row : Rows.toEstimate(Rows.gaussian(random, 4, 200)).rows()) {
            oracle.check("a row", Asked.row(ours, row), row);
        }
    }

    /** A small step must lower the error as much as the differences of the error say; Smile's own tanh would fail. */
    @ParameterizedTest
    @EnumSource
    void stepsFollowTheGradient(Activation activation) {
        double[] row = {0.7, -0.4};
        double[] wanted = {0.9};
        Seeded.start(77);
        MultilayerPerceptron perceptron =
                MultilayerPerceptron.ofHidden(4).withActivation(activation).withLearningRate(1e-7);
        Network network = Network.of(perceptron, 2, 1, OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR);
        double[][][] before = network.weights();
        double[][] biases = network.biases();
        network.learn(row, wanted);
        double[][][] after = network.weights();
        for (int neuron = 0; neuron < 4; neuron++) {
            double[][][] nudged = Arrays.stream(before)
                    .map(layer -> Arrays.stream(layer).map(double[]::clone).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            nudged[0][neuron][0] += 1e-6;
            double slope = (half(activation, nudged, biases, row, wanted[0])
                            - half(activation, before, biases, row, wanted[0]))
                    / 1e-6;
            double step = (after[0][neuron][0] - before[0][neuron][0]) / 1e-7;
            assertThat(step).isCloseTo(-slope, within(1e-4));
        }
    }

    private static double half(
            Activation activation, double[][][] weights, double[][] biases, double[] row, double wanted) {
        double[] score = new double[1];
        dev.boathouse.core.predictor.Predictor.layers(activation, weights, biases)
                .score(row, score);
        return 0.5 * (score[0] - wanted) * (score[0] - wanted);
    }

    @ParameterizedTest
    @EnumSource
    void itLearnsWhatIsNotLinear(Activation activation) {
        Random random = new Random(3);
        double[][] columns = Rows.gaussian(random, 2, 600);
        int[] codes = new int[600];
        Arrays.setAll(codes, i -> columns[0][i] * columns[1][i] > 0 ? 1 : 0);
        MultilayerPerceptron perceptron = MultilayerPerceptron.ofHidden(16)
                .withActivation(activation)
                .withEpochs(150)
                .withLearningRate(0.05)
                .withMomentum(0.5);
        Fitted fitted = fit(perceptron, columns, 2, codes);
        double right = 0;
        for (int i = 0; i < codes.length; i++) {
            right += (Asked.last(fitted, Rows.row(columns, i)) >= 0.5 ? 1 : 0) == codes[i] ? 1 : 0;
        }
        assertThat(right / codes.length).isGreaterThan(0.93);
    }

    @Test
    void numbersComeBackInTheirOwnSize() {
        Random random = new Random(4);
        double[][] columns = Rows.gaussian(random, 2, 400);
        for (double size : new double[] {1e-9, 1, 1e9}) {
            double[] numbers = Rows.sums(random, columns, 0.01, 3, -2);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (numbers[i] + 50) * size;
            }
            Fitted fitted = estimate(MultilayerPerceptron.ofHidden(8).withEpochs(60), columns, numbers);
            assertThat(Asked.last(fitted, 0.5, 0.5) / size).isCloseTo(50.5, within(0.3));
        }
    }

    @Test
    void hardRowsGiveAnswers() {
        MultilayerPerceptron perceptron = MultilayerPerceptron.ofHidden(3);
        assertThat(Asked.last(estimate(perceptron, new double[][] {{1}}, 7), 1)).isCloseTo(7, within(2.0));
        assertThat(Asked.last(estimate(perceptron, new double[][] {{1, 2, 3}}, 5, 5, 5), 2))
                .isCloseTo(5, within(2.0));
        assertThat(Asked.last(fit(perceptron, new double[][] {{1, 1}, {0, 0}}, 2, 0, 1), 1, 0))
                .isBetween(0.0, 1.0);
        assertThat(Arrays.stream(Asked.row(fit(perceptron, new double[][] {{1, 2, 3}}, 3, 0, 1, 2), 2))
                        .sum())
                .isCloseTo(1, within(1e-12));
        double[][] wide = Rows.gaussian(new Random(5), 30, 3);
        assertThat(Asked.last(fit(perceptron, wide, 2, 0, 1, 1), Rows.row(wide, 0)))
                .isBetween(0.0, 1.0);
    }

    @Test
    void weightsThatDoNotStayFiniteAreSaid() {
        double[][] huge = {{1e200, -1e200, 3e200, 1}};
        assertThatThrownBy(() -> estimate(MultilayerPerceptron.ofHidden(3), huge, 1, 2, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did not stay finite")
                .hasMessageContaining("Standardize");
        assertThatThrownBy(() -> estimate(MultilayerPerceptron.ofHidden(3), new double[][] {{1, 2}}, 1e308, 1.7e308))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels");
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        MultilayerPerceptron some = MultilayerPerceptron.ofHidden(3);
        assertThatThrownBy(MultilayerPerceptron::ofHidden).hasMessageContaining("hidden-layers");
        assertThatThrownBy(() -> MultilayerPerceptron.ofHidden(0)).hasMessageContaining("hidden-neurons");
        assertThatThrownBy(() -> some.withEpochs(0)).hasMessageContaining("epochs");
        assertThatThrownBy(() -> some.withLearningRate(0)).hasMessageContaining("learning-rate");
        assertThatThrownBy(() -> some.withMomentum(1)).hasMessageContaining("momentum");
        assertThatThrownBy(() -> some.withWeightDecay(5)).hasMessageContaining("weight-decay");
        assertThat(MultilayerPerceptron.ofHidden(8, 4).parameters()).containsEntry("hidden", "8 4");
    }
}
