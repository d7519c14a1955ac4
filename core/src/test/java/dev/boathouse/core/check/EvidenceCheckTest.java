package dev.boathouse.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Fixed;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks that weigh evidence. */
class EvidenceCheckTest {

    private static final Model STRONG = Fixed.model("first");
    private static final Model WEAK = Fixed.model("second");
    private static final Frame ROWS = Fixed.rows(2_000, 41);
    private static final Comparison ALONE = Comparison.of(STRONG, Optional.empty(), ROWS);
    private static final Comparison BETTER = Comparison.of(STRONG, Optional.of(WEAK), ROWS);
    private static final Comparison WORSE = Comparison.of(WEAK, Optional.of(STRONG), ROWS);

    private static void assertPasses(Check check, Comparison comparison, String... detail) {
        Finding finding = check.apply(comparison);
        assertThat(finding.passed()).as(finding.toString()).isTrue();
        assertThat(finding.name()).isEqualTo(check.toString());
        for (String part : detail) {
            assertThat(finding.detail()).contains(part);
        }
    }

    private static void assertFails(Check check, Comparison comparison, String... detail) {
        Finding finding = check.apply(comparison);
        assertThat(finding.passed()).as(finding.toString()).isFalse();
        assertThat(finding.name()).isEqualTo(check.toString());
        for (String part : detail) {
            assertThat(finding.detail()).contains(part);
        }
    }

    @Test
    void aSureBoundAsksTheNearerEndOfTheInterval() {
        double auc = ALONE.candidate().value(Metric.AUC).orElseThrow();
        double low = ALONE.candidate().interval(Metric.AUC).orElseThrow().low();
        double between = (auc + low) / 2;
        assertPasses(Check.atLeast(Metric.AUC, between), ALONE);
        assertFails(Check.surelyAtLeast(Metric.AUC, between), ALONE, "lower end");
        assertPasses(Check.surelyAtLeast(Metric.AUC, low), ALONE, "as good as required");
        double high = ALONE.candidate().interval(Metric.LOG_LOSS).orElseThrow().high();
        assertFails(Check.surelyAtMost(Metric.LOG_LOSS, high - 1e-3), ALONE, "upper end");
        assertPasses(Check.surelyAtMost(Metric.LOG_LOSS, high), ALONE);
    }

    @Test
    void aMetricOfAnotherTaskFailsInsteadOfThrowing() {
        for (Check check : List.of(
                Check.atMost(Metric.RMSE, 1),
                Check.surelyAtMost(Metric.RMSE, 1),
                Check.noWorseThanChampion(Metric.RMSE),
                Check.nonInferior(Metric.RMSE, 1),
                Check.superior(Metric.RMSE),
                Check.noSliceWorse(Slicing.by("group"), Metric.RMSE, 0.05))) {
            assertFails(check, BETTER, "rmse is no metric of binary-classification");
        }
    }

    @Test
    void nonInferiorityNeedsTheWholeIntervalWithinTheMargin() {
        double lost = -WORSE.difference(Metric.AUC).orElseThrow().interval().low();
        assertPasses(Check.nonInferior(Metric.AUC, 0.001), BETTER, "surely not worse");
        assertFails(Check.nonInferior(Metric.AUC, lost - 1e-6), WORSE, "may be worse");
        assertPasses(Check.nonInferior(Metric.AUC, lost + 1e-6), WORSE);
        double lossGained =
                WORSE.difference(Metric.BRIER).orElseThrow().interval().high();
        assertFails(Check.nonInferior(Metric.BRIER, lossGained - 1e-6), WORSE);
        assertPasses(Check.nonInferior(Metric.BRIER, lossGained + 1e-6), WORSE);
        assertThatThrownBy(() -> Check.nonInferior(Metric.AUC, 0)).hasMessageContaining("superior");
    }

