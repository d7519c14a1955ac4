package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.storage.Storage;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to read of a table.
 *
 * @param storage where the table is
 * @param source the version, or the changes between two
 * @param columns the columns, in order, each a name or a path into a struct
 * @param filter the condition, bound to the table's schema
 * @param zone the zone of partition timestamps that name none
 * @param limit the most rows
 */
public record ScanRequest(
        Storage storage,
        RowSource source,
        List<String> columns,
        Optional<Filter> filter,
        ZoneId zone,
        OptionalLong limit) {

    /** Copies the list. */
    public ScanRequest {
        columns = List.copyOf(columns);
    }

    /**
     * All columns and rows.
     *
     * @param storage where the table is
     * @param source what there is to read
     * @return the request
     */
    public static ScanRequest of(Storage storage, RowSource source) {
        List<String> names = source.columns().schema().names();
        return new ScanRequest(storage, source, names, Optional.empty(), ZoneOffset.UTC, OptionalLong.empty());
    }

    private Schema tableSchema() {
        return source.columns().schema();
    }

    /**
     * With these columns.
     *
     * @param paths the columns, in order
     * @return the changed copy
     */
    public ScanRequest select(List<String> paths) {
        tableSchema().select(paths);
        return new ScanRequest(storage, source, paths, filter, zone, limit);
    }

    /**
     * With this condition, too.
     *
     * @param more the condition
     * @return the changed copy
     */
    public ScanRequest where(Filter more) {
        Filter bound = more.boundTo(tableSchema());
        Filter both = filter.map(f -> f.and(bound)).orElse(bound);
        return new ScanRequest(storage, source, columns, Optional.of(both), zone, limit);
    }

    /**
     * With this zone.
     *
     * @param changed the zone
     * @return the changed copy
     */
    public ScanRequest zone(ZoneId changed) {
        return new ScanRequest(storage, source, columns, filter, changed, limit);
    }

    /**
     * With at most so many rows.
     *
     * @param rows 0 or more
     * @return the changed copy
     */
    public ScanRequest limit(long rows) {
        long least = limit.isPresent() ? Math.min(rows, limit.getAsLong()) : rows;
        return new ScanRequest(storage, source, columns, filter, zone, OptionalLong.of(least));
    }

    /**
     * The columns that are asked for.
     *
     * @return their fields, in order
     */
    public Schema schema() {
        return tableSchema().select(columns);
    }

    /**
     * The same of other rows.
     *
     * @param other where they are; with the same columns
     * @return the changed copy
     */
    public ScanRequest from(RowSource other) {
        return new ScanRequest(storage, other, columns, filter, zone, limit);
    }

    /**
     * Tells whether a file may hold a row for which the filter is true, by what the log says of it.
     *
     * @param file a file of the table, of this version or another one with the same columns
     * @return false only if it certainly holds none
     */
    public boolean mayMatch(DataFile file) {
        return PartsToRead.mayMatch(this, FileRows.of(file));
    }

    /** The columns that the filter needs. */
    List<String> filterColumns() {
        return filter.map(condition -> List.copyOf(condition.columns())).orElse(List.of());
    }

    /** The columns that are asked for, and behind them those that only the filter needs. */
    Schema schemaToRead() {
        List<String> paths = new ArrayList<>(columns);
        filterColumns().stream().filter(path -> !columns.contains(path)).forEach(paths::add);
        return tableSchema().select(paths);
    }

    @Override
    public String toString() {
        return "select " + String.join(", ", columns) + " from " + storage.location() + "@"
                + source.state().version()
                + source.step().map(step -> " > " + step).orElse("")
                + filter.map(condition -> " where " + condition).orElse("")
                + (limit.isPresent() ? " limit " + limit.getAsLong() : "");
    }
}
