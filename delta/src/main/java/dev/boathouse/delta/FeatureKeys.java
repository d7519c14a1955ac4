package dev.boathouse.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a feature table says, in its properties, which columns tell rows apart and since when a row holds. */
final class FeatureKeys {

    /** A JSON array of names. */
    static final String PRIMARY_KEY = "boathouse.primary-key";

    /** A name. */
    static final String TIMESTAMP_COLUMN = "boathouse.timestamp-column";

    private static final Set<DataType> TIMES = Set.of(DataType.TIMESTAMP, DataType.TIMESTAMP_NTZ, DataType.DATE);
    private static final JsonMapper JSON = new JsonMapper();

    private FeatureKeys() {}

    /** The property for a key, checked. */
    static String primaryKey(Schema schema, List<String> names) {
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "Cannot have the primary key " + names + ". Name at least one column, and each once.");
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (String name : names) {
            if (schema.field(name).nullable()) {
                throw new IllegalArgumentException("Cannot have column \"" + name
                        + "\" in a primary key: it may be null. A column that is required would work.");
            }
            array.add(name);
        }
        return array.toString();
    }

    /** The property for a time, checked. */
    static String timestampColumn(Schema schema, String name) {
        DataType type = schema.field(name).type();
        if (!TIMES.contains(type)) {
            throw new IllegalArgumentException("Cannot have column \"" + name + "\" as timestamp column: its type is "
                    + type + ". A timestamp, timestamp_ntz or date would work.");
        }
        return name;
    }

    /** The key that properties name. */
    static List<String> primaryKey(String table, Map<String, String> properties) {
        String text = properties.getOrDefault(PRIMARY_KEY, "[]");
        Optional<List<String>> names = names(text);
        return names.orElseThrow(() -> new CorruptDataException("Cannot read the primary key of " + table
                + ": its property " + PRIMARY_KEY + " is " + text + ", which is no JSON array of names."));
    }

    private static Optional<List<String>> names(String text) {
        try {
            JsonNode array = JSON.readTree(text);
            List<String> names = new ArrayList<>();
            for (JsonNode name : array) {
                if (name.isTextual()) {
                    names.add(name.textValue());
                }
            }
            return array.isArray() && names.size() == array.size() ? Optional.of(names) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
