package dev.boathouse.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of values that the host had at hand: one-value columns, so that types and widening are the same as in a frame. */
record HostRow(Schema schema, List<Column> columns) implements Row {

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
        return new HostRow(schema, List.copyOf(columns));
    }

    @Override
    public boolean isNull(int index) {
        return columns.get(index).isNull(0);
    }

    @Override
    public double doubleAt(int index) {
        return columns.get(index).doubleAt(0);
    }

    @Override
    public long longAt(int index) {
        return columns.get(index).longAt(0);
    }

    @Override
    public String stringAt(int index) {
        return columns.get(index).stringAt(0);
    }

    @Override
    public @Nullable Object valueAt(int index) {
        return columns.get(index).valueAt(0);
    }
}
