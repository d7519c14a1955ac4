package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.metrics.MetricTables;
import dev.boathouse.monitoring.metrics.Metrics;
import dev.boathouse.monitoring.metrics.Recording;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.profile.Windowing;
import dev.boathouse.monitoring.watch.ProfiledWindow;
import dev.boathouse.monitoring.watch.Reference;
import dev.boathouse.monitoring.watch.Timeline;
import dev.boathouse.monitoring.watch.TimelinePage;
import java.time.Instant;
import java.time.Period;
import java.util.Map;

/** All months that were scored, beside what the first model was trained on. */
final class Months {

    private final Lake lake;
    private final Reference training;

    Months(Lake lake, Frame train) {
        this.lake = lake;
        this.training = Reference.stored("the first training data", Profile.of(train));
    }

    /** Writes the time line as a page, and its figures as the tables that dashboards made for Databricks read. */
    void record(Map<Instant, Interval> auc, Pages pages, Console console) {
        Snapshot scored = lake.predictions().latest();
        Timeline timeline = Timeline.of(Watch.CHECK, training)
                .withAll(ProfiledWindow.of(
                        Profiling.standard().of(scored.scan(), Windowing.of("day", Period.ofMonths(1)))));
        pages.put(
                "months",
                TimelinePage.of(timeline).with("AUC", auc).page("Flights by month, beside the training data"));
        MetricTables tables = MetricTables.at(
                lake.folder().resolve("monitoring").resolve("flights").toUri().toString());
        Recording recorded = tables.record(Metrics.of(timeline).withTableVersion(scored.version()));
        console.say(
                "monitoring/flights_profile_metrics and flights_drift_metrics: %d profiles and %d comparisons added",
                recorded.profiles().added().size(), recorded.drifts().added().size());
    }
}
