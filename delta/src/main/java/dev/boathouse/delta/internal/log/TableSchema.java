package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema, and under which names and ids its top-level columns are found in files.
 *
 * @param schema the logical fields
 * @param physical for each field, where files have it
 * @param writeRules names of rules in the fields' metadata that a writer must keep, such as {@code delta.invariants}
 */
public record TableSchema(Schema schema, List<Physical> physical, Set<String> writeRules) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d+)\\s*,\\s*(-?\\d+)\\s*\\)");
    private static final List<DataType> SCALARS = List.of(
            DataType.BOOLEAN,
            DataType.BYTE,
            DataType.SHORT,
            DataType.INT,
            DataType.LONG,
            DataType.FLOAT,
            DataType.DOUBLE,
            DataType.STRING,
            DataType.BINARY,
            DataType.DATE,
            DataType.TIMESTAMP,
            DataType.TIMESTAMP_NTZ);
    private static final Set<String> RULES =
            Set.of("delta.invariants", "delta.generationExpression", "delta.identity.start", "CURRENT_DEFAULT");

    /**
     * Where files have a column.
     *
     * @param name its name in files, statistics and partition values
     * @param id its field id in files, where columns are mapped by id
     */
    public record Physical(String name, OptionalInt id) {}

    /** Copies the collections. */
    public TableSchema {
        physical = List.copyOf(physical);
        writeRules = Set.copyOf(writeRules);
    }

    /**
     * Under which name files, statistics and partition values have a column.
     *
     * @param column its name for users
     * @return its name in files
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     */
    public String physicalName(String column) {
        return physical.get(schema.indexOf(column)).name();
    }

    static TableSchema parse(String json, String mapping) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Physical> physical = new ArrayList<>();
            Set<String> rules = new TreeSet<>();
            for (JsonNode field : root.path("fields")) {
                JsonNode metadata = field.path("metadata");
                JsonNode id = metadata.path("delta.columnMapping.id");
                String name = field.path("name").asText();
                physical.add(new Physical(
                        mapping.equals("none")
                                ? name
                                : metadata.path("delta.columnMapping.physicalName")
                                        .asText(name),
                        mapping.equals("id") && id.isInt() ? OptionalInt.of(id.asInt()) : OptionalInt.empty()));
                metadata.fieldNames().forEachRemaining(key -> {
                    if (RULES.contains(key)) {
                        rules.add(key);
                    }
                });
            }
            return new TableSchema(struct(root), physical, rules);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CorruptDataException("The table's schema cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Schema struct(JsonNode node) {
        if (!node.path("fields").isArray()) {
            throw new IllegalArgumentException("a struct has no list of fields");
        }
        List<Schema.Field> fields = new ArrayList<>();
        for (JsonNode field : node.get("fields")) {
            Schema.Field parsed = Schema.Field.of(field.path("name").asText(), type(field.path("type")));
            fields.add(field.path("nullable").asBoolean(true) ? parsed : parsed.required());
        }
        return Schema.of(fields);
    }

    private static DataType type(JsonNode node) {
        if (node.isTextual()) {
            return scalar(node.asText());
        }
        return switch (node.path("type").asText()) {
            case "struct" -> new DataType.Struct(struct(node));
            case "array" -> new DataType.Array(type(node.path("elementType")));
            case "map" -> new DataType.KeyValue(type(node.path("keyType")), type(node.path("valueType")));
            default -> new DataType.Other(node.path("type").asText("unknown"));
        };
    }

    private static DataType scalar(String name) {
        for (DataType scalar : SCALARS) {
            if (scalar.toString().equals(name)) {
                return scalar;
            }
        }
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return new DataType.Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return name.equals("decimal") ? new DataType.Decimal(10, 0) : new DataType.Other(name);
    }

    /** The schema in the JSON of the Delta protocol. */
    static String json(Schema schema) {
        return struct(schema).toString();
    }

    private static ObjectNode struct(Schema schema) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "struct");
        ArrayNode fields = node.putArray("fields");
        for (Schema.Field field : schema.fields()) {
            ObjectNode child = fields.addObject().put("name", field.name());
            child.set("type", type(field.type()));
            child.put("nullable", field.nullable()).putObject("metadata");
        }
        return node;
    }

    private static JsonNode type(DataType type) {
        if (type instanceof DataType.Struct nested) {
            return struct(nested.fields());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (type instanceof DataType.Array array) {
            node.put("type", "array").set("elementType", type(array.element()));
            return node.put("containsNull", true);
        }
        if (type instanceof DataType.KeyValue map) {
            node.put("type", "map").set("keyType", type(map.key()));
            node.set("valueType", type(map.value()));
            return node.put("valueContainsNull", true);
        }
        return JsonNodeFactory.instance.textNode(type.toString());
    }
}
