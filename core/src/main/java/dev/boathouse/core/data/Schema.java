package dev.boathouse.core.data;

import dev.boathouse.core.NotFoundException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Ordered, named, typed fields. Names are unique and case-sensitive. Immutable. */
public final class Schema {

    private final List<Field> fields;
    private final Map<String, Integer> positions;

    private Schema(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.positions = new HashMap<>();
        for (int i = 0; i < this.fields.size(); i++) {
            String name = this.fields.get(i).name();
            if (positions.put(name, i) != null) {
                throw new IllegalArgumentException("Column \"" + name + "\" appears twice. Names must be unique.");
            }
        }
    }

    /**
     * A schema of these fields.
     *
     * @param fields the fields, in order
     * @return the schema
     * @throws IllegalArgumentException if a name appears twice
     */
    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    /**
     * A schema of these fields.
     *
     * @param fields the fields, in order
     * @return the schema
     * @throws IllegalArgumentException if a name appears twice
     */
    public static Schema of(Collection<Field> fields) {
        return new Schema(List.copyOf(fields));
    }

    /**
     * The fields, in order.
     *
     * @return an immutable list
     */
    public List<Field> fields() {
        return fields;
    }

    /**
     * How many fields there are.
     *
     * @return 0 or more
     */
    public int size() {
        return fields.size();
    }

    /**
     * The names of the fields, in order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /**
     * The field at a position.
     *
     * @param index from 0
     * @return the field
     * @throws IndexOutOfBoundsException if there is none
     */
    public Field field(int index) {
        return fields.get(index);
    }

    /**
     * The field with a name.
     *
     * @param name its name
     * @return the field
     * @throws NotFoundException if there is none; the message lists what there is
     */
    public Field field(String name) {
        return fields.get(indexOf(name));
    }

    /**
     * Tells whether there is a field with this name.
     *
     * @param name the name
     * @return true if there is
     */
    public boolean contains(String name) {
        return positions.containsKey(name);
    }

    /**
     * The position of the field with a name.
     *
     * @param name its name
     * @return its position, from 0
     * @throws NotFoundException if there is none; the message lists what there is
     */
    public int indexOf(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new NotFoundException("No column \"" + name + "\": there are " + String.join(", ", names()) + ".");
        }
        return position;
    }

    /**
     * The field that a path leads to: the one with exactly this name, or else down through structs by dots, as {@code window.start}.
     * A name with a dot or another odd character can be quoted, as {@code `a.b`.c}; a backtick in it is then written twice.
     *
     * @param path a name or a path
     * @return the field, named by the path as it is written here; nullable if one of the fields on the way is
     * @throws NotFoundException if there is none; the message lists what there is
     */
    public Field find(String path) {
        return FieldPath.of(this, path).field();
    }

    /**
     * The names of the fields on the way to where a path leads.
     *
     * @param path a name or a path, as {@link #find} takes it
     * @return the names without quotes, the outermost first; one for a field of this schema
     * @throws NotFoundException if there is no such field; the message lists what there is
     */
    public List<String> steps(String path) {
        return FieldPath.of(this, path).steps();
    }

    /**
     * Only these fields, in this order.
     *
     * @param paths the fields to keep: names, or paths as {@link #find} takes them, which become the names of what they lead to
     * @return a smaller schema
     * @throws NotFoundException if there is no such field
     * @throws IllegalArgumentException if a path appears twice
     */
    public Schema select(Collection<String> paths) {
        return new Schema(paths.stream().map(this::find).toList());
    }

    /**
     * With this field added at the end, or in the place of the one with the same name.
     *
     * @param field the field
     * @return the changed copy
     */
    public Schema with(Field field) {
        List<Field> changed = new ArrayList<>(fields);
        if (contains(field.name())) {
            changed.set(indexOf(field.name()), field);
        } else {
            changed.add(field);
        }
        return new Schema(changed);
    }

    String describe() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && fields.equals(schema.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** As {@code origin:string,distance:integer not null}. */
    @Override
    public String toString() {
        return describe();
    }

    /** A name with a type. Values may be null unless the field is {@link #required()}. Immutable. */
    public static final class Field {

        private final String name;
        private final DataType type;
        private final boolean nullable;

        private Field(String name, DataType type, boolean nullable) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A column needs a name: found an empty one.");
            }
            this.name = name;
            this.type = Objects.requireNonNull(type);
            this.nullable = nullable;
        }

        /**
         * A field whose values may be null.
         *
         * @param name its name, not empty
         * @param type its type
         * @return the field
         */
        public static Field of(String name, DataType type) {
            return new Field(name, type, true);
        }

        /**
         * The same field, without nulls.
         *
         * @return the changed copy
         */
        public Field required() {
            return new Field(name, type, false);
        }

        /**
         * Its name.
         *
         * @return not empty
         */
        public String name() {
            return name;
        }

        /**
         * The type of its values.
         *
         * @return the type
         */
        public DataType type() {
            return type;
        }

        /**
         * Tells whether values may be null.
         *
         * @return true unless {@link #required()}
         */
        public boolean nullable() {
            return nullable;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Field field
                    && name.equals(field.name)
                    && type.equals(field.type)
                    && nullable == field.nullable;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, type, nullable);
        }

        @Override
        public String toString() {
            return name + ":" + type + (nullable ? "" : " not null");
        }
    }
}
