package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ShortestDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A slice for each combination of the values of columns. */
record ValueCut(List<String> columns) implements Slicing.Cut {

    ValueCut {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Slicing by values needs a column: found none.");
        }
    }

    @Override
    public List<SliceRows> of(Frame frame) {
        List<Schema.Field> fields = columns.stream()
                .map(name -> sliceable(frame.schema().field(name)))
                .toList();
        int[] positions = columns.stream().mapToInt(frame.schema()::indexOf).toArray();
        Map<List<@Nullable Object>, Rows> known = new HashMap<>();
        int row = 0;
        for (Chunk chunk : frame.chunks()) {
            Column[] read = Arrays.stream(positions).mapToObj(chunk::column).toArray(Column[]::new);
            for (int i = 0; i < chunk.size(); i++, row++) {
                known.computeIfAbsent(values(read, i), values -> new Rows()).add(row);
            }
            requireFew(known.size());
        }
        return known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ValueCut::compare))
                .map(entry -> new SliceRows(
                        name(fields, entry.getKey()), entry.getValue().toArray()))
                .toList();
    }

    private static Schema.Field sliceable(Schema.Field field) {
        DataType type = field.type();
        boolean nested = type instanceof DataType.Array
                || type instanceof DataType.Struct
                || type instanceof DataType.KeyValue
                || type instanceof DataType.Other;
        if (nested || type == DataType.BINARY) {
            throw new IllegalArgumentException("Cannot slice by column \"" + field.name() + "\": it is a " + type
                    + ". Use numbers, strings, booleans, dates or timestamps.");
        }
        return field;
    }

    private static List<@Nullable Object> values(Column[] read, int index) {
        List<@Nullable Object> values = new ArrayList<>(read.length);
        for (Column column : read) {
            Object value = column.valueAt(index);
            values.add(positiveZero(value));
        }
        return Collections.unmodifiableList(values);
    }

    /** Minus zero equals zero, as in filters. */
    private static @Nullable Object positiveZero(@Nullable Object value) {
        if (value instanceof Float number && number == 0) {
            return 0f;
        }
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }

    private void requireFew(int slices) {
        if (slices > Slicing.MOST_SLICES) {
            throw new IllegalArgumentException("Cannot slice " + this + ": there are more than " + Slicing.MOST_SLICES
                    + " different values. Slice by quantiles or filters, or by another column.");
        }
    }

    private static int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        Comparator<@Nullable Object> nullsLast = Comparator.nullsLast(ValueCut::compareValues);
        for (int i = 0; i < left.size(); i++) {
            int order = nullsLast.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The values of one column have one type, which is comparable. */
    @SuppressWarnings("unchecked")
    private static int compareValues(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static String name(List<Schema.Field> fields, List<@Nullable Object> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            parts.add(fields.get(i).name() + (value == null ? " is null" : " = " + text(value)));
        }
        return String.join(", ", parts);
    }

    /** The same on every Java release. */
    private static String text(Object value) {
        if (value instanceof Float number) {
            return ShortestDecimal.of(number.floatValue());
        }
        return value instanceof Double number ? ShortestDecimal.of(number.doubleValue()) : value.toString();
    }

    @Override
    public String toString() {
        return "by " + String.join(", ", columns);
    }
}
