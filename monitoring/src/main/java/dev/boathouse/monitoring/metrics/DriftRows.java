package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.drift.Measure;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The rows of one comparison: one about the table, one for each column that both sides have. */
final class DriftRows {

    private static final DriftCheck CHECK = DriftCheck.standard()
            .describing(
                    Measure.KOLMOGOROV_SMIRNOV,
                    Measure.WASSERSTEIN,
                    Measure.POPULATION_STABILITY,
                    Measure.CHI_SQUARE,
                    Measure.JENSEN_SHANNON,
                    Measure.TOTAL_VARIATION,
                    Measure.L_INFINITY);

    private DriftRows() {}

    /** What a profile is compared with. */
    record Against(DriftMetrics.DriftType type, Optional<Window.Time> window, Profile profile) {}

    static List<Row> of(MetricKey key, Against reference, Profile current) {
        DriftReport report = CHECK.ignoring(times(reference.profile(), current)).compare(reference.profile(), current);
        Map<String, ColumnProfile> before = new LinkedHashMap<>();
        reference.profile().columns().forEach(column -> before.putIfAbsent(column.name(), column));
        Map<String, ColumnDrift> drifts = new HashMap<>();
        report.columns().forEach(drift -> drifts.put(drift.name(), drift));
        List<Row> rows = new ArrayList<>();
        rows.add(table(key, reference, current));
        for (ColumnProfile column : current.columns()) {
            ColumnProfile earlier = before.get(column.name());
            if (earlier != null) {
                Map<String, Object> cells = cells(key, reference);
                cells.put("column_name", column.name());
                cells.put("data_type", column.type());
                deltas(cells, new ColumnFigures(earlier), new ColumnFigures(column));
                ColumnDrift drift = drifts.get(column.name());
                if (drift != null) {
                    distances(cells, column, drift);
                }
                rows.add(Row.of(Layout.DRIFT, cells));
            }
        }
        return rows;
    }

    private static String[] times(Profile reference, Profile current) {
        Set<String> times = new HashSet<>();
        for (Profile profile : List.of(reference, current)) {
            profile.columns().stream().filter(ColumnFigures::isTime).forEach(column -> times.add(column.name()));
        }
        return times.toArray(String[]::new);
    }

    private static Map<String, Object> cells(MetricKey key, Against reference) {
        Map<String, Object> cells = key.cells();
        cells.put("drift_type", reference.type().name());
        reference.window().ifPresent(window -> cells.put("window_cmp", MetricKey.cells(window)));
        return cells;
    }

    private static Row table(MetricKey key, Against reference, Profile current) {
        Set<String> before = new HashSet<>(ProfileRows.filled(reference.profile()));
        Set<String> now = new HashSet<>(ProfileRows.filled(current));
        Map<String, Object> cells = cells(key, reference);
        cells.put("column_name", Layout.TABLE);
        cells.put("count_delta", current.rowCount() - reference.profile().rowCount());
        cells.put("non_null_columns_delta", Map.of("added", without(now, before), "missing", without(before, now)));
        return Row.of(Layout.DRIFT, cells);
    }

    private static int without(Set<String> names, Set<String> others) {
        return (int) names.stream().filter(name -> !others.contains(name)).count();
    }

    private static void deltas(Map<String, Object> cells, ColumnFigures before, ColumnFigures now) {
        cells.put("count_delta", now.count() - before.count());
        delta(cells, "avg_delta", before.mean(), now.mean());
        delta(cells, "percent_null_delta", before.percentNull(), now.percentNull());
        delta(cells, "percent_zeros_delta", before.percentZeros(), now.percentZeros());
        delta(cells, "percent_distinct_delta", before.percentDistinct(), now.percentDistinct());
    }

    private static void delta(Map<String, Object> cells, String name, OptionalDouble before, OptionalDouble now) {
        if (before.isPresent() && now.isPresent()) {
            cells.put(name, now.getAsDouble() - before.getAsDouble());
        }
    }

    private static void distances(Map<String, Object> cells, ColumnProfile column, ColumnDrift drift) {
        if (column.numbers().isPresent()) {
            found(drift, Measure.KOLMOGOROV_SMIRNOV).ifPresent(test -> cells.put("ks_test", test(test)));
            found(drift, Measure.WASSERSTEIN)
                    .map(Evidence::statistic)
                    .ifPresent(distance ->
                            cells.put("wasserstein_distance", Quantiles.middle(distance.low(), distance.high())));
            distance(cells, "population_stability_index", drift, Measure.POPULATION_STABILITY);
        } else {
            found(drift, Measure.CHI_SQUARE).ifPresent(test -> cells.put("chi_squared_test", test(test)));
            distance(cells, "js_distance", drift, Measure.JENSEN_SHANNON);
            distance(cells, "tv_distance", drift, Measure.TOTAL_VARIATION);
            distance(cells, "l_infinity_distance", drift, Measure.L_INFINITY);
        }
    }

    /** Of levels and groups these are exact: both bounds are the value. */
    private static void distance(Map<String, Object> cells, String name, ColumnDrift drift, Measure measure) {
        found(drift, measure)
                .ifPresent(evidence -> cells.put(name, evidence.statistic().low()));
    }

    private static Optional<Evidence> found(ColumnDrift drift, Measure measure) {
        return drift.evidence(measure).filter(evidence -> evidence.undefined().isEmpty());
    }

    /** The lower bound of an interval: the p-value is its own, and the difference is surely as large. */
    private static Map<String, Object> test(Evidence evidence) {
        return Map.of("statistic", evidence.statistic().low(), "pvalue", evidence.pValue());
    }
}
