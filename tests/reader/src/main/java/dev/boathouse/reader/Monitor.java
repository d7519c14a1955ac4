package dev.boathouse.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.core.data.Filter;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.metrics.MetricTables;
import dev.boathouse.monitoring.metrics.Metrics;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.profile.Slices;
import dev.boathouse.monitoring.profile.Window;
import dev.boathouse.monitoring.profile.WindowedProfiles;
import dev.boathouse.monitoring.profile.Windowing;
import java.time.Instant;
import java.time.Period;

/**
 * Records metrics of the newest version of {@code table} in the metric tables at {@code metrics}: day by day by the timestamp column {@code time},
 * with slices by {@code slice}, against the rows before {@code baseline}, an instant.
 */
final class Monitor {

    private Monitor() {}

    /** The version of the table of profile metrics that has them. */
    static long record(JsonNode order) {
        Snapshot snapshot = DeltaTable.at(order.path("table").asText()).latest();
        String time = order.path("time").asText();
        Slices slices = Slices.by(order.path("slice").asText());
        Profiling profiling = Profiling.standard();
        WindowedProfiles days = profiling.of(snapshot.scan(), Windowing.of(time, Period.ofDays(1)));
        Metrics metrics = Metrics.of(days).withTableVersion(snapshot.version());
        for (Window window : days.windows().keySet()) {
            Window.Time day = (Window.Time) window;
            Filter inside = Filter.greaterThanOrEqual(time, day.start()).and(Filter.lessThan(time, day.end()));
            metrics = metrics.and(Metrics.of(day, profiling.of(snapshot.scan().where(inside), slices)));
        }
        Filter before =
                Filter.lessThan(time, Instant.parse(order.path("baseline").asText()));
        return MetricTables.at(order.path("metrics").asText())
                .record(metrics.against(profiling.of(snapshot.scan().where(before), slices)))
                .profiles()
                .version();
    }
}
