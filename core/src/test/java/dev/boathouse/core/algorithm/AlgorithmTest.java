package dev.boathouse.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.predictor.Activation;
import dev.boathouse.core.predictor.Kernel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlgorithmTest {

    static List<Algorithm> algorithms() {
        return List.of(
                AdaBoost.ofTrees(7),
                new AdaBoost(1, 2, DecisionTree.UNLIMITED, 4),
                DecisionTree.ofDepth(7),
                new DecisionTree(1, 2, 3),
                GradientBoosting.ofTrees(7),
                GradientBoosting.ofTrees(7).withLoss(GradientBoosting.Loss.ABSOLUTE),
                new GradientBoosting(1, 1e-9, 3, DecisionTree.UNLIMITED, 4, 1, GradientBoosting.Loss.HUBER, 0.1 + 0.2),
                IsolationForest.ofTrees(7),
                new IsolationForest(1, 2, -0.0),
                IsolationForest.ofTrees(7).withSampleSize(64).withContamination(1.0 / 3),
                ElasticNet.ofPenalties(0.5, 2).stoppingAt(1e-3, 7),
                KMeans.ofClusters(3).withRuns(2).withMaxIterations(9),
                Lasso.ofPenalty(0.25).stoppingAt(1e-7, 3),
                LinearDiscriminantAnalysis.pooled(),
                LinearRegression.ordinary(),
                LogisticRegression.ofPenalty(0.1),
                new LogisticRegression(0, 1e-9, 3),
                MultilayerPerceptron.ofHidden(8),
                new MultilayerPerceptron(List.of(4, 3), Activation.TANH, 2, 0.25, 0.5, 1e-3),
                RandomForest.ofTrees(7),
                new RandomForest(1, 2, 3, 4),
                Ridge.ofPenalty(3),
                SupportVectorMachine.linear(),
                SupportVectorMachine.gaussian(0.5).withCost(3).stoppingAt(1e-2, 5),
                SupportVectorMachine.ofKernel(new Kernel.Polynomial(2, 0.5, 1)));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void anAlgorithmIsMadeAgainOfWhatARecordKeeps(Algorithm algorithm) {
        assertThat(Algorithm.of(algorithm.name(), algorithm.parameters())).isEqualTo(algorithm);
    }

    @Test
    void everyAlgorithmIsAmongThose() {
        assertThat(algorithms().stream().map(Algorithm::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Algorithm.class.getPermittedSubclasses())
                        .<Class<? extends Algorithm>>map(type -> type.asSubclass(Algorithm.class))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aMissingOrUnknownParameterIsNamed(Algorithm algorithm) {
        for (String name : algorithm.parameters().keySet()) {
            Map<String, String> less = new HashMap<>(algorithm.parameters());
            less.remove(name);
            assertThatThrownBy(() -> Algorithm.of(algorithm.name(), less))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(algorithm.name())
                    .hasMessageContaining(name);
            Map<String, String> wrong = new HashMap<>(algorithm.parameters());
            wrong.put(name, "?");
            assertThatThrownBy(() -> Algorithm.of(algorithm.name(), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("?");
        }
        Map<String, String> more = new HashMap<>(algorithm.parameters());
        more.put("surprise", "1");
        assertThatThrownBy(() -> Algorithm.of(algorithm.name(), more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surprise");
    }

    @Test
    void parametersOutOfRangeAreNamedWithTheirRange() {
        assertRefused(() -> AdaBoost.ofTrees(0), "ada-boost", "trees 0", "1 to 10000");
        assertRefused(() -> AdaBoost.ofTrees(1).withMaxLeaves(1), "max-leaves 1");
        assertRefused(() -> DecisionTree.ofDepth(1_001), "decision-tree", "max-depth 1001", "1 to 1000");
        assertRefused(() -> DecisionTree.ofDepth(1).withMinLeafSize(0), "min-leaf-size 0");
        assertRefused(() -> GradientBoosting.ofTrees(10_001), "trees 10001");
        assertRefused(() -> GradientBoosting.ofTrees(1).withLearningRate(0), "learning-rate 0");
        assertRefused(() -> GradientBoosting.ofTrees(1).withLearningRate(Double.NaN), "learning-rate NaN");
        assertRefused(() -> GradientBoosting.ofTrees(1).withSampleRate(1.1), "sample-rate 1.1");
        assertRefused(() -> GradientBoosting.ofTrees(1).withQuantile(1), "quantile 1");
        assertRefused(() -> IsolationForest.ofTrees(1).withSampleSize(1), "sample-size 1", "2 to 65536");
        assertRefused(() -> IsolationForest.ofTrees(1).withContamination(0), "contamination 0");
        assertRefused(() -> IsolationForest.ofTrees(1).withContamination(0.6), "contamination 0.6");
    }

    private static void assertRefused(ThrowingCallable making, String... said) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(said);
    }

    @Test
    void anUnknownAlgorithmIsNamedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> Algorithm.of("quantum-forest", Map.of()))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("quantum-forest")
                .hasMessageContaining("random-forest");
    }
}
