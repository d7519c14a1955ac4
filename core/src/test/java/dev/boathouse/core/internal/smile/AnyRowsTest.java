package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Small and ugly rows: either a model that answers numbers, or an error of ours that says why not. */
@OpenBlas
class AnyRowsTest {

    private static final int ROUNDS = 200;
    private static final double[] UGLY = {0, -0.0, 1, -1, 2, 0.1, 1e-8, -1e8, 1e8, 1e-160, 1e15};

    private static final SameThread HERE = new SameThread();

    private static double ugly(Random random) {
        return random.nextBoolean() ? UGLY[random.nextInt(UGLY.length)] : random.nextGaussian();
    }

    private static double[] uglies(Random random, int rows) {
        boolean tame = random.nextBoolean();
        return random.doubles(rows)
                .map(any -> tame ? random.nextInt(4) : ugly(random))
                .toArray();
    }

    private static double[][] columns(Random random) {
        double[][] columns = new double[1 + random.nextInt(4)][];
        int rows = 1 + random.nextInt(9);
        Arrays.setAll(columns, i -> i > 0 && random.nextInt(4) == 0 ? columns[i - 1] : uglies(random, rows));
        return columns;
    }

    private static void answerOrRefuse(String name, Function<Examples, Fitted> algorithm, Examples examples) {
        Fitted fitted;
        try {
            fitted = algorithm.apply(examples);
        } catch (IllegalArgumentException e) {
            assertThat(e).as(name).hasMessageStartingWith("Cannot train: ");
            return;
        }
        for (double[] row : examples.rows()) {
            for (double answer : Asked.row(fitted, row)) {
                assertThat(answer).as(name).isFinite();
            }
        }
    }

    @Test
    void numbersAreEstimatedOrRefused() {
        Map<String, Function<Examples, Fitted>> algorithms = new LinkedHashMap<>();
        algorithms.put("ols", rows -> SmileLeastSquares.fit(LinearRegression.ordinary(), rows, HERE));
        algorithms.put("ridge", rows -> SmileLeastSquares.fit(Ridge.ofPenalty(0.1), rows, HERE));
        algorithms.put("lasso", rows -> SmileLasso.fit(Lasso.ofPenalty(0.1), rows, HERE));
        algorithms.put("weak lasso", rows -> SmileLasso.fit(Lasso.ofPenalty(1e-6), rows, HERE));
        algorithms.put("net", rows -> SmileLasso.fit(ElasticNet.ofPenalties(0.1, 2), rows, HERE));
        algorithms.put("perceptron", rows -> SmilePerceptron.fit(MultilayerPerceptron.ofHidden(2), rows, HERE));
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            double[][] columns = columns(random);
            Examples rows = Rows.toEstimate(columns, uglies(random, columns[0].length));
            int round = seed;
            algorithms.forEach((name, algorithm) -> answerOrRefuse(name + " seed " + round, algorithm, rows));
        }
    }

    @Test
    void classesAreToldApartOrRefused() {
        Map<String, Function<Examples, Fitted>> algorithms = new LinkedHashMap<>();
        algorithms.put("lda", rows -> SmileDiscriminants.fit(LinearDiscriminantAnalysis.pooled(), rows, HERE));
        algorithms.put("logistic", rows -> SmileLogistic.fit(LogisticRegression.ofPenalty(0.1), rows, HERE));
        algorithms.put("free logistic", rows -> SmileLogistic.fit(LogisticRegression.ofPenalty(0), rows, HERE));
        algorithms.put("linear svm", rows -> SmileSupportVectors.fit(SupportVectorMachine.linear(), rows, HERE));
        algorithms.put("svm", rows -> SmileSupportVectors.fit(SupportVectorMachine.gaussian(1), rows, HERE));
        algorithms.put("perceptron", rows -> SmilePerceptron.fit(MultilayerPerceptron.ofHidden(2), rows, HERE));
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            double[][] columns = columns(random);
            int classes = 2 + random.nextInt(3);
            if (columns[0].length >= classes) {
                int[] codes = new int[columns[0].length];
                Arrays.setAll(codes, i -> i < classes ? i : random.nextInt(classes));
                Examples rows = Rows.toTellApart(columns, classes, codes);
                int round = seed;
                algorithms.forEach((name, algorithm) -> answerOrRefuse(name + " seed " + round, algorithm, rows));
            }
        }
    }

    @Test
    void rowsAreGroupedOrRefused() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            KMeans means = KMeans.ofClusters(2 + random.nextInt(3)).withRuns(3);
            answerOrRefuse(
                    "seed " + seed, rows -> SmileKMeans.fit(means, rows, HERE), Rows.toEstimate(columns(random)));
        }
    }
}
