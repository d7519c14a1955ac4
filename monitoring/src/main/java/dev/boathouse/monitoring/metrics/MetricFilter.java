package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Filter;
import dev.boathouse.monitoring.metrics.MetricKey.SliceValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Which rows of a metric table to read: {@code MetricFilter.all().columns("hour").from(monday).wholeTable()}. Immutable. */
public final class MetricFilter {

    private final Optional<Filter> filter;

    private MetricFilter(Optional<Filter> filter) {
        this.filter = filter;
    }

    /**
     * All rows.
     *
     * @return the filter
     */
    public static MetricFilter all() {
        return new MetricFilter(Optional.empty());
    }

    private MetricFilter and(Filter condition) {
        return new MetricFilter(
                Optional.of(filter.map(known -> known.and(condition)).orElse(condition)));
    }

    /**
     * Only rows of these columns.
     *
     * @param names columns, or {@code :table}
     * @return the changed copy
     */
    public MetricFilter columns(String... names) {
        return and(Filter.in("column_name", Arrays.asList(names)));
    }

    /**
     * Only windows that start then or later. A baseline has no window, and is left out.
     *
     * @param start the first instant
     * @return the changed copy
     */
    public MetricFilter from(Instant start) {
        return and(Filter.greaterThanOrEqual("window.start", start));
    }

    /**
     * Only windows that start before. A baseline has no window, and is left out.
     *
     * @param end the first instant that is too late
     * @return the changed copy
     */
    public MetricFilter until(Instant end) {
        return and(Filter.lessThan("window.start", end));
    }

    /**
     * Only rows about all rows of the monitored table, none about slices.
     *
     * @return the changed copy
     */
    public MetricFilter wholeTable() {
        return and(Filter.isNull("slice_key"));
    }

    /**
     * Only rows about slices of this key.
     *
     * @param key a column, or the name of a condition
     * @return the changed copy
     */
    public MetricFilter slicedBy(String key) {
        return and(Filter.equal("slice_key", key));
    }

    /**
     * Only rows about one slice.
     *
     * @param slice which
     * @return the changed copy
     */
    public MetricFilter slice(SliceValue slice) {
        return slicedBy(slice.key())
                .and(slice.value()
                        .map(value -> Filter.equal("slice_value", value))
                        .orElseGet(() -> Filter.isNull("slice_value")));
    }

    /**
     * Only windows of this length.
     *
     * @param granularity such as {@code 1 day}
     * @return the changed copy
     */
    public MetricFilter granularity(String granularity) {
        return and(Filter.equal("granularity", granularity));
    }

    /**
     * Only what this version of the monitor recorded.
     *
     * @param version the version
     * @return the changed copy
     */
    public MetricFilter monitorVersion(long version) {
        return and(Filter.equal("monitor_version", version));
    }

    Optional<Filter> filter() {
        return filter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricFilter that && filter.equals(that.filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }

    /** As {@code (column_name IN ('hour') AND slice_key IS NULL)}. */
    @Override
    public String toString() {
        return filter.map(Filter::toString).orElse("all");
    }
}
