package dev.boathouse.core.internal;

import dev.boathouse.core.CorruptDataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that was read, asked for by name and type; what is missing or of another type names file and field. Immutable. */
public final class JsonObject {

    private final String source;
    private final Map<String, @Nullable Object> fields;

    private JsonObject(String source, Map<String, @Nullable Object> fields) {
        this.source = source;
        this.fields = Collections.unmodifiableMap(fields);
    }

    static JsonObject of(String source, Map<?, ?> values) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new JsonObject(source, fields);
    }

    /**
     * All fields: texts, Long (BigInteger where too large), Double, Boolean, lists, maps and null.
     *
     * @return an immutable map, in the order of the text
     */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /**
     * Tells whether a field is there and not null.
     *
     * @param name the field
     * @return true if it has a value
     */
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /**
     * A text.
     *
     * @param name the field
     * @return its value
     * @throws CorruptDataException if it is missing or no text
     */
    public String text(String name) {
        return as(name, String.class, "a text");
    }

    /**
     * A text that may be missing or null.
     *
     * @param name the field
     * @return its value
     * @throws CorruptDataException if it is no text
     */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /**
     * A whole number.
     *
     * @param name the field
     * @return its value
     * @throws CorruptDataException if it is missing, no whole number, or has more than 63 bits
     */
    public long whole(String name) {
        return as(name, Long.class, "a whole number");
    }

    /**
     * A number.
     *
     * @param name the field
     * @return its value
     * @throws CorruptDataException if it is missing or no number
     */
    public double number(String name) {
        return as(name, Number.class, "a number").doubleValue();
    }

    /**
     * A truth value.
     *
     * @param name the field
     * @return its value
     * @throws CorruptDataException if it is missing or no truth value
     */
    public boolean truth(String name) {
        return as(name, Boolean.class, "true or false");
    }

    /**
     * An object.
     *
     * @param name the field
     * @return its value
     * @throws CorruptDataException if it is missing or no object
     */
    public JsonObject object(String name) {
        return of(source, as(name, Map.class, "an object"));
    }

    /**
     * A list of objects.
     *
     * @param name the field
     * @return its items
     * @throws CorruptDataException if it is missing, no list, or an item is no object
     */
    public List<JsonObject> objects(String name) {
        return items(name, Map.class, map -> of(source, map));
    }

    /**
     * A list of texts.
     *
     * @param name the field
     * @return its items
     * @throws CorruptDataException if it is missing, no list, or an item is no text
     */
    public List<String> texts(String name) {
        return items(name, String.class, text -> text);
    }

    private <T, R> List<R> items(String name, Class<T> type, Function<T, R> convert) {
        List<R> converted = new ArrayList<>();
        for (Object item : as(name, List.class, "a list")) {
            if (!type.isInstance(item)) {
                throw wrong(name, "a list of " + (type == String.class ? "texts" : "objects"));
            }
            converted.add(convert.apply(type.cast(item)));
        }
        return List.copyOf(converted);
    }

    private <T> T as(String name, Class<T> type, String wanted) {
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name, wanted);
        }
        return type.cast(value);
    }

    private CorruptDataException wrong(String name, String wanted) {
        return new CorruptDataException("Cannot read " + source + ": field \"" + name + "\" is "
                + (has(name) ? "not what it should be" : "missing") + ": wanted " + wanted + ".");
    }
}
