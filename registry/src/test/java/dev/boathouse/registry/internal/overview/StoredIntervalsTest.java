package dev.boathouse.registry.internal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.registry.lineage.Lineage.Data;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredIntervalsTest {

    private static Evidence evidence(String metric, double value, long positives, long rows) {
        return new Evidence(
                "c0".repeat(32),
                Map.of(metric, value),
                positives < 0 ? OptionalLong.empty() : OptionalLong.of(positives),
                new Data(List.of(), List.of(), true, rows, "3c".repeat(32), "4d".repeat(32)));
    }

    /** Hanley and McNeil's standard error is that of other distributions than these, so that intervals are as wide or wider. */
    @Test
    void ofAnAucIsAboutDeLongs() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int rows = 500 + random.nextInt(2_000);
            double shift = random.nextDouble() * 2;
            double[] scores = new double[rows];
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++) {
                labels[row] = random.nextInt(4) == 0 ? 1 : 0;
                scores[row] = random.nextGaussian() + labels[row] * shift;
            }
            BinaryPredictions predictions = BinaryPredictions.ofScores(scores, labels, 0);
            Interval exact = DeLong.interval(scores, labels).orElseThrow();
            Interval found = StoredIntervals.of(
                            evidence("auc", exact.estimate(), predictions.positiveCount(), rows), "auc")
                    .orElseThrow();
            assertThat(found.estimate()).as("seed %d", seed).isEqualTo(exact.estimate());
            assertThat(found.low()).as("seed %d", seed).isLessThan(found.estimate());
            assertThat(found.high()).as("seed %d", seed).isGreaterThan(found.estimate());
            assertThat((found.high() - found.low()) / (exact.high() - exact.low()))
                    .as("seed %d", seed)
                    .isBetween(0.9, 1.4);
        }
    }

    @Test
    void ofAnAccuracyIsWilsons() {
        assertThat(StoredIntervals.of(evidence("accuracy", 157.0 / 300, -1, 300), Metric.ACCURACY.toString()))
                .contains(new Proportion(157, 300).interval());
    }

    @Test
    void ofOthersThereIsNone() {
        assertThat(StoredIntervals.of(evidence("log-loss", 0.5, 10, 300), "log-loss"))
                .isEmpty();
        assertThat(StoredIntervals.of(evidence("auc", 0.7, -1, 300), "auc")).isEmpty();
        assertThat(StoredIntervals.of(evidence("auc", 0.7, 300, 300), "auc")).isEmpty();
        assertThat(StoredIntervals.of(evidence("auc", 0.7, 400, 300), "auc")).isEmpty();
        assertThat(StoredIntervals.of(evidence("auc", 1, 10, 300), "auc")).isEmpty();
        assertThat(StoredIntervals.of(evidence("auc", Double.NaN, 10, 300), "auc"))
                .isEmpty();
        assertThat(StoredIntervals.of(evidence("accuracy", 1.5, 10, 300), "accuracy"))
                .isEmpty();
        assertThat(StoredIntervals.of(evidence("accuracy", 0.5, 10, 0), "accuracy"))
                .isEmpty();
        assertThat(StoredIntervals.of(evidence("rmse", 0.5, -1, 300), "auc")).isEmpty();
    }
}