    @Test
    void superiorityNeedsMoreThanChance() {
        assertPasses(Check.superior(Metric.AUC), BETTER, "surely for the better");
        assertPasses(Check.superior(Metric.LOG_LOSS), BETTER);
        assertFails(Check.superior(Metric.AUC), WORSE, "may be chance");
        Comparison same = Comparison.of(STRONG, Optional.of(STRONG), ROWS);
        assertFails(Check.superior(Metric.AUC), same);
        assertPasses(Check.nonInferior(Metric.AUC, 1e-9), same);
    }

    @Test
    void withoutAChampionThereIsNothingToBeWorseThan() {
        for (Check check : List.of(
                Check.nonInferior(Metric.AUC, 0.01),
                Check.superior(Metric.AUC),
                Check.noSliceWorse(Slicing.by("group"), Metric.AUC, 0.05),
                Check.sameSignature(),
                Check.labelRateWithin(0.05))) {
            assertPasses(check, ALONE, "no champion yet");
        }
    }

    @Test
    void everySliceIsAskedAndTheFailedOnesAreNamed() {
        Slicing groups = Slicing.by("group");
        assertPasses(Check.onEverySlice(groups, Check.atLeast(Metric.AUC, 0.6)), ALONE, "all 3 slices pass");
        Check strict = Check.onEverySlice(Slicing.by("size"), Check.atLeast(Metric.AUC, 0.99));
        assertFails(strict, ALONE, "size = 0: auc is 0.", "and 5 more");
        assertThat(strict.apply(ALONE).observed()).isEqualTo("10 of 10 slices fail");
        assertFails(
                Check.onEverySlice(groups.withLeastRows(1_000_000), Check.atLeast(Metric.AUC, 0.1)),
                ALONE,
                "no slice with rows enough");
        assertFails(
                Check.onEverySlice(Slicing.where("nobody", Filter.equal("size", 99)), Check.atLeast(Metric.AUC, 0.1)),
                ALONE,
                "nobody: auc is undefined for these 0 rows");
        assertThatThrownBy(() -> Check.onEverySlice(groups, Check.sameSignature()))
                .hasMessageContaining("not about metrics");
    }

    @Test
    void noSliceMayBeWorseBeyondChance() {
        Slicing sizes = Slicing.by("size");
        assertPasses(Check.noSliceWorse(sizes, Metric.AUC, 0.05), BETTER, "none of 10 slices");
        assertFails(Check.noSliceWorse(sizes, Metric.AUC, 0.05), WORSE, "adjusted");
        assertThatThrownBy(() -> Check.noSliceWorse(sizes, Metric.AUC, 1)).hasMessageContaining("below 1");
    }

    @Test
    void gapsBetweenGroupsAreBounded() {
        assertPasses(Check.fair("group", Measure.DEMOGRAPHIC_PARITY, 1), ALONE, "between group");
        assertFails(Check.fair("group", Measure.DISPARATE_IMPACT, 1), ALONE);
        assertPasses(Check.fair("group", Measure.DISPARATE_IMPACT, 0.5), ALONE);
        Comparison one = Comparison.of(STRONG, Optional.empty(), ROWS.where(Filter.equal("group", "a")));
        assertFails(Check.fair("group", Measure.EQUALIZED_ODDS, 0.5), one, "1 groups, too few");
        assertThatThrownBy(() -> Check.fair("group", Measure.CALIBRATION, 2)).hasMessageContaining("from 0 to 1");
    }

    @Test
    void sizeAndLatencyAreBounded() {
        assertPasses(Check.latencyAtMost(Duration.ofSeconds(10)), ALONE, "99 of 100 rows");
        assertFails(Check.latencyAtMost(Duration.ofNanos(1)), ALONE);
        assertPasses(Check.bytesAtMost(1 << 20), ALONE);
        assertFails(Check.bytesAtMost(10), ALONE, "bytes");
        assertThatThrownBy(() -> Check.latencyAtMost(Duration.ZERO)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Check.bytesAtMost(0)).hasMessageContaining("above 0");
    }

