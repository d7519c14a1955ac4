package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.Advice;
import dev.boathouse.monitoring.watch.RetrainPolicy;
import dev.boathouse.monitoring.watch.RetrainPolicy.Condition;
import dev.boathouse.monitoring.watch.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Compares a month with the past: its features and late rate with the rows that the champion was trained on, whose profile it carries, its predictions with those on the
 * holdout, which the model had not seen either. What that means for the champion is the policy's to say.
 */
final class Watch {

    /** One retraining in six weeks, a lost AUC of 0.03 matters, and the month after a release shows whether it was one. */
    static final RetrainPolicy POLICY = RetrainPolicy.when(Condition.failing("drift")
                    .or(Condition.failing("prediction drift"))
                    .or(Condition.worse(Metric.AUC, 0.03)))
            .withRollBack(Condition.worseThanPrevious(Metric.AUC, 0.01, Duration.ofDays(31)))
            .withCoolDown(Duration.ofDays(42));

    /** Of what a month cannot but differ in, nothing is asked. */
    static final DriftCheck CHECK = DriftCheck.standard().ignoring("month", "day", "probability", "prediction");

    private final Release live;
    private final Profile training;
    private final Profile holdoutPredictions;

    Watch(Release live) {
        this.live = live;
        this.training = Profile.read(
                live.model().attachment("profile.bin").orElseThrow().bytes());
        this.holdoutPredictions = Profile.of(live.model().score(live.holdout()).select("probability"));
    }

    /**
     * What became of a month.
     *
     * @param late drift of the label
     * @param predictions drift of the probabilities
     * @param features the features that drifted
     * @param findings both comparisons as evidence
     * @param report drift of all columns, for people
     */
    record Month(
            ColumnDrift late,
            ColumnDrift predictions,
            List<String> features,
            List<Finding> findings,
            DriftReport report) {}

    /** Judges the scored flights of a month. */
    Month judge(Frame scored) {
        DriftReport data = CHECK.compare(training, Profile.of(scored));
        DriftReport predictions =
                DriftCheck.standard().compare(holdoutPredictions, Profile.of(scored.select("probability")));
        List<String> features = data.alarms().stream()
                .map(ColumnDrift::name)
                .filter(FlightFeatures.INPUTS::contains)
                .toList();
        return new Month(
                data.column(FlightFeatures.LABEL),
                predictions.column("probability"),
                features,
                List.of(data.finding(), predictions.finding("prediction drift")),
                data);
    }

    /** What to do with the champion at the end of a month. */
    Advice advise(Instant now, Instant lastTraining, Month month, double auc, Frame scored) {
        Situation situation = Situation.at(now)
                .withTraining(lastTraining)
                .withPromotion(live.at())
                .withMetric(Metric.AUC, live.auc(), auc);
        for (Finding finding : month.findings()) {
            situation = situation.with(finding);
        }
        if (live.before().isPresent()) {
            Comparison comparison =
                    Comparison.of(live.model(), Optional.of(live.before().get().model()), scored);
            situation = situation.withPrevious(
                    Metric.AUC, comparison.difference(Metric.AUC).orElseThrow());
        }
        return POLICY.advise(situation);
    }

    /** How much a column changed, as the standard check measures it; 0 if there was nothing to compare. */
    static double effect(ColumnDrift column) {
        return column.deciding().map(Evidence::effect).orElse(0.0);
    }
}
