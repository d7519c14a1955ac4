package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.internal.smile.OpenBlas;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.math.MathEx;

/** The same rows, trainer and seed give the same model, whatever else goes on: algorithms of numbers. */
@OpenBlas
class RepeatableNumbersTest {

    private static final Frame ROWS = Samples.flights(500, 5);

    static Stream<Trainer> trainers() {
        Stream<Algorithm> estimating = Stream.of(
                LinearRegression.ordinary(),
                Ridge.ofPenalty(1),
                Lasso.ofPenalty(5),
                ElasticNet.ofPenalties(5, 1),
                MultilayerPerceptron.ofHidden(8).withEpochs(3));
        Stream<Algorithm> classifying = Stream.of(
                SupportVectorMachine.linear(),
                SupportVectorMachine.gaussian(2),
                LinearDiscriminantAnalysis.pooled(),
                MultilayerPerceptron.ofHidden(8).withEpochs(3));
        return Stream.of(
                        estimating.map(Trainer.regression("hour")
                                .features(Features.oneHot("origin").standardize("distance"))::algorithm),
                        classifying.map(Trainer.classification("late")
                                .features(Features.oneHot("origin").standardize("distance", "hour"))::algorithm),
                        classifyingOrigins(),
                        Stream.of(Trainer.clustering(5)
                                .features(Features.oneHot("origin").standardize("distance", "hour"))))
                .flatMap(trainer -> trainer)
                .map(trainer -> trainer.seed(42));
    }

    private static Stream<Trainer> classifyingOrigins() {
        return Stream.of(SupportVectorMachine.linear(), SupportVectorMachine.gaussian(1.5))
                .map(Trainer.classification("origin").features(Features.standardize("distance", "hour"))::algorithm);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void theSameDigestAgainAndInsideOtherPools(Trainer trainer) throws Exception {
        String first = trainer.fit(ROWS).contentDigest();
        MathEx.setSeed(12345);
        MathEx.random();
        assertThat(trainer.fit(ROWS).contentDigest()).isEqualTo(first);
        ForkJoinPool pool = new ForkJoinPool(3);
        try {
            assertThat(pool.submit(() -> trainer.fit(ROWS).contentDigest()).get())
                    .isEqualTo(first);
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void whatIsStoredIsReadBack(Trainer trainer) {
        Model model = trainer.fit(ROWS);
        ModelPackage stored = model.packaged();
        Map<String, byte[]> files = new TreeMap<>();
        stored.files().forEach(file -> files.put(file.path(), stored.bytes(file.path())));
        Model read = ModelPackage.of(files).model();
        assertThat(read.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(read.response()).isEqualTo(model.response());
        assertThat(read.rawScores(ROWS).contentDigest())
                .isEqualTo(model.rawScores(ROWS).contentDigest());
    }

    @Test
    void anotherSeedGivesAnotherModelWhereChanceIsAtWork() {
        Trainer perceptron = Trainer.classification("late")
                .features(Features.oneHot("origin").standardize("distance", "hour"))
                .algorithm(MultilayerPerceptron.ofHidden(4).withEpochs(1));
        Trainer machine = perceptron.algorithm(SupportVectorMachine.gaussian(2));
        Trainer means = Trainer.clustering(20)
                .features(Features.oneHot("origin").standardize("distance", "hour"))
                .algorithm(KMeans.ofClusters(20).withRuns(1));
        for (Trainer trainer : new Trainer[] {perceptron, machine, means}) {
            for (long seed : new long[] {1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
                assertThat(trainer.seed(seed).fit(ROWS).predictor().toBytes())
                        .isNotEqualTo(trainer.seed(0).fit(ROWS).predictor().toBytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void oneColumnThatNeverChangesIsNoReasonToFail(Trainer trainer) {
        double[] constant = new double[(int) ROWS.rowCount()];
        Arrays.fill(constant, 0.1);
        Model model = trainer.fit(ROWS.with("constant", Column.ofDoubles(constant)));
        Frame scored = model.rawScores(ROWS.with("constant", Column.ofDoubles(constant)));
        assertThat(scored.rowCount()).isEqualTo(ROWS.rowCount());
    }

    @Test
    void anAlgorithmForAnotherTaskIsRefused() {
        assertThatThrownBy(() -> Trainer.classification("late").algorithm(Ridge.ofPenalty(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is for regression");
    }
}
