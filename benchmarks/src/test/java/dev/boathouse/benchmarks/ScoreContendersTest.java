package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever scores, and in whatever form, the probabilities are the same. */
class ScoreContendersTest {

    private static final ScoreRows TRAINING = ScoreRows.random(400, 3);
    /** No multiple of the rows that walk side by side. */
    private static final ScoreRows BLOCK = ScoreRows.random(203, 4);

    @BeforeAll
    static void onnxruntimeIsThere() {
        boolean loads;
        try {
            loads = OrtEnvironment.getEnvironment() != null;
        } catch (LinkageError e) {
            loads = false;
        }
        assumeTrue(loads, "onnxruntime has no native library for this machine");
    }

    static List<Function<ScoreRows, ScoredModel>> models() {
        return List.of(ScoredModel::forest, ScoredModel::boosting, ScoredModel::linear);
    }

    @ParameterizedTest
    @MethodSource("models")
    void allFindTheSameProbabilities(Function<ScoreRows, ScoredModel> trained) throws OrtException {
        ScoredModel model = trained.apply(TRAINING);
        try (ScoreContenders contenders = new ScoreContenders(model, BLOCK)) {
            double[] ours = contenders.row().prove();
            assertThat(ours).hasSize(203);
            assertThat(Arrays.stream(ours).summaryStatistics().getMin()).isLessThan(0.4);
            assertThat(Arrays.stream(ours).summaryStatistics().getMax()).isGreaterThan(0.6);
            assertThat(contenders.batch().prove()).isEqualTo(ours);
            assertThat(contenders.predictorRow().prove()).isEqualTo(ours);
            assertThat(contenders.predictorBatch().prove()).isEqualTo(ours);
            assertThat(contenders.smileRow().prove()).containsExactly(ours, within(1e-12));
            for (ScoredModel.Onnx onnx : model.onnx()) {
                assertThat(contenders.onnxRow(onnx).prove()).containsExactly(ours, within(1e-6));
                assertThat(contenders.onnxBatch(onnx).prove()).containsExactly(ours, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anotherModelIsNoPeer(Function<ScoreRows, ScoredModel> trained) throws OrtException {
        ScoredModel other = trained.apply(ScoreRows.random(400, 5));
        try (ScoreContenders contenders = new ScoreContenders(trained.apply(TRAINING), BLOCK)) {
            SideBySide comparison = new SideBySide("line", contenders.row()).within(1e-6);
            Contender peer = contenders.onnxBatch(other.onnx().get(0));
            assertThatThrownBy(() -> comparison.against(peer))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("line: onnxruntime")
                    .hasMessageContaining("and 173 more");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void ourRowsAllocateNothing(Function<ScoreRows, ScoredModel> trained) throws OrtException {
        try (ScoreContenders contenders = new ScoreContenders(trained.apply(TRAINING), BLOCK)) {
            Contender ours = contenders.row();
            for (int i = 0; i < 100; i++) {
                ours.run();
            }
            // The sum of a run is an array of one number.
            assertThat(Allocation.perUnit(ours)).isLessThan(1);
        }
    }
}
