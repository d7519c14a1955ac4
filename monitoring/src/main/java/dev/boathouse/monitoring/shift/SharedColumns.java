package dev.boathouse.monitoring.shift;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns that two frames can be compared by.
 *
 * @param numbers numeric, boolean, date and timestamp columns, in the order of the reference
 * @param texts string columns
 * @param omitted why each other column, by name, is left out; what the caller ignores is not among them
 */
record SharedColumns(List<String> numbers, List<String> texts, Map<String, String> omitted) {

    static SharedColumns of(Schema reference, Schema current, Set<String> ignored) {
        List<String> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Map<String, String> omitted = new LinkedHashMap<>();
        for (Schema.Field field : reference.fields()) {
            String name = field.name();
            if (ignored.contains(name)) {
                continue;
            }
            DataType type = field.type();
            if (!current.contains(name)) {
                omitted.put(name, "only in the reference");
            } else if (!kind(type).equals(kind(current.field(name).type()))) {
                omitted.put(
                        name, "was " + type + ", is now " + current.field(name).type());
            } else if (type == DataType.STRING) {
                texts.add(name);
            } else if (isNumber(type)) {
                numbers.add(name);
            } else {
                omitted.put(name, "of type " + type);
            }
        }
        for (Schema.Field field : current.fields()) {
            if (!ignored.contains(field.name()) && !reference.contains(field.name())) {
                omitted.put(field.name(), "only in the current rows");
            }
        }
        return new SharedColumns(numbers, texts, Collections.unmodifiableMap(omitted));
    }

    private static boolean isNumber(DataType type) {
        return type.isNumeric()
                || type == DataType.BOOLEAN
                || type == DataType.DATE
                || type == DataType.TIMESTAMP
                || type == DataType.TIMESTAMP_NTZ;
    }

    private static String kind(DataType type) {
        return type.isNumeric() ? "number" : type.toString();
    }

    boolean isEmpty() {
        return numbers.isEmpty() && texts.isEmpty();
    }

    List<String> names() {
        List<String> names = new ArrayList<>(numbers);
        names.addAll(texts);
        return names;
    }

    /** As {@code ; left out: a (only in the reference), b (of type binary)}; empty if nothing is. */
    static String told(Map<String, String> omitted) {
        List<String> each = omitted.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
        return each.isEmpty() ? "" : "; left out: " + String.join(", ", each);
    }
}
