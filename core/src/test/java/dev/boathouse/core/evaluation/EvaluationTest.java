package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Frame ROWS = Samples.flights(2_000, 3);

    @Test
    void predictionsAreJudgedAsTheModelMakesThem() {
        Model usual = Trainer.classification("late")
                .features(Features.oneHot("origin").standardize("distance", "hour"))
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(ROWS);
        Model careful = Model.of(
                usual.features(),
                usual.predictor(),
                new Response(usual.response().link(), 0.3),
                usual.trainingRecord());
        List<?> predictions = careful.score(ROWS).values("prediction");
        List<?> truth = ROWS.values("late");
        long right = 0;
        for (int i = 0; i < truth.size(); i++) {
            right += predictions.get(i).equals(truth.get(i)) ? 1 : 0;
        }
        Evaluation evaluation = Evaluation.of(careful, ROWS);
        assertThat(evaluation.value(Metric.ACCURACY)).hasValue((double) right / truth.size());
        assertThat(evaluation.value(Metric.ACCURACY))
                .isNotEqualTo(Evaluation.of(usual, ROWS).value(Metric.ACCURACY));
        assertThat(evaluation.value(Metric.AUC))
                .isEqualTo(Evaluation.of(usual, ROWS).value(Metric.AUC));
    }

    @Test
    void everyTaskIsEvaluated() {
        Model several = Trainer.classification("origin").fit(ROWS);
        Evaluation classes = Evaluation.of(several, ROWS);
        assertThat(classes.task()).isEqualTo(Task.MULTICLASS_CLASSIFICATION);
        assertThat(classes.value(Metric.ACCURACY).orElseThrow())
                .isEqualTo(share(several.score(ROWS).values("prediction"), ROWS.values("origin")));
        assertThat(classes.positiveCount()).isEmpty();

        Model hours =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(ROWS);
        Evaluation numbers = Evaluation.of(hours, ROWS);
        double[] estimates = hours.score(ROWS).doubles("prediction");
        double[] truth = ROWS.doubles("hour");
        double squares = 0;
        for (int row = 0; row < truth.length; row++) {
            squares += (estimates[row] - truth[row]) * (estimates[row] - truth[row]);
        }
        assertThat(numbers.value(Metric.RMSE).orElseThrow())
                .isCloseTo(Math.sqrt(squares / truth.length), within(1e-12));

        Model anomalies = Trainer.anomalyDetection().fit(ROWS.select("distance", "hour"));
        Evaluation unlabelled = Evaluation.of(anomalies, ROWS);
        assertThat(unlabelled.value(Metric.FLAGGED_RATE).orElseThrow())
                .isEqualTo(
                        share(anomalies.score(ROWS.select("distance", "hour")).values("prediction"), allTrue()));
        Evaluation labelled = Evaluation.of(anomalies, ROWS, "late");
        assertThat(labelled.value(Metric.AUC)).isPresent();
        assertThat(labelled.defines(Metric.LOG_LOSS)).isFalse();
        assertThat(labelled.positiveCount()).isPresent();
        assertThat(labelled.testDigest()).isNotEqualTo(unlabelled.testDigest());

        Model clusters = Trainer.clustering(3).fit(ROWS.select("distance", "hour"));
        assertThat(Evaluation.of(clusters, ROWS).value(Metric.SILHOUETTE).orElseThrow())
                .isBetween(0.0, 1.0);
        assertThat(Evaluation.of(clusters, ROWS, "origin")
                        .value(Metric.ADJUSTED_RAND)
                        .orElseThrow())
                .isBetween(-0.1, 0.1);
    }

    private static List<Boolean> allTrue() {
        return Collections.nCopies((int) ROWS.rowCount(), true);
    }

    private static double share(List<?> found, List<?> truth) {
        double same = 0;
        for (int row = 0; row < truth.size(); row++) {
            same += found.get(row).equals(truth.get(row)) ? 1 : 0;
        }
        return same / truth.size();
    }

    @Test
    void everyMetricIsThereAndMostHaveAnInterval() {
        Model hours =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(ROWS);
        Model late = Trainer.classification("late")
                .features(Features.oneHot("origin"))
                .fit(ROWS);
        Model several = Trainer.classification("origin").fit(ROWS);
        Model clusters = Trainer.clustering(3).fit(ROWS.select("distance", "hour"));
        for (Model model : List.of(hours, late, several, clusters)) {
            Evaluation evaluation = Evaluation.of(model, ROWS);
            assertThat(evaluation.values().keySet())
                    .containsAll(evaluation.intervals().keySet());
            assertThat(evaluation.intervals())
                    .hasSizeGreaterThanOrEqualTo(evaluation.values().size() - 1);
            evaluation.intervals().forEach((metric, interval) -> {
                assertThat(interval.estimate())
                        .as(metric.toString())
                        .isEqualTo(evaluation.values().get(metric));
                assertThat(interval.low()).as(metric.toString()).isLessThanOrEqualTo(interval.estimate());
                assertThat(interval.high()).as(metric.toString()).isGreaterThanOrEqualTo(interval.estimate());
                assertThat(evaluation.interval(metric)).as(metric.toString()).contains(interval);
            });
        }
    }

    @Test
    void aTruthThatCannotTellIsRefused() {
        Model anomalies = Trainer.anomalyDetection().fit(ROWS.select("distance", "hour"));
        assertThatThrownBy(() -> Evaluation.of(anomalies, ROWS, "origin")).hasMessageContaining("cannot tell");
        assertThatThrownBy(() -> Evaluation.of(anomalies, ROWS, "nowhere")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Evaluation.of(anomalies, ROWS, "hour")).hasMessageContaining("hour");
        Evaluation late = Evaluation.of(
                Trainer.classification("late")
                        .features(Features.oneHot("origin"))
                        .fit(ROWS),
                ROWS);
        assertThatThrownBy(() -> late.value(Metric.RMSE)).hasMessageContaining("rmse");
    }
}
