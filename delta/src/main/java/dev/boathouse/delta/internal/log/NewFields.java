package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.storage.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Columns that a table gets behind those that it has. What the log says of these stays as it is, to the letter. */
public final class NewFields {

    private static final String MAX_ID = "delta.columnMapping.maxColumnId";

    private final LogState state;
    private final Map<String, String> properties;
    private final boolean mapped;
    private long lastId;

    private NewFields(LogState state) {
        this.state = state;
        this.properties = new HashMap<>(state.metadata().properties());
        this.mapped = !state.metadata().columnMapping().equals("none");
        this.lastId = mapped ? Long.parseLong(properties.getOrDefault(MAX_ID, "0")) : 0;
    }

    /**
     * The metadata with more columns. They may be null, as they are in the rows that are there.
     *
     * @param table where the table is
     * @param state the version that gets them
     * @param fields the columns, in order, at least one
     * @return the metadata behind the change
     * @throws IllegalArgumentException if a name is taken, or no name of a column
     * @throws UnsupportedFormatException if the table lacks the feature that a type needs
     */
    public static TableMetadata added(Location table, LogState state, List<Schema.Field> fields) {
        for (Schema.Field field : fields) {
            if (hasNtz(field.type()) && !state.protocol().features().contains("timestampNtz")) {
                throw new UnsupportedFormatException("Cannot add column \"" + field.name() + "\" to " + table
                        + ": the table lacks the feature timestampNtz, which its type needs. Set the property"
                        + " delta.feature.timestampNtz to supported first.");
            }
        }
        return new NewFields(state).with(table, fields);
    }

    private TableMetadata with(Location table, List<Schema.Field> fields) {
        TableMetadata before = state.metadata();
        JsonNode schema = JsonFields.parse(before.schemaJson());
        ArrayNode all = (ArrayNode) schema.path("fields");
        for (Schema.Field field : fields) {
            ObjectNode node = TableSchema.field(field).put("nullable", true);
            if (mapped) {
                map(node);
            }
            all.add(node);
        }
        ColumnNames.require(table, all, mapped);
        if (mapped) {
            properties.put(MAX_ID, String.valueOf(lastId));
        }
        return TableMetadata.of(
                before.id(),
                before.name(),
                before.description(),
                schema.toString(),
                before.partitionColumns(),
                properties,
                before.created());
    }

    /** Ids are never used twice, physical names are of no meaning: "Column Mapping" of the Delta protocol. */
    private void map(ObjectNode field) {
        ObjectNode metadata = (ObjectNode) field.path("metadata");
        metadata.put("delta.columnMapping.id", ++lastId);
        metadata.put("delta.columnMapping.physicalName", "col-" + UUID.randomUUID());
        for (JsonNode inner : field.path("type").findValues("fields")) {
            inner.forEach(child -> map((ObjectNode) child));
        }
    }

    /** A schema with the column that tells what became of rows; mapped or not, files have it under its own name. */
    static String withChangeType(String schemaJson) {
        JsonNode schema = JsonFields.parse(schemaJson);
        ObjectNode node = TableSchema.field(Schema.Field.of(TableMetadata.CHANGE_TYPE, DataType.STRING));
        ((ObjectNode) node.path("metadata"))
                .put("delta.columnMapping.id", Integer.MAX_VALUE)
                .put("delta.columnMapping.physicalName", TableMetadata.CHANGE_TYPE);
        ((ArrayNode) schema.path("fields")).add(node);
        return schema.toString();
    }

    static boolean hasNtz(DataType type) {
        if (type instanceof DataType.Array array) {
            return hasNtz(array.element());
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().fields().stream().anyMatch(field -> hasNtz(field.type()));
        }
        return type == DataType.TIMESTAMP_NTZ;
    }
}
