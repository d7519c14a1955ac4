package dev.boathouse.damage;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What a table says: all of its rows, and those that a filter keeps. */
final class Reading {

    private final Configuration configuration = new Configuration();

    /**
     * The rows, as a digest over their names, types and values.
     *
     * @param version the newest version
     * @param all all rows
     * @param some those that the filter keeps
     */
    record Rows(long version, String all, String some) {
        boolean sameAs(Rows other) {
            return all.equals(other.all) && some.equals(other.some);
        }
    }

    /** How to read a table: its schema, the columns that can be read, and a filter. */
    record Plan(Schema schema, List<String> columns, Optional<Filter> filter) {}

    private Snapshot latest(Path table) {
        return DeltaTable.at(table.toString(), configuration).latest();
    }

    /** Finds the columns that can be read, as long as the table is whole. */
    Plan plan(Path table) {
        Snapshot snapshot = latest(table);
        List<String> columns = new ArrayList<>();
        Optional<Filter> filter = Optional.empty();
        for (Schema.Field field : snapshot.schema().fields()) {
            try {
                Frame values = snapshot.scan().select(field.name()).read();
                columns.add(field.name());
                if (filter.isEmpty() && field.type().isInteger() && values.rowCount() > 0) {
                    filter = Optional.of(Filter.greaterThan(field.name(), median(values)));
                }
            } catch (dev.boathouse.core.UnsupportedFormatException e) {
                // Maps and deeper nesting are left unread.
                continue;
            }
        }
        return new Plan(snapshot.schema(), columns, filter);
    }

    private static long median(Frame values) {
        long[] sorted = new long[Math.toIntExact(values.rowCount())];
        int[] next = {0};
        values.rows().forEach(row -> sorted[next[0]++] = row.longAt(0));
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    Rows rows(Path table, Plan plan) {
        return rows(latest(table), plan);
    }

    /** What an earlier version said. */
    Rows rows(Path table, Plan plan, long version) {
        return rows(DeltaTable.at(table.toString(), configuration).version(version), plan);
    }

    private static Rows rows(Snapshot snapshot, Plan plan) {
        if (!snapshot.schema().equals(plan.schema)) {
            // Other columns: what was planned may not fit them.
            Frame all = snapshot.scan().read();
            return new Rows(snapshot.version(), snapshot.schema() + " " + all.contentDigest(), "");
        }
        Scan scan = snapshot.scan().select(plan.columns);
        String all = scan.read().contentDigest();
        String some = plan.filter
                .map(filter -> scan.where(filter).read().contentDigest())
                .orElse("");
        return new Rows(snapshot.version(), all, some);
    }
}