    @Test
    void predictionsMayFlipSoOften() {
        assertPasses(Check.flipsAtMost(0.05, 0.01), ALONE, "of 2000 predictions");
        assertFails(Check.flipsAtMost(0.01, 0.5), ALONE);
        Frame rows = Samples.flights(200, 1);
        Model hours =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(rows);
        assertFails(Check.flipsAtMost(1, 0.1), Comparison.of(hours, Optional.empty(), rows), "there is no flip");
    }

    @Test
    void aSignatureIsTheSameIfCallersNeedNotChange() {
        assertFails(Check.sameSignature(), BETTER, "reads column \"first\", which the champion does not");
        Frame rows = Samples.flights(400, 2);
        Trainer trainer = Trainer.classification("late");
        Model all = trainer.features(Features.oneHot("origin")).fit(rows);
        Model fewer = trainer.features(Features.oneHot("origin").drop("hour")).fit(rows);
        Model lenient =
                trainer.features(Features.oneHot("origin").impute("hour")).fit(rows);
        assertPasses(Check.sameSignature(), Comparison.of(fewer, Optional.of(all), rows));
        assertFails(Check.sameSignature(), Comparison.of(all, Optional.of(fewer), rows), "\"hour\"");
        assertFails(Check.sameSignature(), Comparison.of(all, Optional.of(lenient), rows), "must not be null");
        assertPasses(Check.sameSignature(), Comparison.of(lenient, Optional.of(all), rows));
    }

    @Test
    void dataMayBeSoOld() {
        Instant committed = Instant.parse("2026-03-01T00:00:00Z");
        Clock week = Clock.fixed(committed.plus(Duration.ofDays(7)), ZoneOffset.UTC);
        Check check = Check.dataNoOlderThan(Duration.ofDays(7), week);
        assertPasses(check, trainedOn(Optional.of(committed)), "committed at");
        assertFails(
                Check.dataNoOlderThan(Duration.ofDays(6), week),
                trainedOn(Optional.of(committed)),
                "file:/t@3 was committed at 2026-03-01T00:00:00Z");
        assertFails(check, trainedOn(Optional.empty()), "nothing tells when");
        assertFails(check, ALONE, "from no table");
        assertThat(check).hasToString("training data committed no longer ago than PT168H");
    }

    private static Comparison trainedOn(Optional<Instant> committed) {
        Frame rows = Samples.flights(300, 3);
        Schema schema = Schema.of(Schema.Field.of("late", DataType.BOOLEAN));
        Origin table = new Origin.Table("id", "file:/t", 3, committed, schema, List.of("late"), Optional.empty(), "d");
        Frame read = ColumnAccess.direct().frame(rows.schema(), rows.chunks(), table);
        Model model = Trainer.classification("late")
                .features(Features.oneHot("origin"))
                .fit(read);
        return Comparison.of(model, Optional.empty(), rows);
    }

    @Test
    void sharesOfClassesMayDifferSoFar() {
        Frame rows = Samples.flights(600, 5);
        Frame night = rows.where(Filter.greaterThan("hour", 12.0));
        Trainer trainer = Trainer.classification("late").features(Features.oneHot("origin"));
        Comparison comparison = Comparison.of(trainer.fit(night), Optional.of(trainer.fit(rows)), rows);
        assertFails(Check.labelRateWithin(0.5), comparison, "withTraining");
        assertFails(Check.labelRateWithin(0.01), comparison.withTraining(night, rows), "the share of");
        assertPasses(Check.labelRateWithin(0.5), comparison.withTraining(night, rows));
    }

