package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What to read of a file, and how it is found there.
 *
 * @param path from the top of the file through structs to the column
 * @param type what to read it as
 * @param fields where the type is a struct or a list of structs: how each of its fields is found, from there on
 */
public record Lookup(List<Step> path, DataType type, List<Lookup> fields) {

    /** Copies the lists. */
    public Lookup {
        path = List.copyOf(path);
        fields = List.copyOf(fields);
    }

    /**
     * One step down.
     *
     * @param name the name of the field
     * @param id its field id; if there is one, the name does not count
     */
    public record Step(String name, OptionalInt id) {

        /**
         * A step by name.
         *
         * @param name the name of the field
         * @return the step
         */
        public static Step named(String name) {
            return new Step(name, OptionalInt.empty());
        }
    }

    /**
     * A column whose names in the file are those of the type.
     *
     * @param path names from the top of the file
     * @param type what to read it as
     * @return the lookup
     */
    public static Lookup named(List<String> path, DataType type) {
        return new Lookup(path.stream().map(Step::named).toList(), type, fieldsOf(type));
    }

    private static List<Lookup> fieldsOf(DataType type) {
        DataType inner = type instanceof DataType.Array array ? array.element() : type;
        if (!(inner instanceof DataType.Struct struct)) {
            return List.of();
        }
        List<Schema.Field> fields = struct.fields().fields();
        return fields.stream()
                .map(field -> named(List.of(field.name()), field.type()))
                .toList();
    }

    @Override
    public String toString() {
        return path.stream().map(Step::name).collect(Collectors.joining("."));
    }
}
