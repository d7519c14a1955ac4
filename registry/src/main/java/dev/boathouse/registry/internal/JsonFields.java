package dev.boathouse.registry.internal;

import dev.boathouse.core.internal.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object to be written, in order; keys are kebab-case. */
public final class JsonFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * A field with a value that {@link Json#write} knows.
     *
     * @param name the key
     * @param value a text, a number, a truth value, a list or a map
     * @return this
     */
    public JsonFields put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /**
     * A field with an object.
     *
     * @param name the key
     * @param value the fields of the object
     * @return this
     */
    public JsonFields put(String name, JsonFields value) {
        return put(name, value.map());
    }

    /**
     * A field that may be missing.
     *
     * @param name the key
     * @param value left out if empty
     * @return this
     */
    public JsonFields put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    /**
     * The fields as a map.
     *
     * @return a view, in the order in which they were put
     */
    public Map<String, Object> map() {
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The object on one line.
     *
     * @return JSON
     */
    public String text() {
        return Json.write(fields);
    }
}
