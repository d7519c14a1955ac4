package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile that grows row by row. Rows wait in memory until there are {@value #BUFFERED} of them, and then become columns, so that a
 * row costs little more than its values. Not thread-safe: give each thread a recorder and {@link Profile#merge} what they found, which
 * is the same to the byte.
 */
public final class ProfileRecorder {

    private static final int BUFFERED = 1024;

    private final Schema schema;
    private final ProfileBuilder builder;
    private final List<List<@Nullable Object>> waiting = new ArrayList<>();
    private int rows;

    ProfileRecorder(Schema schema, ProfileBuilder builder) {
        this.schema = schema;
        this.builder = builder;
        for (int i = 0; i < schema.size(); i++) {
            waiting.add(new ArrayList<>());
        }
    }

    /**
     * Adds a row.
     *
     * @param row a row with the fields of the recorder's schema, found by name; others are ignored
     * @throws dev.boathouse.core.NotFoundException if the row lacks a field
     * @throws IllegalArgumentException if a value has another type; no row is added
     */
    public void add(Row row) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.value(schema.field(i).name());
        }
        add(values);
    }

    /**
     * Adds a row.
     *
     * @param values a value for each field of the schema, in order, in the Java types that {@link Row#valueAt(int)} lists; null where missing
     * @throws IllegalArgumentException if there are more or fewer, or a value has another type; no row is added
     */
    public void add(@Nullable Object... values) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException("Cannot add a row of " + values.length + " values to a profile of "
                    + schema.size() + " columns. A value for each column, or null, would work.");
        }
        @Nullable Object[] checked = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            checked[i] = checked(schema.field(i), values[i]);
        }
        for (int i = 0; i < checked.length; i++) {
            waiting.get(i).add(checked[i]);
        }
        if (++rows == BUFFERED) {
            flush();
        }
    }

    private static @Nullable Object checked(Schema.Field field, @Nullable Object value) {
        DataType type = field.type();
        boolean plain = (value instanceof Double && type == DataType.DOUBLE)
                || (value instanceof Float && type == DataType.FLOAT)
                || (value instanceof Long && type == DataType.LONG)
                || (value instanceof Integer && type == DataType.INT)
                || (value instanceof Boolean && type == DataType.BOOLEAN)
                || (value instanceof String && type == DataType.STRING);
        if (plain) {
            return value;
        }
        if (value == null) {
            if (!field.nullable()) {
                throw new IllegalArgumentException("Column \"" + field.name()
                        + "\" is declared without nulls: found one. Declare it nullable or fill it.");
            }
            return null;
        }
        return Column.of(type, List.of(value))
                .valueAt(0); // refuses what does not fit; a copy of what the caller may change
    }

    /**
     * Adds the rows of a frame.
     *
     * @param frame rows with the same columns in the same order
     * @throws IllegalArgumentException if the columns differ
     */
    public void add(Frame frame) {
        Profiling.requireFields(schema, frame.schema());
        frame.chunks().forEach(builder::add);
    }

    /**
     * Adds the rows of a chunk.
     *
     * @param chunk rows with the same columns in the same order
     * @throws IllegalArgumentException if the columns differ
     */
    public void add(Chunk chunk) {
        if (chunk.size() > 0) {
            Profiling.requireFields(schema, chunk.row(0).schema());
        }
        builder.add(chunk);
    }

    /**
     * The profile of all rows so far. The recorder goes on afterwards.
     *
     * @return what {@link Profile#of(Frame)} gives for all of them together
     */
    public Profile profile() {
        flush();
        return builder.build();
    }

    private void flush() {
        if (rows == 0) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(Column.of(schema.field(i).type(), waiting.get(i)));
            waiting.get(i).clear();
        }
        rows = 0;
        Frame.of(schema, columns).chunks().forEach(builder::add);
    }
}
