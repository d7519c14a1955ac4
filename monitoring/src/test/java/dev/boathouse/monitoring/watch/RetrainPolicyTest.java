package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.watch.RetrainPolicy.Condition;
import dev.boathouse.monitoring.watch.Situation.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainPolicyTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Situation NOTHING = Situation.at(NOW);

    @TempDir
    Path folder;

    private static Finding finding(String name, boolean passed) {
        return new Finding(name, passed, "x", "y", name + (passed ? " is fine" : " is bad"), "0".repeat(64));
    }

    private static Instant before(long days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static boolean holds(Condition condition, Situation situation) {
        Advice advice = RetrainPolicy.when(condition).advise(situation);
        assertThat(advice.reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        return advice instanceof Advice.Retrain;
    }

    private static String reason(Condition condition, Situation situation) {
        return String.join("; ", RetrainPolicy.when(condition).advise(situation).reasons());
    }

    private static List<Condition> all() {
        return List.of(
                Condition.failing("drift"),
                Condition.anyFailing(),
                Condition.olderThan(Duration.ofDays(90)),
                Condition.newRows(0),
                Condition.newVersions(0),
                Condition.worse(Metric.AUC, 0),
                Condition.worseThanPrevious(Metric.AUC, 0, Duration.ofDays(14)));
    }

    @Test
    void whatIsNotKnownHoldsNowhere() {
        for (Condition condition : all()) {
            assertThat(holds(condition, NOTHING)).as("%s", condition).isFalse();
            assertThat(reason(condition, NOTHING)).as("%s", condition).containsPattern("not known|no findings?");
        }
    }

    @Test
    void verdictsHoldByNameWhenAnyOfThemFailed() {
        Situation situation = NOTHING.with(finding("drift", true)).with(finding("calibration", false));
        assertThat(holds(Condition.failing("drift"), situation)).isFalse();
        assertThat(reason(Condition.failing("drift"), situation)).isEqualTo("drift passed");
        assertThat(holds(Condition.failing("calibration"), situation)).isTrue();
        assertThat(reason(Condition.anyFailing(), situation)).isEqualTo("calibration failed: calibration is bad");
        assertThat(holds(Condition.failing("drift"), situation.with(finding("drift", false))))
                .isTrue();
        assertThat(reason(Condition.anyFailing(), NOTHING.with(finding("drift", true))))
                .isEqualTo("all 1 findings passed");
    }

    @Test
    void ageCountsFromTrainingAndFromTheFutureNotAtAll() {
        Condition old = Condition.olderThan(Duration.ofDays(90));
        assertThat(holds(old, NOTHING.withTraining(before(90)))).isFalse();
        assertThat(holds(old, NOTHING.withTraining(before(90).minusNanos(1)))).isTrue();
        assertThat(reason(old, NOTHING.withTraining(before(91))))
                .isEqualTo("the model is 91 days old, more than 90 days");
        assertThat(holds(old, NOTHING.withTraining(before(-1)))).isFalse();
        assertThat(reason(old, NOTHING.withTraining(before(-1)))).contains("which is yet to come");
        assertThat(holds(Condition.olderThan(Duration.ZERO), NOTHING.withTraining(before(-1))))
                .isFalse();
        assertThat(holds(Condition.olderThan(Duration.ofDays(90)), NOTHING.withTraining(Instant.MIN)))
                .isTrue();
    }

    @Test
    void rowsAndVersionsAreCountedFromTheLimitOn() {
        assertThat(holds(Condition.newRows(100), NOTHING.withNewRows(99))).isFalse();
        assertThat(holds(Condition.newRows(100), NOTHING.withNewRows(100))).isTrue();
        assertThat(reason(Condition.newVersions(3), NOTHING.withNewVersions(2)))
                .isEqualTo("2 table versions are new since training, fewer than 3");
        assertThatThrownBy(() -> NOTHING.withNewRows(-1)).hasMessageContaining("0 or more would work");
    }

    @Test
    void aMetricIsWorseInItsOwnDirectionByEnoughAndBeyondChance() {
        Condition auc = Condition.worse(Metric.AUC, 0.02);
        assertThat(holds(auc, NOTHING.withMetric(Metric.AUC, 0.70, 0.65))).isTrue();
        assertThat(holds(auc, NOTHING.withMetric(Metric.AUC, 0.70, 0.69))).isFalse();
        assertThat(reason(auc, NOTHING.withMetric(Metric.AUC, 0.70, 0.69)))
                .isEqualTo("auc is worse since training by 0.0100, less than the 0.02 that matters");
        assertThat(reason(auc, NOTHING.withMetric(Metric.AUC, 0.5, 0.75)))
                .isEqualTo("auc is not worse since training: better by 0.2500");
        assertThat(holds(auc, NOTHING.withMetric(Metric.BRIER, 0.1, 0.9))).isFalse();
        Condition calibration = Condition.worse(Metric.CALIBRATION_ERROR, 0.01);
        assertThat(holds(calibration, NOTHING.withMetric(Metric.CALIBRATION_ERROR, 0.01, 0.05)))
                .isTrue();
        assertThat(holds(calibration, NOTHING.withMetric(Metric.CALIBRATION_ERROR, 0.05, 0.01)))
                .isFalse();
        assertThat(holds(Condition.worse(Metric.AUC, 0), NOTHING.withMetric(Metric.AUC, 0.7, 0.7)))
                .isFalse();
        assertThat(holds(auc, NOTHING.withMetric(Metric.AUC, Double.NaN, 0.7))).isFalse();
        Interval doubt = new Interval(-0.03, -0.07, 0.01, 0.95);
        Interval sure = new Interval(-0.03, -0.05, -0.01, 0.95);
        assertThat(holds(auc, NOTHING.withMetric(new Change(Metric.AUC, -0.03, Optional.of(doubt)))))
                .isFalse();
        assertThat(reason(auc, NOTHING.withMetric(new Change(Metric.AUC, -0.03, Optional.of(doubt)))))
                .endsWith("which may be chance");
        assertThat(holds(auc, NOTHING.withMetric(new Change(Metric.AUC, -0.03, Optional.of(sure)))))
                .isTrue();
        assertThat(holds(
                        Condition.worse(Metric.BRIER, 0.02),
                        NOTHING.withMetric(
                                new Change(Metric.BRIER, 0.03, Optional.of(new Interval(0.03, 0.01, 0.05, 0.95))))))
                .isTrue();
        assertThatThrownBy(() -> Condition.worse(Metric.BIAS, 0.1)).hasMessageContaining("more or less is better");
        assertThatThrownBy(() -> Condition.worse(Metric.AUC, -1)).hasMessageContaining("0 or more");
    }

    @Test
    void worseThanTheVersionBeforeCountsOnlyRightAfterARelease() {
        Condition condition = Condition.worseThanPrevious(Metric.AUC, 0.01, Duration.ofDays(14));
        Difference difference = new Difference(new Interval(-0.05, -0.06, -0.04, 0.95), 0.001, "DeLong");
        Situation worse = NOTHING.withPrevious(Metric.AUC, difference);
        assertThat(holds(condition, worse)).isFalse();
        assertThat(reason(condition, worse)).isEqualTo("it is not known when the live version went live");
        assertThat(holds(condition, worse.withPromotion(before(14)))).isTrue();
        assertThat(reason(condition, worse.withPromotion(before(14))))
                .isEqualTo(
                        "auc is worse than the version before by 0.0500 (difference -0.0500 (95 % from -0.0600 to -0.0400))");
        assertThat(holds(condition, worse.withPromotion(before(15)))).isFalse();
        assertThat(holds(condition, worse.withPromotion(before(-1)))).isFalse();
        assertThat(reason(condition, worse.withPromotion(before(15)))).endsWith("not within 14 days before");
        assertThat(holds(condition, NOTHING.withPromotion(before(1)).withMetric(Metric.AUC, 0.8, 0.1)))
                .isFalse();
    }

    @Test
    void conditionsCombine() {
        Condition rows = Condition.newRows(10);
        Condition drift = Condition.failing("drift");
        Situation both = NOTHING.withNewRows(10).with(finding("drift", false));
        assertThat(holds(rows.and(drift), both)).isTrue();
        assertThat(reason(rows.and(drift), both)).contains("10 rows are new", "drift failed");
        assertThat(holds(rows.and(drift), both.withNewRows(9))).isFalse();
        assertThat(reason(rows.and(drift), both.withNewRows(9)))
                .isEqualTo("9 rows are new since training, fewer than 10");
        assertThat(reason(rows.or(drift), both.withNewRows(9))).isEqualTo("drift failed: drift is bad");
        assertThat(reason(rows.or(drift), NOTHING.withNewRows(9))).contains("9 rows are new", "no finding");
    }

    /** Every combination of facts against a table written out: what each fact may be, and what must come of it. */
    @Test
    void everySituationHasTheAnswerOfTheTable() {
        RetrainPolicy policy = RetrainPolicy.when(
                        Condition.failing("drift").or(Condition.olderThan(Duration.ofDays(90))))
                .withRollBack(Condition.worseThanPrevious(Metric.AUC, 0.01, Duration.ofDays(14)))
                .withCoolDown(Duration.ofDays(30))
                .withMinimumNewRows(1_000);
        int[] counts = new int[3];
        for (long trained : new long[] {Long.MIN_VALUE, -5, 0, 29, 30, 90, 91}) {
            for (long promoted : new long[] {Long.MIN_VALUE, -1, 0, 14, 15}) {
                for (long rows : new long[] {-1, 0, 999, 1_000}) {
                    for (int drift = -1; drift <= 1; drift++) {
                        for (double previous : new double[] {Double.NaN, 0.1, -0.001, -0.01, -0.5}) {
                            Situation situation = situation(trained, promoted, rows, drift, previous);
                            boolean back = previous <= -0.01 && promoted >= 0 && promoted <= 14;
                            boolean due = drift == 0 || trained > 90;
                            boolean free = trained >= 30 && rows >= 1_000;
                            String expected = back ? "roll back" : due && free ? "retrain" : "carry on";
                            Advice advice = policy.advise(situation);
                            assertThat(advice.action()).as("%s", situation).isEqualTo(expected);
                            assertThat(advice.reasons()).as("%s", situation).isNotEmpty();
                            assertThat(advice.reasons().stream()
                                            .anyMatch(reason -> reason.startsWith("not retrained yet: ")))
                                    .as("%s", situation)
                                    .isEqualTo(!back && due && !free);
                            counts[back ? 0 : due && free ? 1 : 2]++;
                        }
                    }
                }
            }
        }
        assertThat(counts).doesNotContain(0);
    }

    private static Situation situation(long trained, long promoted, long rows, int drift, double previous) {
        Situation situation = NOTHING;
        situation = trained == Long.MIN_VALUE ? situation : situation.withTraining(before(trained));
        situation = promoted == Long.MIN_VALUE ? situation : situation.withPromotion(before(promoted));
        situation = rows < 0 ? situation : situation.withNewRows(rows);
        situation = drift < 0 ? situation : situation.with(finding("drift", drift == 1));
        return Double.isNaN(previous)
                ? situation
                : situation.withPrevious(new Change(Metric.AUC, previous, Optional.empty()));
    }

    @Test
    void guardsTellWhatKeepsFromRetraining() {
        RetrainPolicy policy = RetrainPolicy.when(Condition.failing("drift"))
                .withCoolDown(Duration.ofHours(36))
                .withMinimumNewRows(10);
        Advice advice = policy.advise(
                NOTHING.with(finding("drift", false)).withTraining(before(1)).withNewRows(9));
        assertThat(advice)
                .isEqualTo(new Advice.CarryOn(List.of(
                        "not retrained yet: the model was trained at 2026-05-31T00:00:00Z, less than PT36H ago",
                        "not retrained yet: 9 rows are new since training, fewer than 10",
                        "drift failed: drift is bad")));
        assertThat(policy.advise(NOTHING.with(finding("drift", false))).reasons())
                .contains(
                        "not retrained yet: it is not known when the model was trained",
                        "not retrained yet: it is not known how many rows are new since training");
        assertThat(RetrainPolicy.when(Condition.failing("drift")).advise(NOTHING.with(finding("drift", false))))
                .isInstanceOf(Advice.Retrain.class);
        assertThatThrownBy(() -> policy.withCoolDown(Duration.ofDays(-1))).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> policy.withMinimumNewRows(-1)).hasMessageContaining("0 or more");
    }

    @Test
    void adviceIsAFindingAndJson() throws IOException {
        Advice retrain = RetrainPolicy.when(Condition.newRows(1)).advise(NOTHING.withNewRows(5));
        assertThat(retrain.finding().passed()).isFalse();
        assertThat(retrain.finding().observed()).isEqualTo("retrain");
        assertThat(retrain.finding().detail()).isEqualTo("retrain: 5 rows are new since training, at least 1");
        assertThat(retrain.finding().digest()).hasSize(64);
        Advice carryOn = RetrainPolicy.when(Condition.newRows(1)).advise(NOTHING);
        assertThat(carryOn.finding().passed()).isTrue();
        assertThat(new Advice.RollBack(carryOn.reasons()).finding().digest())
                .isNotEqualTo(carryOn.finding().digest());
        JsonNode json = new ObjectMapper().readTree(new Advice.RollBack(List.of("it is worse")).json());
        assertThat(json.get("advice").asText()).isEqualTo("roll back");
        assertThat(json.get("reasons").get(0).asText()).isEqualTo("it is worse");
    }

    @Test
    void theTrainingRecordTellsVersionsAndTheAgeOfTheData() {
        DeltaTable table = DeltaTable.at(folder.toUri().toString());
        table.create(Schema.of(Field.of("x", DataType.DOUBLE)));
        Snapshot first = table.append(Samples.doubles(1.0)).commit();
        TrainingRecord record = record(first.scan().read().origin());
        table.append(Samples.doubles(2.0)).commit();
        Snapshot latest = table.append(Samples.doubles(3.0)).commit();
        assertThat(NOTHING.withNewVersions(record, latest).newVersions()).hasValue(2);
        assertThat(NOTHING.withNewVersions(record, table.version(0)).newVersions())
                .hasValue(0);
        assertThat(NOTHING.withTraining(record).trainedAt()).contains(first.timestamp());
        assertThat(NOTHING.withTraining(record(new Origin.Host())).trainedAt()).isEmpty();
        assertThatThrownBy(() -> NOTHING.withNewVersions(record(new Origin.Host()), latest))
                .hasMessageContaining("the model was trained on host. A snapshot of one of its tables would work.");
    }

    private static TrainingRecord record(Origin origin) {
        return new TrainingRecord(
                Task.CLUSTERING,
                "k-means",
                new TreeMap<>(),
                "",
                1,
                1,
                Optional.empty(),
                new TreeMap<>(),
                1,
                "0".repeat(64),
                origin);
    }

    @Test
    void whatWasSaidStays() {
        List<Finding> findings = new ArrayList<>(List.of(finding("drift", true)));
        Situation situation = NOTHING.with(findings.get(0))
                .withNewRows(7)
                .withPromotion(before(2))
                .withTraining(before(3));
        findings.clear();
        assertThat(situation.withNewVersions(1).withMetric(Metric.AUC, 1, 1)).satisfies(more -> {
            assertThat(more.findings()).hasSize(1);
            assertThat(more.newRows()).hasValue(7);
            assertThat(more.promotedAt()).contains(before(2));
            assertThat(more.trainedAt()).contains(before(3));
        });
        assertThat(situation.newVersions()).isEmpty();
    }
}
