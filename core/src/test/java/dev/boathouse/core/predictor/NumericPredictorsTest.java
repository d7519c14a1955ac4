package dev.boathouse.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictors of numbers: what they compute, and that reading them believes nothing. */
class NumericPredictorsTest {

    private static final int FEATURES = 3;

    static Stream<Predictor> predictors() {
        Random random = new Random(1);
        return Stream.of(
                Predictor.linear(numbers(random, 2, FEATURES), random.doubles(2).toArray()),
                Predictor.distances(numbers(random, 4, FEATURES)),
                Predictor.kernelMachine(
                        new Kernel.Gaussian(1.5),
                        numbers(random, 5, FEATURES),
                        numbers(random, 5, 2),
                        random.doubles(2).toArray()),
                Predictor.kernelMachine(
                        new Kernel.Polynomial(3, 0.5, 1),
                        numbers(random, 5, FEATURES),
                        numbers(random, 5, 1),
                        random.doubles(1).toArray()),
                Predictor.kernelMachine(
                        new Kernel.Linear(),
                        numbers(random, 5, FEATURES),
                        numbers(random, 5, 1),
                        random.doubles(1).toArray()),
                layers(random, Activation.RECTIFIER),
                layers(random, Activation.TANH),
                layers(random, Activation.SIGMOID));
    }

    private static Predictor layers(Random random, Activation activation) {
        return Predictor.layers(
                activation,
                new double[][][] {numbers(random, 4, FEATURES), numbers(random, 5, 4), numbers(random, 2, 5)},
                new double[][] {numbers(random, 1, 4)[0], numbers(random, 1, 5)[0], numbers(random, 1, 2)[0]});
    }

