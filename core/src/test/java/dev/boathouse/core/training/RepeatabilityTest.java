package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.math.MathEx;

/** What each algorithm promises about training again; docs/training.md has the same table. */
class RepeatabilityTest {

    static List<TrainedModels.Case> cases() {
        return TrainedModels.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainingAgainGivesWhatIsPromised(TrainedModels.Case one) {
        assumeTrue(one.canRunHere(), "OpenBLAS is not there");
        for (int threads : new int[] {1, 2, 8}) {
            Model first = one.fit(threads);
            MathEx.setSeed(threads);
            Model second = one.fit(threads);
            if (one.repeatability() == Repeatability.CLOSE) {
                assertThat(TrainedModels.close(
                                TrainedModels.scores(first, one.rows()), TrainedModels.scores(second, one.rows())))
                        .as("%d threads", threads)
                        .isTrue();
            } else {
                assertThat(second.contentDigest()).as("%d threads", threads).isEqualTo(first.contentDigest());
            }
        }
    }

    static List<TrainedModels.Case> casesOfEqualBits() {
        return cases().stream()
                .filter(one -> one.repeatability() == Repeatability.EQUAL_BITS)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("casesOfEqualBits")
    void equalBitsDoNotDependOnTheNumberOfThreads(TrainedModels.Case one) {
        byte[] expected = one.fit(1).predictor().toBytes();
        assertThat(one.fit(2).predictor().toBytes()).isEqualTo(expected);
        assertThat(one.fit(8).predictor().toBytes()).isEqualTo(expected);
    }

    @Test
    void linesThatDifferAreFoundOut() {
        List<String> one = List.of("a equal-bits 12 0x1.0p0", "b close 34 0x1.0p0 0x1.0p3");
        assertThat(TrainedModels.differences(one, List.of("a equal-bits 12 0x1.8p0", "b close 56 0x1.0p0 0x1.0p3")))
                .isEmpty();
        assertThat(TrainedModels.differences(one, List.of("a equal-bits 13 0x1.0p0", "b close 34 0x1.1p0 0x1.0p3")))
                .containsExactly(
                        "a should repeat with equal-bits, and does not.", "b should repeat with close, and does not.");
        assertThat(TrainedModels.differences(one, List.of("a equal-bits 12 0x1.0p0")))
                .hasSize(1);
    }
}
