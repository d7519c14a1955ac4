package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import dev.boathouse.monitoring.profile.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of the monitored table a metric is of.
 *
 * @param window when they are of; of a table version as a whole ("snapshot") start and end are the instant it was looked at. Empty for the
 *     rows of a baseline, which stand for no time
 * @param granularity how long windows are, such as {@code 1 day}; empty for a table version as a whole
 * @param monitorVersion the version of how the table is monitored
 * @param slice which of the rows; empty for all
 */
public record MetricKey(
        Optional<Window.Time> window, Optional<String> granularity, long monitorVersion, Optional<SliceValue> slice) {

    /** By time, what has none first; then by granularity and slice, that of all rows first; then by the monitor's version. */
    static final Comparator<MetricKey> ORDER = Comparator.comparing(
                    (MetricKey key) -> key.window.map(Window.Time::start).orElse(Instant.MIN))
            .thenComparing(key -> key.window.map(Window.Time::end).orElse(Instant.MIN))
            .thenComparing(key -> key.granularity.orElse(""))
            .thenComparing(key -> key.slice.map(SliceValue::key).orElse(""))
            .thenComparing(key -> key.slice.flatMap(SliceValue::value).orElse(""))
            .thenComparingLong(MetricKey::monitorVersion);

    /**
     * A slice as the tables name it.
     *
     * @param key the column whose values make the slices, or the name that a condition was given
     * @param value the column's value as text, empty for null; {@code true} for a condition
     */
    public record SliceValue(String key, Optional<String> value) {

        /** As {@code origin = JFK}. */
        @Override
        public String toString() {
            return key + " = " + value.orElse("null");
        }
    }

    static MetricKey of(Row row) {
        Cells cells = new Cells(row);
        return new MetricKey(
                cells.window("window"),
                cells.text("granularity"),
                ((Number) cells.required("monitor_version")).longValue(),
                cells.text("slice_key").map(key -> new SliceValue(key, cells.text("slice_value"))));
    }

    /** The cells of a row of this key, to be filled with figures. */
    Map<String, Object> cells() {
        Map<String, Object> cells = new LinkedHashMap<>();
        window.ifPresent(time -> cells.put("window", cells(time)));
        granularity.ifPresent(text -> cells.put("granularity", text));
        cells.put("monitor_version", monitorVersion);
        slice.ifPresent(part -> cells.put("slice_key", part.key()));
        slice.flatMap(SliceValue::value).ifPresent(text -> cells.put("slice_value", text));
        return cells;
    }

    static Map<String, Object> cells(Window.Time window) {
        return Map.of("start", window.start(), "end", window.end());
    }
}
