package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.model.Model;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.profile.Profile;
import java.util.List;

/**
 * Compares a month with the past: its features and late rate with the rows that the champion was trained on, whose profile it carries, its predictions with those on the
 * holdout, which the model had not seen either.
 */
final class Watch {

    private final Profile training;
    private final Profile holdoutPredictions;

    Watch(Model champion, Frame scoredHoldout) {
        this.training =
                Profile.read(champion.attachment("profile.bin").orElseThrow().bytes());
        this.holdoutPredictions = Profile.of(scoredHoldout.select("probability"));
    }

    /**
     * What became of a month.
     *
     * @param late drift of the label
     * @param predictions drift of the probabilities
     * @param features the features that drifted
     */
    record Month(ColumnDrift late, ColumnDrift predictions, List<String> features) {}

    /** Judges the scored flights of a month. */
    Month judge(Frame scored) {
        DriftReport data = DriftCheck.standard()
                .ignoring("month", "day", "probability", "prediction")
                .compare(training, Profile.of(scored));
        DriftReport predictions =
                DriftCheck.standard().compare(holdoutPredictions, Profile.of(scored.select("probability")));
        List<String> features = data.alarms().stream()
                .map(ColumnDrift::name)
                .filter(FlightFeatures.INPUTS::contains)
                .toList();
        return new Month(data.column(FlightFeatures.LABEL), predictions.column("probability"), features);
    }

    /** How much a column changed, as the standard check measures it; 0 if there was nothing to compare. */
    static double effect(ColumnDrift column) {
        return column.deciding().map(Evidence::effect).orElse(0.0);
    }
}
