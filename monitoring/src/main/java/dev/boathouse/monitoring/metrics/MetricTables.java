package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import dev.boathouse.monitoring.metrics.MetricTable.IfDifferent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * Two Delta tables with what is known of a monitored table: {@code …_profile_metrics} and {@code …_drift_metrics}, with the columns of Databricks
 * Lakehouse Monitoring ("Data profiling metric tables" in its documentation), for dashboards and SQL. Thread-safe; other writers do no harm.
 *
 * <p>Recording is idempotent: metrics that are there, of the same window, slice, granularity, monitor version and kind (rows or baseline, type of
 * drift), are not written again, whoever wrote them, also when several processes record the same at once. Each table gets at most one commit
 * a call, the profiles first; what a crash between them leaves out, the next call adds.
 */
public final class MetricTables {

    /** By name, but the table before all columns. */
    private static final Comparator<String> COLUMNS =
            Comparator.comparing((String name) -> !name.equals(Layout.TABLE)).thenComparing(Comparator.naturalOrder());

    private final MetricTable profiles;
    private final MetricTable drifts;

    private MetricTables(DeltaTable profiles, DeltaTable drifts) {
        this.profiles = new MetricTable(profiles, Layout.PROFILE, Layout.ONE_PROFILE);
        this.drifts = new MetricTable(drifts, Layout.DRIFT, Layout.ONE_COMPARISON);
    }

    /**
     * The tables at a location, which need not exist yet: recording makes them. Nothing is read.
     *
     * @param uri what both names begin with, usually the name of the monitored table in another folder: of {@code file:/lake/monitoring/flights}
     *     the tables are {@code file:/lake/monitoring/flights_profile_metrics} and {@code file:/lake/monitoring/flights_drift_metrics}
     * @return the tables
     * @throws IllegalArgumentException if it is no location
     */
    public static MetricTables at(String uri) {
        return at(uri, new Configuration());
    }

    /**
     * The tables at a location that is reached with Hadoop settings.
     *
     * @param uri what both names begin with
     * @param configuration the settings, copied
     * @return the tables
     * @throws IllegalArgumentException if it is no location
     */
    public static MetricTables at(String uri, Configuration configuration) {
        return new MetricTables(
                DeltaTable.at(uri + "_profile_metrics", configuration),
                DeltaTable.at(uri + "_drift_metrics", configuration));
    }

    /**
     * The table of profile metrics, for its history, or to {@linkplain DeltaTable#compact compact} it: each call of {@link #record} that adds
     * something adds a file.
     *
     * @return the table
     */
    public DeltaTable profileTable() {
        return profiles.table();
    }

    /**
     * The table of drift metrics.
     *
     * @return the table
     */
    public DeltaTable driftTable() {
        return drifts.table();
    }

    /**
     * Adds what is not there. What is there stays, also with other figures: {@link Recording#differs} tells, {@link #replace} puts the
     * new ones in their place.
     *
     * @param metrics profiles, and what they are compared with
     * @return what was added
     * @throws IllegalArgumentException if windows of different lengths have no granularity, or a table at the location has other columns
     * @throws dev.boathouse.core.ConflictException if others have committed all the time; calling again is safe
     * @throws dev.boathouse.core.CommitUnknownException if the outcome of a commit cannot be found out; calling again is safe
     * @throws dev.boathouse.core.UnsupportedFormatException if commits to the location would not be safe
     * @throws java.io.UncheckedIOException if a table cannot be read or written; calling again is safe
     */
    public Recording record(Metrics metrics) {
        return put(metrics, IfDifferent.KEEP);
    }

    /**
     * Adds what is not there, and puts what is there with other figures in their place, in one commit: a reader finds the old ones or the new
     * ones. For windows whose rows came late. Where something is replaced the table's files are written again, all of them.
     *
     * @param metrics profiles, and what they are compared with
     * @return what was added and replaced
     * @throws IllegalArgumentException if windows of different lengths have no granularity, or a table at the location has other columns
     * @throws dev.boathouse.core.ConflictException if others have committed all the time; calling again is safe
     * @throws dev.boathouse.core.CommitUnknownException if the outcome of a commit cannot be found out; calling again is safe
     * @throws dev.boathouse.core.UnsupportedFormatException if commits to the location would not be safe
     * @throws java.io.UncheckedIOException if a table cannot be read or written; calling again is safe
     */
    public Recording replace(Metrics metrics) {
        return put(metrics, IfDifferent.REPLACE);
    }

    private Recording put(Metrics metrics, IfDifferent rule) {
        // All rows before the first commit: what cannot be computed leaves no half.
        List<Row> profileRows = metrics.profileRows();
        List<Row> driftRows = metrics.driftRows();
        return new Recording(profiles.put(profileRows, rule), drifts.put(driftRows, rule));
    }

    /**
     * Reads profile metrics.
     *
     * @param filter which
     * @return in the order of their windows, that of a baseline first; then by granularity and slice; the table's row before those of its
     *     columns, by name
     * @throws dev.boathouse.core.NotFoundException if there is no table
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged, or a row lacks what each row has
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public List<ProfileMetrics> profiles(MetricFilter filter) {
        return read(
                profiles,
                filter,
                ProfileMetrics::of,
                Comparator.comparing(ProfileMetrics::key, MetricKey.ORDER)
                        .thenComparing(ProfileMetrics::logType)
                        .thenComparing(ProfileMetrics::column, COLUMNS));
    }

    /**
     * Reads drift metrics.
     *
     * @param filter which
     * @return in the order of their windows; then by granularity, slice and type; the table's row before those of its columns, by name
     * @throws dev.boathouse.core.NotFoundException if there is no table
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged, or a row lacks what each row has
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public List<DriftMetrics> drifts(MetricFilter filter) {
        return read(
                drifts,
                filter,
                DriftMetrics::of,
                Comparator.comparing(DriftMetrics::key, MetricKey.ORDER)
                        .thenComparing(DriftMetrics::type)
                        .thenComparing(DriftMetrics::column, COLUMNS));
    }

    private static <T> List<T> read(
            MetricTable table, MetricFilter filter, Function<Row, T> value, Comparator<T> order) {
        Scan scan = table.table().latest().scan().select(table.schema().names());
        List<T> values = new ArrayList<>();
        filter.filter().map(scan::where).orElse(scan).read().rows().forEach(row -> values.add(value.apply(row)));
        values.sort(order);
        return List.copyOf(values);
    }

    @Override
    public String toString() {
        return profiles.table() + " and " + drifts.table();
    }
}
