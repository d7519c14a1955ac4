package dev.boathouse.parquet;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file to be written, with its values.
 *
 * @param name its name
 * @param shape whether it holds values or lists of them
 * @param kind the type of the values
 * @param required whether it has no nulls and the file says so
 * @param coding how its pages are laid out
 * @param cells a stored value, a list of such, or null for each row
 * @param id its field id in the file; 0 if it has none
 */
public record ColumnSpec(
        String name, Shape shape, Kind kind, boolean required, Coding coding, List<@Nullable Object> cells, int id)
        implements FileColumn {

    /** Without a field id. */
    public ColumnSpec(
            String name, Shape shape, Kind kind, boolean required, Coding coding, List<@Nullable Object> cells) {
        this(name, shape, kind, required, coding, cells, 0);
    }

    /** What a cell is. */
    public enum Shape {
        VALUE,
        /** A group, a repeated group, an element that may be null: as the format has it today. */
        LIST,
        /** The same with elements that are never null. */
        LIST_OF_REQUIRED,
        /** A repeated value and no group around it, as old writers had it. */
        LIST_OF_TWO_LEVELS
    }

    /** The same under another name, with a field id. */
    public ColumnSpec mapped(String to, int id) {
        return new ColumnSpec(to, shape, kind, required, coding, cells, id);
    }

    @Override
    public Schema.Field field() {
        Schema.Field field =
                Schema.Field.of(name, shape == Shape.VALUE ? kind.type() : new DataType.Array(kind.type()));
        return required ? field.required() : field;
    }

    @Override
    public Type stored() {
        return id == 0 ? storedWithoutId() : storedWithoutId().withId(id);
    }

    private Type storedWithoutId() {
        Repetition own = required ? Repetition.REQUIRED : Repetition.OPTIONAL;
        if (shape == Shape.VALUE) {
            return kind.storage().apply(own, name);
        }
        Type repeated = shape == Shape.LIST_OF_TWO_LEVELS
                ? kind.storage().apply(Repetition.REPEATED, "array")
                : new GroupType(
                        Repetition.REPEATED,
                        "list",
                        kind.storage()
                                .apply(shape == Shape.LIST ? Repetition.OPTIONAL : Repetition.REQUIRED, "element"));
        return Types.buildGroup(own)
                .as(LogicalTypeAnnotation.listType())
                .addField(repeated)
                .named(name);
    }

    @Override
    public boolean inDuckDb() {
        boolean splitOfOthers = coding == Coding.BYTE_STREAM_SPLIT
                && kind.physical() != PrimitiveTypeName.FLOAT
                && kind.physical() != PrimitiveTypeName.DOUBLE;
        boolean lengthsOfDecimals = coding == Coding.DELTA_LENGTH_BYTE_ARRAY && kind.type() instanceof DataType.Decimal;
        return kind.inDuckDb() && !splitOfOthers && !lengthsOfDecimals;
    }

    String leaf() {
        return switch (shape) {
            case VALUE -> name;
            case LIST, LIST_OF_REQUIRED -> name + ".list.element";
            case LIST_OF_TWO_LEVELS -> name + ".array";
        };
    }

    @Override
    public @Nullable Object read(int row) {
        Object cell = cells.get(row);
        if (cell instanceof List<?> list) {
            List<@Nullable Object> read = new ArrayList<>();
            list.forEach(value -> read.add(value == null ? null : kind.read().apply(value)));
            return Collections.unmodifiableList(read);
        }
        return cell == null ? null : kind.read().apply(cell);
    }

    @Override
    public void codings(Map<String, Coding> to) {
        to.put(leaf(), coding);
    }

    @Override
    public void write(RecordConsumer to, int index, int row) {
        Object cell = cells.get(row);
        if (cell == null) {
            return;
        }
        to.startField(name, index);
        if (cell instanceof List<?> list) {
            to.startGroup();
            if (!list.isEmpty()) {
                writeList(to, list);
            }
            to.endGroup();
        } else {
            add(to, cell);
        }
        to.endField(name, index);
    }

    private void writeList(RecordConsumer to, List<?> list) {
        boolean twoLevels = shape == Shape.LIST_OF_TWO_LEVELS;
        to.startField(twoLevels ? "array" : "list", 0);
        for (Object value : list) {
            if (twoLevels) {
                add(to, value);
                continue;
            }
            to.startGroup();
            if (value != null) {
                to.startField("element", 0);
                add(to, value);
                to.endField("element", 0);
            }
            to.endGroup();
        }
        to.endField(twoLevels ? "array" : "list", 0);
    }

    private static void add(RecordConsumer to, Object value) {
        if (value instanceof Boolean truth) {
            to.addBoolean(truth);
        } else if (value instanceof Integer number) {
            to.addInteger(number);
        } else if (value instanceof Long number) {
            to.addLong(number);
        } else if (value instanceof Float number) {
            to.addFloat(number);
        } else if (value instanceof Double number) {
            to.addDouble(number);
        } else {
            to.addBinary((Binary) value);
        }
    }

    /** Without the values. */
    @Override
    public String toString() {
        String nulls = cells.stream().filter(cell -> cell == null).count() + " nulls";
        return List.of(name, shape, kind, required ? "required" : nulls, coding).stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
