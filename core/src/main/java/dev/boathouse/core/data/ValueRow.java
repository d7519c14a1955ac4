package dev.boathouse.core.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A row that is a value: what a host had at hand, or one struct of a column. It reads columns at an index, so that types and
 * widening are the same as in a frame. Equal when names and values are.
 */
final class ValueRow implements Row {

    private final Schema schema;
    private final List<Column> columns;
    private final int index;

    ValueRow(Schema schema, List<Column> columns, int index) {
        this.schema = schema;
        this.columns = columns;
        this.index = index;
    }

    static Row of(Schema schema, Map<String, ?> values) {
        values.keySet().forEach(schema::indexOf);
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            Object value = values.get(field.name());
            if (value == null && !field.nullable()) {
                throw new IllegalArgumentException(
                        "Column \"" + field.name() + "\" needs a value: it is declared without nulls.");
            }
            ColumnBuilder builder = new ColumnBuilder(field.type());
            builder.add(value);
            columns.add(builder.build());
        }
        return new ValueRow(schema, List.copyOf(columns), 0);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean isNull(int field) {
        return columns.get(field).isNull(index);
    }

    @Override
    public double doubleAt(int field) {
        return columns.get(field).doubleAt(index);
    }

    @Override
    public long longAt(int field) {
        return columns.get(field).longAt(index);
    }

    @Override
    public String stringAt(int field) {
        return columns.get(field).stringAt(index);
    }

    @Override
    public @Nullable Object valueAt(int field) {
        return columns.get(field).valueAt(index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueRow row
                && schema.names().equals(row.schema.names())
                && values().equals(row.values());
    }

    @Override
    public int hashCode() {
        return 31 * schema.names().hashCode() + values().hashCode();
    }

    private List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(comparable(valueAt(i)));
        }
        return values;
    }

    /** Arrays of bytes are equal by identity, also inside lists: buffers by content. */
    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(comparable(item)));
            return items;
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    /** As {@code {item=a, count=1}}; bytes in hexadecimal digits. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < columns.size(); i++) {
            text.add(schema.field(i).name() + "=" + text(valueAt(i)));
        }
        return text.toString();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            list.forEach(item -> text.add(text(item)));
            return text.toString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
