package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema, and under which names and ids its top-level columns are found in files.
 *
 * @param schema the logical fields
 * @param physical for each field, where files have it
 * @param writeRules names of rules in the fields' metadata that a writer must keep, such as {@code delta.invariants}
 */
public record TableSchema(Schema schema, List<Physical> physical, Set<String> writeRules) {

    private static final Set<String> MAPPINGS = Set.of("none", "name", "id");
    private static final Set<String> STRUCT = Set.of("type", "fields");
    private static final Set<String> FIELD = Set.of("name", "type", "nullable", "metadata");
    private static final Set<String> NESTED =
            Set.of("type", "fields", "elementType", "containsNull", "keyType", "valueType", "valueContainsNull");
    private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";
    private static final String FIELD_ID = "delta.columnMapping.id";
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d+)\\s*,\\s*(-?\\d+)\\s*\\)");
    private static final Set<String> TYPES = Stream.concat(
                    DataType.scalars().stream().map(DataType::toString), Stream.of("decimal", "struct", "array", "map"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> RULES =
            Set.of("delta.invariants", "delta.generationExpression", "delta.identity.start", "CURRENT_DEFAULT");

    /**
     * Where files have a column.
     *
     * @param name its name in files, statistics and partition values
     * @param id its field id in files, where columns are mapped by id
     * @param fields the same of its fields, where it is a struct or a list of structs
     * @param fieldId the field id that new files give it, where the schema has one
     */
    public record Physical(String name, OptionalInt id, List<Physical> fields, OptionalInt fieldId) {

        /** Copies the list. */
        public Physical {
            fields = List.copyOf(fields);
        }

        /**
         * A place that has a field id only where columns are mapped by it.
         *
         * @param name its name in files
         * @param id its field id in files
         * @param fields the same of its fields
         */
        public Physical(String name, OptionalInt id, List<Physical> fields) {
            this(name, id, fields, id);
        }
    }

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

    /**
     * Where files have a field.
     *
     * @param steps the names that lead to it from the top, as users know them
     * @return the same way in files
     * @throws dev.boathouse.core.NotFoundException if there is no such field
     */
    public List<Physical> physicalPath(List<String> steps) {
        List<Physical> path = new ArrayList<>();
        Schema level = schema;
        List<Physical> places = physical;
        for (String step : steps) {
            int index = level.indexOf(step);
            Physical place = places.get(index);
            path.add(place);
            places = place.fields();
            level = level.field(index).type() instanceof DataType.Struct struct ? struct.fields() : Schema.of();
        }
        return path;
    }

    static TableSchema parse(String json, String mapping) {
        if (!MAPPINGS.contains(mapping)) {
            throw new CorruptDataException(
                    "the schema's columns are mapped by \"" + mapping + "\", and known are " + MAPPINGS);
        }
        try {
            JsonFields root = JsonFields.of("schema", JsonFields.parse(json), STRUCT);
            Set<String> rules = new TreeSet<>();
            for (JsonNode node : fields(root)) {
                rules.addAll(rules(node));
            }
            return new TableSchema(struct(root), physical(root, mapping), rules);
        } catch (CorruptDataException | IllegalArgumentException e) {
            throw new CorruptDataException("the table's schema cannot be read: " + e.getMessage(), e);
        }
    }

    /** The rules for values of a field, and of the fields in it, that a writer must keep. */
    static Set<String> rules(JsonNode field) {
        Set<String> rules = new TreeSet<>();
        field.path("metadata").fieldNames().forEachRemaining(rules::add);
        rules.retainAll(RULES);
        for (JsonNode inner : field.path("type").findValues("fields")) {
            inner.forEach(child -> rules.addAll(rules(child)));
        }
        return rules;
    }

    private static List<Physical> physical(JsonFields struct, String mapping) {
        List<Physical> places = new ArrayList<>();
        for (JsonNode node : fields(struct)) {
            JsonFields field = JsonFields.of("field", node, FIELD);
            JsonFields metadata = new JsonFields(
                    "metadata of column \"" + field.text("name") + "\"",
                    field.has("metadata") ? field.object("metadata") : JsonNodeFactory.instance.objectNode());
            places.add(physical(field.text("name"), metadata, mapping, inner(node.path("type"), mapping)));
        }
        return places;
    }

    private static List<Physical> inner(JsonNode type, String mapping) {
        JsonNode value = type.path("type").asText().equals("array") ? type.path("elementType") : type;
        return value.path("type").asText().equals("struct")
                ? physical(JsonFields.of("schema", value, STRUCT), mapping)
                : List.of();
    }

    private static Physical physical(String name, JsonFields metadata, String mapping, List<Physical> inner) {
        return switch (mapping) {
            case "name" -> new Physical(metadata.word(PHYSICAL_NAME), OptionalInt.empty(), inner, fieldId(metadata));
            case "id" ->
                new Physical(metadata.word(PHYSICAL_NAME), OptionalInt.of(metadata.notNegativeInt(FIELD_ID)), inner);
            default -> new Physical(name, OptionalInt.empty(), inner);
        };
    }

    /** Nobody finds columns by it where they are mapped by name, so a damaged one does no harm. */
    private static OptionalInt fieldId(JsonFields metadata) {
        JsonNode id = metadata.node().path(FIELD_ID);
        return id.canConvertToInt() && id.intValue() >= 0 ? OptionalInt.of(id.intValue()) : OptionalInt.empty();
    }

    private static Iterable<JsonNode> fields(JsonFields struct) {
        if (!struct.text("type").equals("struct")) {
            throw new CorruptDataException("a struct has the type \"" + struct.text("type") + "\"");
        }
        JsonNode fields = struct.node().path("fields");
        if (!fields.isArray()) {
            throw new CorruptDataException("a struct has no list of fields");
        }
        return fields;
    }

    private static Schema struct(JsonFields struct) {
        List<Schema.Field> fields = new ArrayList<>();
        for (JsonNode node : fields(struct)) {
            JsonFields field = JsonFields.of("field", node, FIELD);
            Schema.Field parsed = Schema.Field.of(field.word("name"), type(node.path("type")));
            fields.add(field.truth("nullable") ? parsed : parsed.required());
        }
        return Schema.of(fields);
    }

    private static DataType type(JsonNode node) {
        if (node.isTextual()) {
            return scalar(node.textValue());
        }
        JsonFields nested = JsonFields.of("type", node, NESTED);
        String name = nested.text("type");
        return switch (name) {
            case "struct" -> new DataType.Struct(struct(nested));
            case "array" -> new DataType.Array(type(node.path("elementType")));
            case "map" -> new DataType.KeyValue(type(node.path("keyType")), type(node.path("valueType")));
            default -> other(name);
        };
    }

    private static DataType scalar(String name) {
        Optional<DataType> scalar = DataType.scalar(name);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return new DataType.Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return name.equals("decimal") ? new DataType.Decimal(10, 0) : other(name);
    }

    /** A type that later versions of the protocol may have, not one of ours with a damaged letter. */
    private static DataType other(String name) {
        if (name.startsWith("decimal(")) {
            throw new CorruptDataException("no type: " + name);
        }
        KnownNames.refuseNear(name, TYPES);
        return new DataType.Other(name);
    }

    /** The schema in the JSON of the Delta protocol. */
    static String json(Schema schema) {
        return struct(schema).toString();
    }

    private static ObjectNode struct(Schema schema) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "struct");
        ArrayNode fields = node.putArray("fields");
        schema.fields().forEach(field -> fields.add(field(field)));
        return node;
    }

    /** A field in the JSON of the Delta protocol. */
    static ObjectNode field(Schema.Field field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", field.name());
        node.set("type", type(field.type()));
        node.put("nullable", field.nullable()).putObject("metadata");
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
