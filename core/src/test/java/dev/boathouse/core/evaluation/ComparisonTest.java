package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.PairedProportions;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Frame ROWS = Fixed.rows(1_500, 21);
    private static final Model FIRST = Fixed.model("first");
    private static final Model SECOND = Fixed.model("second");
    private static final Comparison BOTH = Comparison.of(FIRST, Optional.of(SECOND), ROWS);

    @Test
    void aDifferenceIsThatOfTheTestThatFitsTheMetric() {
        BinaryPredictions ours = (BinaryPredictions) BOTH.candidate().predictions();
        BinaryPredictions theirs =
                (BinaryPredictions) BOTH.champion().orElseThrow().predictions();
        assertThat(BOTH.difference(Metric.AUC))
                .isEqualTo(DeLong.difference(ours.scores(), theirs.scores(), ours.labels(), 0.95));
        long[] counts = new long[4];
        long[] amongPositives = new long[4];
        for (int row = 0; row < ours.rowCount(); row++) {
            boolean truth = ours.isPositive(row);
            int cell = (ours.score(row) >= 0.5 == truth ? 0 : 2) + (theirs.score(row) >= 0.5 == truth ? 0 : 1);
            counts[cell]++;
            amongPositives[cell] += truth ? 1 : 0;
        }
        assertThat(BOTH.difference(Metric.ACCURACY)).contains(mcNemar(counts));
        assertThat(BOTH.difference(Metric.RECALL)).contains(mcNemar(amongPositives));
        for (Metric metric : List.of(Metric.AUC, Metric.ACCURACY, Metric.RECALL, Metric.LOG_LOSS, Metric.F1)) {
            Difference difference = BOTH.difference(metric).orElseThrow();
            double expected = BOTH.candidate().value(metric).orElseThrow()
                    - BOTH.champion().orElseThrow().value(metric).orElseThrow();
            assertThat(difference.interval().estimate()).as(metric.toString()).isCloseTo(expected, within(1e-12));
            assertThat(difference.interval().low()).isLessThan(expected);
            assertThat(difference.interval().high()).isGreaterThan(expected);
        }
        assertThat(BOTH.difference(Metric.LOG_LOSS).orElseThrow().method()).isEqualTo("paired bootstrap");
    }

    private static Difference mcNemar(long[] counts) {
        return new PairedProportions(counts[0], counts[1], counts[2], counts[3]).difference(0.95);
    }

    @Test
    void pairingTellsMoreThanTwoSeparateIntervals() {
        Difference paired = BOTH.difference(Metric.BRIER).orElseThrow();
        double ours = reach(BOTH.candidate().interval(Metric.BRIER).orElseThrow());
        double theirs =
                reach(BOTH.champion().orElseThrow().interval(Metric.BRIER).orElseThrow());
        assertThat(reach(paired.interval())).isLessThan(0.9 * Math.hypot(ours, theirs));
    }

    private static double reach(dev.boathouse.core.statistics.Interval interval) {
        return interval.high() - interval.low();
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        Comparison same = Comparison.of(FIRST, Optional.of(FIRST), ROWS);
        for (Metric metric : same.candidate().values().keySet()) {
            same.difference(metric).ifPresent(difference -> {
                assertThat(difference.interval().estimate())
                        .as(metric.toString())
                        .isZero();
                assertThat(difference.interval().low()).as(metric.toString()).isLessThanOrEqualTo(0);
                assertThat(difference.interval().high()).as(metric.toString()).isGreaterThanOrEqualTo(0);
                assertThat(difference.pValue()).as(metric.toString()).isEqualTo(1);
            });
        }
    }

    @Test
    void evaluationsOfOtherRowsAreNotComparable() {
        Evaluation candidate = Evaluation.of(FIRST, ROWS);
        Evaluation other = Evaluation.of(SECOND, Fixed.rows(1_500, 22));
        assertThatThrownBy(() -> Comparison.of(candidate, Optional.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not comparable")
                .hasMessageContaining(candidate.testDigest())
                .hasMessageContaining(other.testDigest());
        Evaluation part = candidate.where("small", Filter.lessThan("size", 5));
        assertThatThrownBy(() -> Comparison.of(candidate, Optional.of(part))).hasMessageContaining("Not comparable");
        assertThat(Comparison.of(
                                part,
                                Optional.of(Evaluation.of(SECOND, ROWS).where("small", Filter.lessThan("size", 5))))
                        .difference(Metric.AUC))
                .isPresent();
    }

    @Test
    void evaluationsOfOneFrameOrOfEqualValuesAreComparable() {
        Evaluation candidate = Evaluation.of(FIRST, ROWS);
        assertThat(Comparison.of(candidate, Optional.of(Evaluation.of(SECOND, ROWS)))
                        .digest())
                .isEqualTo(BOTH.digest());
        Frame again = Fixed.rows(1_500, 21);
        assertThat(Comparison.of(candidate, Optional.of(Evaluation.of(FIRST, again)))
                        .difference(Metric.AUC))
                .isPresent();
        // Other inputs: nothing tells that these are the same rows.
        assertThatThrownBy(() -> Comparison.of(candidate, Optional.of(Evaluation.of(SECOND, again))))
                .hasMessageContaining("Not comparable");
    }

    @Test
    void evaluationsAgainstAnotherTruthAreNotComparable() {
        Frame rows = ROWS.with("later", Column.ofBooleans(new boolean[1_500]));
        Evaluation other = Evaluation.of(SECOND, rows, "later");
        assertThatThrownBy(() -> Comparison.of(Evaluation.of(FIRST, rows), Optional.of(other)))
                .hasMessageContaining("Not comparable")
                .hasMessageContaining("one truth");
    }

    @Test
    void modelsOfDifferentLabelsOrTasksAreNotComparable() {
        Frame rows = Samples.flights(500, 4);
        Model late = Trainer.classification("late")
                .features(Features.oneHot("origin"))
                .fit(rows);
        Model hour =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(rows);
        assertThatThrownBy(() -> Comparison.of(late, Optional.of(hour), rows))
                .hasMessageContaining("late")
                .hasMessageContaining("regression of hour");
    }

    @Test
    void differencesOnSlicesAreCorrectedForTheirNumber() {
        Slicing slicing = Slicing.by("size").and(Slicing.where("nobody", Filter.equal("size", 77)));
        List<SliceDifference> slices = BOTH.differences(slicing, Metric.AUC);
        assertThat(slices).hasSize(11);
        assertThat(slices.get(10).difference()).isEmpty();
        assertThat(slices.get(10).adjustedPValue()).isNaN();
        double[] raw = slices.stream()
                .limit(10)
                .mapToDouble(slice -> slice.difference().orElseThrow().pValue())
                .toArray();
        double[] sorted = raw.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < 10; i++) {
            double expected = 0;
            for (int rank = 0; rank < 10 && sorted[rank] <= raw[i]; rank++) {
                expected = Math.max(expected, Math.min(1, (10 - rank) * sorted[rank]));
            }
            assertThat(slices.get(i).adjustedPValue()).isCloseTo(expected, within(1e-12));
        }
        Comparison slice = BOTH.slices(slicing).get("size = 3");
        assertThat(slice.difference(Metric.AUC)).isEqualTo(slices.get(3).difference());
        assertThat(slice.candidate().rowCount()).isEqualTo(slices.get(3).rowCount());
    }

    @Test
    void trainingRowsAreThoseOfTheRecordsOrRefused() {
        Frame rows = Samples.flights(800, 5);
        Frame busy = rows.where(Filter.greaterThan("hour", 12.0));
        Trainer trainer = Trainer.classification("late").features(Features.oneHot("origin"));
        Model candidate = trainer.fit(busy);
        Model champion = trainer.fit(rows);
        Comparison comparison = Comparison.of(candidate, Optional.of(champion), Samples.flights(300, 6));
        assertThat(comparison.trainingShifts()).isEmpty();
        Difference shift = comparison
                .withTraining(busy, rows)
                .trainingShifts()
                .orElseThrow()
                .get("true");
        assertThat(shift.interval().estimate())
                .isCloseTo(share(busy) - share(rows), within(1e-12))
                .isPositive();
        assertThatThrownBy(() -> comparison.withTraining(rows, busy))
                .hasMessageContaining("the candidate was trained on");
        assertThatThrownBy(
                        () -> Comparison.of(candidate, Optional.empty(), rows).withTraining(busy, rows))
                .hasMessageContaining("no champion");
    }

    private static double share(Frame rows) {
        return rows.where(Filter.equal("late", true)).rowCount() / (double) rows.rowCount();
    }

    @Test
    void aRateOfNoRowsIsNotSureOfAnything() {
        Comparison negatives = Comparison.of(FIRST, Optional.of(SECOND), ROWS.where(Filter.equal("positive", false)));
        assertThat(negatives.candidate().value(Metric.RECALL)).hasValue(0);
        assertThat(negatives.candidate().interval(Metric.RECALL)).isEmpty();
        assertThat(negatives.difference(Metric.RECALL)).isEmpty();
        assertThat(negatives.difference(Metric.AUC)).isEmpty();
        assertThat(negatives.difference(Metric.SPECIFICITY)).isPresent();
        assertThat(negatives.candidate().intervals()).doesNotContainKeys(Metric.RECALL, Metric.AUC);
    }

    @Test
    void theLevelAndTheSeedAreTheCallers() {
        Bootstrap narrow = Bootstrap.standard().withLevel(0.5);
        for (Metric metric : List.of(Metric.AUC, Metric.ACCURACY, Metric.LOG_LOSS)) {
            assertThat(reach(BOTH.difference(metric, narrow).orElseThrow().interval()))
                    .isLessThan(reach(BOTH.difference(metric).orElseThrow().interval()));
        }
        assertThat(BOTH.difference(Metric.LOG_LOSS, Bootstrap.standard().withSeed(99)))
                .isNotEqualTo(BOTH.difference(Metric.LOG_LOSS));
    }

    @Test
    void columnsForSlicesNeedNotBeInputs() {
        Frame wider = ROWS.with("extra", Column.ofInts(new int[1_500]));
        assertThat(Comparison.of(FIRST, Optional.of(SECOND), wider)
                        .slices(Slicing.by("extra"))
                        .keySet())
                .containsExactly("extra = 0");
    }
}
