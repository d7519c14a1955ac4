package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.predictor.Kernel;
import dev.boathouse.core.predictor.Link;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.math.kernel.GaussianKernel;
import smile.math.kernel.LinearKernel;
import smile.math.kernel.MercerKernel;
import smile.math.kernel.PolynomialKernel;

/**
 * Smile's machines from the same seed are the oracle: scores and probabilities as {@link SupportVectorsOracle} bounds them. The vectors found
 * score within 1e-9 by Smile's own kernels too.
 */
class SmileSupportVectorsTest {

    private static Fitted fit(SupportVectorMachine svm, double[][] columns, int classes, int... codes) {
        return SmileSupportVectors.fit(svm, Rows.toTellApart(columns, classes, codes), new SameThread());
    }

    private static double score(Fitted fitted, double... row) {
        double[] score = new double[1];
        fitted.predictor().score(row, score);
        return score[0];
    }

    static Stream<Kernel> kernels() {
        return Stream.of(
                new Kernel.Linear(),
                new Kernel.Gaussian(0.7),
                new Kernel.Gaussian(3),
                new Kernel.Polynomial(3, 0.5, 1));
    }

    private static MercerKernel<double[]> smiles(Kernel kernel) {
        if (kernel instanceof Kernel.Gaussian gaussian) {
            return new GaussianKernel(gaussian.width());
        }
        return kernel instanceof Kernel.Polynomial polynomial
                ? new PolynomialKernel(polynomial.degree(), polynomial.scale(), polynomial.offset())
                : new LinearKernel();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void scoresAndProbabilitiesAreThoseOfSmile(Kernel kernel) {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            double[][] columns = Rows.gaussian(random, 3, 60 + random.nextInt(300));
            int[] codes = Rows.classes(Rows.sums(random, columns, 0.5, 1, -2, 0.5), 2);
            SupportVectorMachine svm = SupportVectorMachine.ofKernel(kernel).withCost(2);
            Fitted ours = fit(svm, columns, 2, codes);
            SupportVectorsOracle oracle = SupportVectorsOracle.ofTwo(svm, Rows.toTellApart(columns, 2, codes));
            var withSmiles = oracle.scoredBy(smiles(kernel));
            for (double[] row : Rows.toEstimate(Rows.gaussian(random, 3, 300)).rows()) {
                String what = "seed " + seed;
                double[] score = {score(ours, row)};
                oracle.scores(row)
                        .ifPresent(expected -> assertThat(score).as(what).isEqualTo(expected));
                assertThat(score[0]).as(what).isCloseTo(oracle.score(row), within(oracle.bound()));
                assertThat(score[0]).as(what).isCloseTo(withSmiles.score(row), within(1e-9));
                oracle.check(what, Asked.row(ours, row), row);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void probabilitiesOfSeveralClassesAreThoseOfSmilesOneVersusRest(Kernel kernel) {
        Random random = new Random(4);
        double[][] columns = Rows.gaussian(random, 2, 240);
        int[] codes = Rows.classes(Rows.sums(random, columns, 0.3, 1, 1), 4);
        Examples examples = Rows.toTellApart(columns, 4, codes);
        SupportVectorMachine svm = SupportVectorMachine.ofKernel(kernel);
        Fitted ours = SmileSupportVectors.fit(svm, examples, new SameThread());
        Oracle oracle = SupportVectorsOracle.of(svm, examples);
        assertThat(ours.response().link()).isEqualTo(new Link.OneVersusRest());
        for (double[] row : examples.rows()) {
            oracle.check("four classes", Asked.row(ours, row), row);
        }
    }

    @Test
    void aGaussianMachineLearnsWhatALinearOneCannot() {
        Random random = new Random(5);
        double[][] columns = Rows.gaussian(random, 2, 500);
        int[] codes = new int[500];
        Arrays.setAll(codes, i -> columns[0][i] * columns[1][i] > 0 ? 1 : 0);
        assertThat(accuracy(SupportVectorMachine.gaussian(0.5).withCost(10), columns, codes))
                .isGreaterThan(0.95);
        assertThat(accuracy(SupportVectorMachine.linear(), columns, codes)).isLessThan(0.7);
    }

    private static double accuracy(SupportVectorMachine svm, double[][] columns, int[] codes) {
        Fitted fitted = fit(svm, columns, 2, codes);
        double right = 0;
        for (int i = 0; i < codes.length; i++) {
            right += (Asked.last(fitted, Rows.row(columns, i)) >= 0.5 ? 1 : 0) == codes[i] ? 1 : 0;
        }
        return right / codes.length;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void hardRowsGiveProbabilities(Kernel kernel) {
        double[] few = new double[50];
        few[7] = 1;
        double[][][] hard = {
            {{0, 1}},
            {{5, 5}},
            {{0, 1}, {0, 1}},
            {{3, 3, 3, 3}},
            {few},
            {{1e-200, 2e-200, 3e-200}},
            {{0, 1, 2}, {9, 9, 9}}
        };
        for (double[][] columns : hard) {
            int[] codes = new int[columns[0].length];
            codes[columns == hard[4] ? 7 : codes.length - 1] = 1;
            Fitted fitted = fit(SupportVectorMachine.ofKernel(kernel), columns, 2, codes);
            for (int i = 0; i < codes.length; i++) {
                assertThat(Asked.last(fitted, Rows.row(columns, i))).isBetween(0.0, 1.0);
            }
            assertThat(Asked.last(fitted, Rows.row(columns, codes.length - 1))).isNotNaN();
        }
        Fitted three = fit(SupportVectorMachine.ofKernel(kernel), new double[][] {{1, 2, 3}}, 3, 0, 1, 2);
        assertThat(Arrays.stream(Asked.row(three, 2)).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void rowsTooLargeForTheCostAreRefused() {
        assertThatThrownBy(() -> fit(SupportVectorMachine.linear(), new double[][] {{1, 1e5, 3, 4}}, 2, 0, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in row 1")
                .hasMessageContaining("Standardize");
        assertThatThrownBy(() -> fit(SupportVectorMachine.linear(), new double[][] {{1, 1e300}}, 2, 0, 1))
                .hasMessageContaining("Infinity");
        assertThat(Asked.last(fit(SupportVectorMachine.gaussian(1), new double[][] {{-1e300, 1e300}}, 2, 0, 1), 0))
                .isBetween(0.0, 1.0);
    }

    @Test
    void rowsAtTheLimitEnd() {
        Random random = new Random(6);
        double[][] columns = Rows.gaussian(random, 3, 1_500);
        for (double[] column : columns) {
            Arrays.setAll(column, i -> Math.max(-1, Math.min(1, column[i])) * 1800);
        }
        int[] codes = random.ints(1_500, 0, 2).toArray();
        Fitted fitted = fit(SupportVectorMachine.linear(), columns, 2, codes);
        assertThat(Asked.last(fitted, 1, 1, 1)).isBetween(0.0, 1.0);
        Fitted costly =
                fit(SupportVectorMachine.gaussian(0.1).withCost(1e6), Rows.gaussian(random, 2, 1_500), 2, codes);
        assertThat(Asked.last(costly, 1, 1)).isBetween(0.0, 1.0);
    }

    @Test
    void tooManyRowsAreRefused() {
        assertThatThrownBy(() -> fit(SupportVectorMachine.linear(), new double[1][50_001], 2, new int[50_001]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 50001 rows");
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SupportVectorMachine.linear().withCost(0)).hasMessageContaining("cost");
        assertThatThrownBy(() -> SupportVectorMachine.gaussian(0)).hasMessageContaining("width");
        assertThatThrownBy(() -> new Kernel.Polynomial(11, 1, 1)).hasMessageContaining("degree");
        assertThatThrownBy(() -> SupportVectorMachine.linear().stoppingAt(1e-3, 0))
                .hasMessageContaining("epochs");
        assertThat(SupportVectorMachine.gaussian(2).parameters())
                .containsEntry("kernel", "gaussian")
                .containsEntry("kernel-width", "2")
                .containsEntry("cost", "1");
    }
}
