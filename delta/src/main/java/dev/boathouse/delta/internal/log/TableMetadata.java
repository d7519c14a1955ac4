package dev.boathouse.delta.internal.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The metadata of a table version.
 *
 * @param id the table's id, for life
 * @param name its name, where it has one
 * @param schemaJson the schema as the log has it
 * @param schema the schema, parsed
 * @param partitionColumns logical names, in order
 * @param properties the table's configuration
 * @param created milliseconds since 1970
 */
public record TableMetadata(
        String id,
        Optional<String> name,
        String schemaJson,
        TableSchema schema,
        List<String> partitionColumns,
        Map<String, String> properties,
        OptionalLong created) {

    /** Copies list and map. */
    public TableMetadata {
        partitionColumns = List.copyOf(partitionColumns);
        properties = Map.copyOf(properties);
    }

    static TableMetadata of(
            String id,
            Optional<String> name,
            String schemaJson,
            List<String> partitionColumns,
            Map<String, String> properties,
            OptionalLong created) {
        TableSchema schema = TableSchema.parse(schemaJson, mapping(properties));
        return new TableMetadata(id, name, schemaJson, schema, partitionColumns, properties, created);
    }

    private static String mapping(Map<String, String> properties) {
        return properties.getOrDefault("delta.columnMapping.mode", "none");
    }

    /**
     * The partition values of a file by the names that users know.
     *
     * @param file a file of the table
     * @return by logical column name; a column that is null is absent
     */
    public Map<String, String> logicalPartition(DataFile file) {
        Map<String, String> values = new HashMap<>();
        for (String column : partitionColumns) {
            String value = file.partitionValues().get(schema.physicalName(column));
            if (value != null) {
                values.put(column, value);
            }
        }
        return values;
    }

    /** How columns are found in files: {@code none}, {@code name} or {@code id}. */
    String columnMapping() {
        return mapping(properties);
    }

    /** Whether data written for one of two versions of the metadata fits the other. */
    boolean isCompatibleWith(TableMetadata other) {
        return id.equals(other.id)
                && schemaJson.equals(other.schemaJson)
                && partitionColumns.equals(other.partitionColumns)
                && columnMapping().equals(other.columnMapping());
    }
}
