package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The rows of one profile: one about the table, one for each column. */
final class ProfileRows {

    private ProfileRows() {}

    static List<Row> of(MetricKey key, ProfileMetrics.LogType log, OptionalLong tableVersion, Profile profile) {
        List<Row> rows = new ArrayList<>();
        Map<String, Object> table = cells(key, log, tableVersion);
        table.put("column_name", Layout.TABLE);
        table.put("count", profile.rowCount());
        table.put("non_null_columns", filled(profile));
        rows.add(Row.of(Layout.PROFILE, table));
        for (ColumnProfile column : profile.columns()) {
            Map<String, Object> cells = cells(key, log, tableVersion);
            new ColumnFigures(column).into(cells);
            rows.add(Row.of(Layout.PROFILE, cells));
        }
        return rows;
    }

    private static Map<String, Object> cells(MetricKey key, ProfileMetrics.LogType log, OptionalLong tableVersion) {
        Map<String, Object> cells = key.cells();
        cells.put("log_type", log.name());
        tableVersion.ifPresent(version -> cells.put(Layout.TABLE_VERSION, Math.toIntExact(version)));
        return cells;
    }

    /** The columns that have a value. */
    static List<String> filled(Profile profile) {
        return profile.columns().stream()
                .filter(column -> column.count() > column.nulls())
                .map(ColumnProfile::name)
                .toList();
    }
}
