package dev.boathouse.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.WriteOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A change of a table that was sent as JSON: {@code change} names it, {@code rows} is the question whose answer are its rows (or whose
 * columns are those of a new table, or those to add), {@code matching} a condition, {@code properties} those to set or of a new table,
 * {@code keys} those to remove, {@code partitions} and {@code primary-key} columns of a new table, {@code compression} and
 * {@code new-columns} how to write, {@code remarks} what the commit says, {@code once} a transaction.
 */
final class Changes {

    private final DeltaTable table;
    private final JsonNode change;
    private final Function<JsonNode, Scan> scans;

    private Changes(DeltaTable table, JsonNode change, Function<JsonNode, Scan> scans) {
        this.table = table.with(options(change));
        this.change = change;
        this.scans = scans;
    }

    /** Carries it out; the version that it made, or the newest one if there was nothing to do. */
    static Snapshot commit(DeltaTable table, JsonNode change, Function<JsonNode, Scan> scans) {
        return new Changes(table, change, scans).commit();
    }

    private Snapshot commit() {
        if (change.path("change").asText().equals("create")) {
            return table.create(spec());
        }
        PendingWrite write = prepared();
        for (Map.Entry<String, String> remark : texts("remarks").entrySet()) {
            write = write.withMetadata(remark.getKey(), remark.getValue());
        }
        if (change.has("once")) {
            JsonNode once = change.path("once");
            write = write.once(once.path(0).asText(), once.path(1).asLong());
        }
        try {
            return write.commit();
        } catch (RuntimeException e) {
            // Refused or in conflict: nothing of it stays.
            write.discard();
            throw e;
        }
    }

    private PendingWrite prepared() {
        String name = change.path("change").asText();
        return switch (name) {
            case "append" -> from(table::append);
            case "overwrite" -> from(table::overwrite);
            case "overwrite where" -> from(rows -> table.overwriteWhere(matching(), rows));
            case "delete where" -> table.deleteWhere(matching());
            case "compact" -> table.compact();
            case "add columns" -> table.addColumns(rows().schema().fields().toArray(Schema.Field[]::new));
            case "set properties" -> table.setProperties(texts("properties"));
            case "remove properties" -> table.removeProperties(names("keys"));
            default -> throw new IllegalArgumentException("No such change: " + name + ".");
        };
    }

    private PendingWrite from(Function<Iterator<Frame>, PendingWrite> write) {
        try (Batches rows = rows().batches()) {
            return write.apply(rows);
        }
    }

    private Scan rows() {
        return scans.apply(change.path("rows"));
    }

    private Filter matching() {
        return Conditions.parse(change.path("matching"));
    }

    private TableSpec spec() {
        TableSpec spec = TableSpec.of(rows().schema());
        if (change.has("partitions")) {
            spec = spec.partitionedBy(names("partitions"));
        }
        if (change.has("primary-key")) {
            spec = spec.withPrimaryKey(names("primary-key"));
        }
        for (Map.Entry<String, String> property : texts("properties").entrySet()) {
            spec = spec.withProperty(property.getKey(), property.getValue());
        }
        return spec;
    }

    private static WriteOptions options(JsonNode change) {
        WriteOptions options = WriteOptions.standard();
        if (change.has("compression")) {
            options = options.withCompression(
                    WriteOptions.Compression.valueOf(change.path("compression").asText()));
        }
        return change.has("new-columns") ? options.withNewColumns() : options;
    }

    private String[] names(String field) {
        List<String> names = new ArrayList<>();
        change.path(field).forEach(name -> names.add(name.asText()));
        return names.toArray(String[]::new);
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new HashMap<>();
        change.path(field)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