    @Test
    void whatHasNoNumberFailsAndSaysWhy() {
        assertFails(Check.surelyAtMost(Metric.CALIBRATION_ERROR, 1), ALONE, "has no interval");
        Slicing nobody = Slicing.where("nobody", Filter.equal("size", 99));
        assertFails(Check.noSliceWorse(nobody, Metric.AUC, 0.05), BETTER, "no slice could be judged, of 1");
        Frame rows = Samples.flights(200, 1);
        Model hours =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(rows);
        Comparison numbers = Comparison.of(hours, Optional.of(hours), rows);
        assertFails(Check.labelRateWithin(1), numbers.withTraining(rows, rows), "the label has no classes");
        assertFails(Check.fair("origin", Measure.CALIBRATION, 1), numbers, "binary-classification only");
    }

    @Test
    void whatCannotBeCheckedIsRefused() {
        assertThatThrownBy(() -> Check.superior(Metric.BIAS)).hasMessageContaining("neither more nor less is better");
        assertThatThrownBy(() -> Check.flipsAtMost(2, 0.1)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> Check.flipsAtMost(0.1, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Check.labelRateWithin(-1)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> Check.dataNoOlderThan(Duration.ZERO, Clock.systemUTC()))
                .hasMessageContaining("above 0");
        assertThat(Check.atMost(Metric.BIAS, 1)).hasToString("bias <= 1");
        assertThat(Check.atLeast(Metric.BIAS, -1)).hasToString("bias >= -1");
    }

    @Test
    void aHostMayCheckWhatItLikes() {
        Check cost = Check.of("cost of errors", comparison -> {
            double errors = 1 - comparison.candidate().value(Metric.ACCURACY).orElseThrow();
            return new Finding("", errors < 0.5, errors + "", "< 0.5", "errors cost " + errors, comparison.digest());
        });
        assertPasses(cost, ALONE, "errors cost");
        assertThat(cost).hasToString("own check cost of errors");
        assertThat(cost.digest())
                .isEqualTo(Check.of("cost of errors", comparison -> null).digest());
        assertThatThrownBy(() -> Check.of(" ", comparison -> null)).hasMessageContaining("name");
    }

    @Test
    void textsAreCanonical() {
        assertThat(Check.surelyAtLeast(Metric.AUC, 0.70)).hasToString("auc surely >= 0.7");
        assertThat(Check.nonInferior(Metric.AUC, 0.01))
                .hasToString("auc surely less than 0.01 worse than the champion");
        assertThat(Check.superior(Metric.F1)).hasToString("f1 surely better than the champion");
        assertThat(Check.onEverySlice(Slicing.by("group").withLeastRows(30), Check.atLeast(Metric.AUC, 0.6)))
                .hasToString("on every slice by group (at least 30 rows): auc >= 0.6");
        assertThat(Check.noSliceWorse(Slicing.by("group"), Metric.AUC, 0.05))
                .hasToString("auc by group: no slice worse than the champion (alpha 0.05, Holm)");
        assertThat(Check.fair("group", Measure.DISPARATE_IMPACT, 0.8)).hasToString("disparate-impact by group >= 0.8");
        assertThat(Check.latencyAtMost(Duration.ofMillis(5))).hasToString("latency of 99 % of rows <= PT0.005S");
        assertThat(Check.bytesAtMost(1_000)).hasToString("package of at most 1000 bytes");
        assertThat(Check.sameSignature()).hasToString("same signature as the champion");
        assertThat(Check.labelRateWithin(0.1)).hasToString("difference of label shares in training data <= 0.1");
        assertThat(Check.flipsAtMost(0.01, 0.02)).hasToString("predictions that flip under noise of 0.02 <= 0.01");
    }

    @Test
    void findingsOfEvaluationsMadeBeforeAreTheSame() {
        Comparison again = Comparison.of(Evaluation.of(STRONG, ROWS), Optional.of(Evaluation.of(WEAK, ROWS)));
        assertThat(Check.superior(Metric.AUC).apply(again))
                .isEqualTo(Check.superior(Metric.AUC).apply(BETTER));
    }
}
