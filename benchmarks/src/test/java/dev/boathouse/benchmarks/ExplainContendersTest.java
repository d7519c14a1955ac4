package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever explains, and in whatever form, the contributions are the same. */
class ExplainContendersTest {

    private static final ScoreRows TRAINING = ScoreRows.random(400, 3);
    /** No multiple of the rows that lie side by side. */
    private static final ScoreRows BLOCK = ScoreRows.random(83, 4);

    static List<Function<ScoreRows, ExplainedModel>> models() {
        return List.of(ExplainedModel::forest, ExplainedModel::boosting);
    }

    @ParameterizedTest
    @MethodSource("models")
    void allFindTheSameContributions(Function<ScoreRows, ExplainedModel> grown) {
        ExplainedModel model = grown.apply(TRAINING);
        ExplainContenders contenders = new ExplainContenders(model, BLOCK);
        double[] ours = contenders.predictorRow().prove();
        assertThat(ours).hasSize(83 * ScoreRows.FEATURES);
        assertThat(Arrays.stream(ours).map(Math::abs).max().orElseThrow()).isGreaterThan(0.01);
        assertThat(contenders.predictorBatch().prove()).isEqualTo(ours);
        // Probabilities of a forest are divided by the sum of the weights, which is 1 but for rounding.
        assertThat(contenders.row().prove()).containsExactly(ours, within(1e-13));
        assertThat(contenders.batch().prove()).containsExactly(ours, within(1e-13));
        assertThat(contenders.plain().prove()).containsExactly(ours, within(1e-12));
        if (model.smile().isPresent()) {
            assertThat(contenders.smile().prove()).containsExactly(ours, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anotherModelIsNoPeer(Function<ScoreRows, ExplainedModel> grown) {
        ExplainContenders ours = new ExplainContenders(grown.apply(TRAINING), BLOCK);
        ExplainContenders other = new ExplainContenders(grown.apply(ScoreRows.random(400, 5)), BLOCK);
        SideBySide comparison = new SideBySide("line", ours.batch());
        Contender peer = other.plain();
        assertThatThrownBy(() -> comparison.against(peer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line: plain-treeshap");
    }
}
