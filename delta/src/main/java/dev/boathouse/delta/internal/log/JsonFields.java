package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.CorruptDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of a JSON object whose types are promised: nothing is coerced. A field that is null counts as absent.
 *
 * @param name how to name the object in an error
 * @param node the object
 */
record JsonFields(String name, JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNestingDepth(500)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Reads one JSON value, and nothing behind it. */
    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new CorruptDataException(e.getOriginalMessage(), e);
        }
    }

    /** The fields of an object; names that are nearly one of those known are refused. */
    static JsonFields of(String name, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new CorruptDataException(name + " is no JSON object");
        }
        node.fieldNames().forEachRemaining(field -> KnownNames.refuseNear(field, known));
        return new JsonFields(name, node);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    private JsonNode required(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new CorruptDataException(name + " has no " + field);
        }
        return value;
    }

    private CorruptDataException wrong(String field, String wanted) {
        String found = String.valueOf(node.get(field));
        return new CorruptDataException(field + " of " + name + " is no " + wanted + ": "
                + (found.length() > 60 ? found.substring(0, 60) + "…" : found));
    }

    String text(String field) {
        if (!required(field).isTextual()) {
            throw wrong(field, "text");
        }
        return required(field).textValue();
    }

    /** A text that is not empty. */
    String word(String field) {
        if (text(field).isEmpty()) {
            throw new CorruptDataException(field + " of " + name + " is empty");
        }
        return text(field);
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    boolean truth(String field) {
        if (!required(field).isBoolean()) {
            throw wrong(field, "boolean");
        }
        return required(field).booleanValue();
    }

    long whole(String field) {
        JsonNode value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "whole number");
        }
        return value.longValue();
    }

    OptionalLong optionalWhole(String field) {
        return has(field) ? OptionalLong.of(whole(field)) : OptionalLong.empty();
    }

    long notNegative(String field) {
        if (whole(field) < 0) {
            throw wrong(field, "number from 0 on");
        }
        return whole(field);
    }

    int notNegativeInt(String field) {
        if (notNegative(field) > Integer.MAX_VALUE) {
            throw wrong(field, "number below 2^31");
        }
        return (int) notNegative(field);
    }

    List<String> texts(String field) {
        if (!required(field).isArray()) {
            throw wrong(field, "list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : required(field)) {
            if (!value.isTextual()) {
                throw wrong(field, "list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** Texts by key; what is null is left out. */
    Map<String, String> map(String field) {
        if (!required(field).isObject()) {
            throw wrong(field, "map");
        }
        Map<String, String> map = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : required(field).properties()) {
            if (!entry.getValue().isNull()) {
                if (!entry.getValue().isTextual()) {
                    throw wrong(field, "map of texts");
                }
                map.put(entry.getKey(), entry.getValue().textValue());
            }
        }
        return map;
    }

    JsonNode object(String field) {
        if (!required(field).isObject()) {
            throw wrong(field, "object");
        }
        return required(field);
    }
}
