package dev.boathouse.registry;

import dev.boathouse.core.internal.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object to be written, in order; keys are kebab-case. */
final class JsonFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    JsonFields put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    JsonFields put(String name, JsonFields value) {
        return put(name, value.map());
    }

    JsonFields put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(fields);
    }

    String text() {
        return Json.write(fields);
    }
}