    private static double[][] numbers(Random random, int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> random.doubles(columns, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static double[] scores(Predictor predictor, double... row) {
        double[] scores = new double[predictor.scores()];
        predictor.score(row, scores);
        return scores;
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void whatIsReadBackScoresTheSame(Predictor predictor) {
        byte[] bytes = PredictorFormats.write(predictor);
        Predictor read = PredictorFormats.standard().read("predictor.bin", bytes);
        assertThat(PredictorFormats.write(read)).isEqualTo(bytes);
        assertThat(read.summary()).isEqualTo(predictor.summary());
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            double[] row = random.doubles(FEATURES, -3, 3).toArray();
            assertThat(scores(read, row)).isEqualTo(scores(predictor, row));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void manyRowsScoreAsSingleOnes(Predictor predictor) {
        Random random = new Random(3);
        double[] rows = random.doubles(50 * FEATURES, -3, 3).toArray();
        double[] scores = new double[50 * predictor.scores()];
        predictor.score(rows, 50, scores);
        for (int i = 0; i < 50; i++) {
            double[] row = Arrays.copyOfRange(rows, i * FEATURES, (i + 1) * FEATURES);
            assertThat(Arrays.copyOfRange(scores, i * predictor.scores(), (i + 1) * predictor.scores()))
                    .isEqualTo(scores(predictor, row));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void threadsDoNotDisturbEachOther(Predictor predictor) {
        List<double[]> rows = IntStream.range(0, 2_000)
                .mapToObj(seed -> new Random(seed).doubles(FEATURES, -3, 3).toArray())
                .toList();
        List<double[]> alone = rows.stream().map(row -> scores(predictor, row)).toList();
        List<double[]> together =
                rows.parallelStream().map(row -> scores(predictor, row)).toList();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void damagedBytesAreCorruptDataAndNothingElse(Predictor predictor) {
        Random random = new Random(5);
        byte[] stored = PredictorFormats.write(predictor);
        double[] features = new double[FEATURES];
        int readable = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = stored.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(10) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 8));
            }
            try {
                Predictor read = PredictorFormats.standard().read("predictor.bin", damaged);
                if (read.features() == FEATURES) {
                    // Huge numbers may overflow: a model refuses to answer NaN.
                    assertThat(scores(read, features)).hasSize(read.scores());
                    readable++;
                }
            } catch (CorruptDataException | UnsupportedFormatException e) {
                assertThat(e).hasMessageContaining("predictor.bin");
            }
        }
        assertThat(readable).isPositive();
    }

    @Test
    void countsThatWouldExhaustMemoryAreRefused() {
        BinaryWriter layers =
                BinaryWriter.of("boathouse-layers-1").put((byte) 1).put(3);
        layers.put(46_341).put(46_341).put(46_341).put(new double[2]).put(new double[1]);
        BinaryWriter kernel = BinaryWriter.of("boathouse-kernel-1").put((byte) 1);
        kernel.put(1 << 30).put(new double[1]).put(new double[3]).put(new double[3]);
        BinaryWriter centres = BinaryWriter.of("boathouse-centroids-1").put(3).put(Integer.MAX_VALUE);
        for (BinaryWriter bomb : List.of(layers, kernel, centres)) {
            assertThatThrownBy(() -> PredictorFormats.standard().read("predictor.bin", bomb.toBytes()))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("predictor.bin");
        }
    }

    @Test
    void distancesAreEuclidean() {
        assertThat(scores(Predictor.distances(new double[][] {{0, 0}, {3, 0}}), 3, 4))
                .containsExactly(5, 4);
    }

    @Test
    void kernelsAreWhatTheirFormulasSay() {
        double[][] one = {{1, 2}};
        double[][] weight = {{2}};
        double[] none = {0.5};
        assertThat(scores(Predictor.kernelMachine(new Kernel.Linear(), one, weight, none), 3, 4))
                .containsExactly(22.5);
        assertThat(scores(Predictor.kernelMachine(new Kernel.Polynomial(2, 0.5, 1), one, weight, none), 3, 4))
                .containsExactly(2 * 6.5 * 6.5 + 0.5);
        assertThat(scores(Predictor.kernelMachine(new Kernel.Gaussian(2), one, weight, none), 3, 4)[0])
                .isCloseTo(2 * Math.exp(-1) + 0.5, within(1e-15));
        assertThat(scores(Predictor.kernelMachine(new Kernel.Gaussian(2), one, weight, none), 1e200, -1e200))
                .containsExactly(0.5);
    }

    @Test
    void layersPassOnWhatTheyActivate() {
        double[][][] weights = {{{1, -1}, {2, 0}}, {{3, 5}}};
        double[][] biases = {{0.5, -3}, {1}};
        assertThat(scores(Predictor.layers(Activation.RECTIFIER, weights, biases), 1, 0))
                .containsExactly(1 + 3 * 1.5);
        assertThat(scores(Predictor.layers(Activation.TANH, weights, biases), 1, 0)[0])
                .isCloseTo(1 + 3 * Math.tanh(1.5) + 5 * Math.tanh(-1), within(1e-14));
        assertThat(scores(Predictor.layers(Activation.SIGMOID, weights, biases), 1, 0)[0])
                .isCloseTo(1 + 3 / (1 + Math.exp(-1.5)) + 5 / (1 + Math.exp(1)), within(1e-14));
    }

    @Test
    void oddsOfAllClassesAgainstTheRestBecomeProbabilities() {
        double[] answers = new double[3];
        new Link.OneVersusRest().apply(new double[] {0, Math.log(3), -1e9}, 0, 3, answers, 0);
        assertThat(answers[0]).isCloseTo(0.4, within(1e-15));
        assertThat(answers[1]).isCloseTo(0.6, within(1e-15));
        assertThat(answers[2]).isZero();
        new Link.OneVersusRest().apply(new double[] {-2000, -2000, -9000}, 0, 3, answers, 0);
        assertThat(answers).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Predictor.distances(new double[0][])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Predictor.distances(new double[][] {{Double.NaN}}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Predictor.kernelMachine(
                        new Kernel.Linear(), new double[][] {{1}}, new double[][] {{1, 2}}, new double[1]))
                .hasMessageContaining("a weight for each score");
        assertThatThrownBy(() -> Predictor.kernelMachine(
                        new Kernel.Linear(), new double[][] {{1}}, new double[][] {{1e308}}, new double[] {1e308}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Predictor.layers(
                        Activation.TANH, new double[][][] {{{1, 2}}, {{1, 2}}}, new double[][] {{1}, {1}}))
                .hasMessageContaining("a weight for each pair");
        assertThatThrownBy(() -> Predictor.layers(Activation.TANH, new double[0][][], new double[0][]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Kernel.Gaussian(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
