package dev.boathouse.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A change of a table: what we are asked to do, and what Spark does, as SQL in which {@code {t}} is the table. Every step changes a copy. */
record Change(ObjectNode json, String sql) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode named(String name) {
        return JSON.createObjectNode().put("change", name);
    }

    private static ObjectNode with(String name, Rows rows) {
        ObjectNode json = named(name);
        json.set("rows", rows.json());
        return json;
    }

    /** A table with the columns of these rows, and without rows. */
    static Change create(Rows rows, Map<String, String> properties) {
        ObjectNode json = with("create", rows);
        properties.forEach(json.putObject("properties")::put);
        return new Change(json, "CREATE TABLE {t} USING delta AS " + rows.sql() + " LIMIT 0");
    }

    Change partitionedBy(String... columns) {
        ObjectNode changed = json.deepCopy();
        List.of(columns).forEach(changed.putArray("partitions")::add);
        return new Change(
                changed, sql.replace("USING delta", "USING delta PARTITIONED BY (" + String.join(", ", columns) + ")"));
    }

    Change withPrimaryKey(String... columns) {
        ObjectNode changed = json.deepCopy();
        List.of(columns).forEach(changed.putArray("primary-key")::add);
        return new Change(changed, sql);
    }

    static Change append(Rows rows) {
        String columns = rows.columns().isEmpty() ? "" : "(" + String.join(", ", rows.columns()) + ") ";
        return new Change(with("append", rows), "INSERT INTO {t} " + columns + rows.sql());
    }

    /** The rows have all columns of the table, in order. */
    static Change overwrite(Rows rows) {
        return new Change(with("overwrite", rows), "INSERT OVERWRITE {t} " + rows.sql());
    }

    /** The rows have all columns of the table, in order. */
    static Change overwriteWhere(Condition partitions, Rows rows) {
        ObjectNode json = with("overwrite where", rows);
        json.set("matching", partitions.json());
        return new Change(json, "INSERT INTO {t} REPLACE WHERE " + partitions.sql() + " " + rows.sql());
    }

    static Change deleteWhere(Condition condition) {
        ObjectNode json = named("delete where");
        json.set("matching", condition.json());
        return new Change(json, "DELETE FROM {t} WHERE " + condition.sql());
    }

    static Change compact() {
        return new Change(named("compact"), "OPTIMIZE {t}");
    }

    /** Columns of a table, as SQL declares them too. */
    static Change addColumns(Rows columns, String declared) {
        return new Change(with("add columns", columns), "ALTER TABLE {t} ADD COLUMNS (" + declared + ")");
    }

    static Change setProperties(Map<String, String> properties) {
        ObjectNode json = named("set properties");
        properties.forEach(json.putObject("properties")::put);
        String list = new TreeMap<>(properties)
                .entrySet().stream()
                        .map(entry -> "'" + entry.getKey() + "' = '" + entry.getValue() + "'")
                        .collect(Collectors.joining(", "));
        return new Change(json, "ALTER TABLE {t} SET TBLPROPERTIES (" + list + ")");
    }

    static Change removeProperty(String key) {
        ObjectNode json = named("remove properties");
        json.putArray("keys").add(key);
        return new Change(json, "ALTER TABLE {t} UNSET TBLPROPERTIES ('" + key + "')");
    }

    /** What Spark does to our table too. */
    static Change bySpark(String sql) {
        return new Change(JSON.createObjectNode(), sql);
    }

    boolean isOurs() {
        return !json.isEmpty();
    }

    /** The SQL for a table. */
    String sql(Path table) {
        return sql.replace("{t}", SparkLake.table(table));
    }

    Change compressedWith(String codec) {
        return new Change(json.deepCopy().put("compression", codec), sql);
    }

    /** Rows bring columns that the table lacks. Spark does so where {@code spark.databricks.delta.schema.autoMerge.enabled} is set. */
    Change withNewColumns() {
        return new Change(
                json.deepCopy().put("new-columns", "added"),
                sql.replaceFirst("INSERT INTO \\{t} \\([^)]+\\)", "INSERT INTO {t} BY NAME"));
    }

    Change once(String appId, long version) {
        ObjectNode changed = json.deepCopy();
        changed.putArray("once").add(appId).add(version);
        return new Change(changed, sql);
    }

    /** With a remark in the commit. */
    Change remarking(String key, String value) {
        ObjectNode changed = json.deepCopy();
        changed.withObject("/remarks").put(key, value);
        return new Change(changed, sql);
    }

    ObjectNode of(Path table) {
        return json.deepCopy().put("table", table.toString());
    }

    @Override
    public String toString() {
        return json.path("change").asText(sql);
    }
}
