package dev.boathouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever evaluates rows finds the same. */
class EvaluateContendersTest {

    private static final EvaluateRows ROWS = EvaluateRows.random(2_003, 3);

    static List<EvaluateRows> rows() {
        return List.of(ROWS, ROWS.tied());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void allFindTheSameNumbers(EvaluateRows rows) {
        EvaluateContenders all = new EvaluateContenders(rows);
        assertThat(all.plainInterval().prove()).containsExactly(all.interval().prove(), within(1e-12));
        assertThat(all.smileAuc().prove())
                .containsExactly(all.intervalProvedByAuc().prove(), within(1e-12));
        assertThat(all.plainDifference().prove())
                .containsExactly(all.difference().prove(), within(1e-12));
        assertThat(all.smileMetrics().prove()).containsExactly(all.metrics().prove(), within(1e-12));
        assertThat(all.plainBootstrap().prove()).containsExactly(all.bootstrap().prove(), within(1e-12));
    }

    @Test
    void anEvaluatedModelHasTheNumbersOfItsScores() {
        EvaluatedModels models = EvaluatedModels.linear(503);
        assertThat(models.evaluation().prove())
                .isEqualTo(models.scoring().prove())
                .hasSize(13);
        assertThat(models.comparison().prove()).isEqualTo(models.scoringBoth().prove());
    }

    @Test
    void thePlainVarianceIsThatOfTheDefinition() {
        EvaluateRows rows = EvaluateRows.random(97, 5);
        double[] labels = new double[97];
        double[] placements = new double[97];
        for (int row = 0; row < 97; row++) {
            labels[row] = rows.labels()[row];
            int others = 0;
            for (int other = 0; other < 97; other++) {
                if (rows.labels()[other] != rows.labels()[row]) {
                    others++;
                    boolean above = rows.first()[row] > rows.first()[other];
                    placements[row] += above == (rows.labels()[row] == 1) ? 1 : 0;
                }
            }
            placements[row] /= others;
        }
        PlainDeLong plain = PlainDeLong.byRow(rows.first(), rows.labels());
        int positive = 0;
        int negative = 0;
        for (int row = 0; row < 97; row++) {
            double found = labels[row] == 1 ? plain.positives()[positive++] : plain.negatives()[negative++];
            assertThat(found).isCloseTo(placements[row], within(1e-12));
        }
        assertThat(plain.positives()).hasSize(positive);
        assertThat(plain.negatives()).hasSize(negative);
    }

    @Test
    void thePlainBootstrapSpreadsAsFarAsOurs() {
        double[] plain = new DrawnCopies(ROWS.first(), new int[ROWS.count()], ROWS.labels()).standardErrors(400, 1);
        Bootstrap.Resamples ours = Bootstrap.standard()
                .run(BinaryPredictions.ofProbabilities(ROWS.first(), ROWS.labels(), 0.5)
                        .statistic(List.of(Metric.AUC, Metric.LOG_LOSS))
                        .orElseThrow());
        for (int i = 0; i < 2; i++) {
            Interval interval = ours.interval(i).orElseThrow();
            // Relative errors of the two: 1 / √800 of the one, about 0.04 of the other's ends.
            assertThat(plain[i] / ((interval.high() - interval.low()) / 3.92)).isBetween(0.8, 1.25);
        }
    }

    @Test
    void otherRowsAreNoPeer() {
        SideBySide comparison = new SideBySide("line", new EvaluateContenders(ROWS).interval());
        Contender peer = new EvaluateContenders(EvaluateRows.random(2_003, 4)).plainInterval();
        assertThatThrownBy(() -> comparison.against(peer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line: plain-delong gives");
    }

    @Test
    void theLeastHeapIsWhatItsArraysTake() throws Exception {
        // A key of 8 bytes for each row, and as much to deal them into.
        assertThat(LeastHeap.bytesPerRow(EvaluateWork.INTERVAL, 300_000)).isBetween(10, 40);
    }
}
