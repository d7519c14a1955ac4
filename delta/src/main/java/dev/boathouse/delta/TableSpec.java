package dev.boathouse.delta;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What a new table is to be: its schema, how its files are partitioned, its properties. Immutable. */
public final class TableSpec {

    private final Schema schema;
    private final List<String> partitionColumns;
    private final Map<String, String> properties;

    private TableSpec(Schema schema, List<String> partitionColumns, Map<String, String> properties) {
        this.schema = schema;
        this.partitionColumns = List.copyOf(partitionColumns);
        this.properties = Map.copyOf(properties);
    }

    /**
     * An unpartitioned table without properties.
     *
     * @param schema at least one field
     * @return the specification
     * @throws IllegalArgumentException if there is no field
     */
    public static TableSpec of(Schema schema) {
        if (schema.size() == 0) {
            throw new IllegalArgumentException("A table needs a column: the schema is empty.");
        }
        return new TableSpec(schema, List.of(), Map.of());
    }

    /**
     * With the rows of each combination of values of these columns in files of their own, so that a filter on them skips the others.
     *
     * @param names columns of the schema with few values, in order
     * @return the changed copy
     * @throws NotFoundException if a name is not in the schema
     * @throws IllegalArgumentException if a name appears twice or no other column is left
     */
    public TableSpec partitionedBy(String... names) {
        List<String> columns = List.of(names);
        columns.forEach(schema::indexOf);
        if (new HashSet<>(columns).size() < columns.size() || columns.size() >= schema.size()) {
            throw new IllegalArgumentException("Cannot partition by " + columns + ": the schema has " + schema.names()
                    + ". Name each column once and leave at least one.");
        }
        return new TableSpec(schema, columns, properties);
    }

    /**
     * With a table property of Delta, such as {@code delta.appendOnly}, or one of your own.
     *
     * @param key its key
     * @param value its value
     * @return the changed copy
     */
    public TableSpec withProperty(String key, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(key, value);
        return new TableSpec(schema, partitionColumns, changed);
    }

    /**
     * With columns that tell rows apart, as feature tables have them. They are remembered as the table property
     * {@code boathouse.primary-key}; that no two rows have the same is not checked.
     *
     * @param names columns of the schema that must not be null, in order
     * @return the changed copy
     * @throws NotFoundException if a name is not in the schema
     * @throws IllegalArgumentException if there is none, a name appears twice, or a column may be null
     */
    public TableSpec withPrimaryKey(String... names) {
        return withProperty(FeatureKeys.PRIMARY_KEY, FeatureKeys.primaryKey(schema, List.of(names)));
    }

    /**
     * With a column that tells since when a row holds, as feature tables have it, so that they can be joined as of a point in time. It is
     * remembered as the table property {@code boathouse.timestamp-column}.
     *
     * @param name a column of type timestamp, timestamp_ntz or date
     * @return the changed copy
     * @throws NotFoundException if it is not in the schema
     * @throws IllegalArgumentException if it is of another type
     */
    public TableSpec withTimestampColumn(String name) {
        return withProperty(FeatureKeys.TIMESTAMP_COLUMN, FeatureKeys.timestampColumn(schema, name));
    }

    /**
     * The columns.
     *
     * @return at least one
     */
    public Schema schema() {
        return schema;
    }

    /**
     * The partition columns.
     *
     * @return their names, in order; often none
     */
    public List<String> partitionColumns() {
        return partitionColumns;
    }

    /**
     * The properties.
     *
     * @return by key
     */
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public String toString() {
        return "(" + schema + ")" + (partitionColumns.isEmpty() ? "" : " partitioned by " + partitionColumns);
    }
}
