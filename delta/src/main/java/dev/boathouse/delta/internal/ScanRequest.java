package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.storage.Storage;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to read of a table version.
 *
 * @param storage where the table is
 * @param state the version
 * @param columns the columns, in order
 * @param filter the condition, bound to the table's schema
 * @param zone the zone of partition timestamps that name none
 */
public record ScanRequest(Storage storage, LogState state, List<String> columns, Optional<Filter> filter, ZoneId zone) {

    /** Copies the list. */
    public ScanRequest {
        columns = List.copyOf(columns);
    }

    /**
     * All columns and rows.
     *
     * @param storage where the table is
     * @param state the version
     * @return the request
     */
    public static ScanRequest of(Storage storage, LogState state) {
        List<String> names = state.metadata().schema().schema().names();
        return new ScanRequest(storage, state, names, Optional.empty(), ZoneOffset.UTC);
    }

    private Schema tableSchema() {
        return state.metadata().schema().schema();
    }

    /**
     * With these columns.
     *
     * @param names the columns, in order
     * @return the changed copy
     */
    public ScanRequest select(List<String> names) {
        tableSchema().select(names);
        return new ScanRequest(storage, state, names, filter, zone);
    }

    /**
     * With this condition, too.
     *
     * @param more the condition
     * @return the changed copy
     */
    public ScanRequest where(Filter more) {
        Filter bound = more.boundTo(tableSchema());
        return new ScanRequest(
                storage,
                state,
                columns,
                Optional.of(filter.map(f -> f.and(bound)).orElse(bound)),
                zone);
    }

    /**
     * With this zone.
     *
     * @param changed the zone
     * @return the changed copy
     */
    public ScanRequest zone(ZoneId changed) {
        return new ScanRequest(storage, state, columns, filter, changed);
    }

    /**
     * The columns that are asked for.
     *
     * @return their fields, in order
     */
    public Schema schema() {
        return tableSchema().select(columns);
    }

    /** The columns that are asked for, and behind them those that only the filter needs. */
    Schema schemaToRead() {
        List<String> names = new ArrayList<>(columns);
        filter.ifPresent(condition -> condition.columns().stream()
                .filter(name -> !columns.contains(name))
                .forEach(names::add));
        return tableSchema().select(names);
    }

    @Override
    public String toString() {
        return "select " + String.join(", ", columns) + " from " + storage.location() + "@" + state.version()
                + filter.map(condition -> " where " + condition).orElse("");
    }
}
