package dev.boathouse.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Up to {@value #MAX_ROWS} consecutive rows of a frame: one column for each field, all of the same size. Immutable. */
public final class Chunk {

    /** The most rows in one chunk. */
    public static final int MAX_ROWS = 1 << 16;

    private final Schema schema;
    private final List<Column> columns;
    private final int size;
    private final RowIdentity identity;

    Chunk(Schema schema, List<Column> columns, int size, RowIdentity identity) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.size = size;
        this.identity = identity;
        check();
    }

    private void check() {
        if (columns.size() != schema.size() || size > MAX_ROWS) {
            throw new IllegalArgumentException("A chunk of " + size + " rows and " + columns.size()
                    + " columns does not fit " + schema.size() + " fields and at most " + MAX_ROWS + " rows.");
        }
        for (int i = 0; i < columns.size(); i++) {
            Schema.Field field = schema.field(i);
            Column column = columns.get(i);
            if (!column.type().equals(field.type()) || column.size() != size) {
                throw new IllegalArgumentException("Column \"" + field.name() + "\" does not fit: found " + column
                        + ", wanted " + field.type() + "[" + size + "].");
            }
            if (!field.nullable() && column.nullCount() > 0) {
                throw new IllegalArgumentException("Column \"" + field.name() + "\" is declared without nulls: found "
                        + column.nullCount() + ". Declare it nullable or fill them.");
            }
        }
    }

    /**
     * How many rows there are.
     *
     * @return 0 to {@value #MAX_ROWS}
     */
    public int size() {
        return size;
    }

    /**
     * The values of a field.
     *
     * @param index its position in the frame's schema
     * @return the column
     */
    public Column column(int index) {
        return columns.get(index);
    }

    /**
     * The values of a field.
     *
     * @param name its name
     * @return the column
     * @throws dev.boathouse.core.NotFoundException if there is no such field
     */
    public Column column(String name) {
        return columns.get(schema.indexOf(name));
    }

    /**
     * One row.
     *
     * @param position from 0
     * @return the row
     */
    public Row row(int position) {
        return new ChunkRow(schema, this, position);
    }

    /** The values of a field by its path, null where one of the structs on the way is. */
    Column at(String path) {
        return FieldPath.of(schema, path).in(this);
    }

    Schema schema() {
        return schema;
    }

    RowIdentity identity() {
        return identity;
    }

    Chunk with(RowIdentity other) {
        return new Chunk(schema, columns, size, other);
    }

    Chunk select(Schema narrower, Collection<String> paths) {
        return new Chunk(narrower, paths.stream().map(this::at).toList(), size, identity);
    }

    Chunk with(Schema wider, String name, Column column) {
        List<Column> changed = new ArrayList<>(columns);
        if (schema.contains(name)) {
            changed.set(schema.indexOf(name), column);
        } else {
            changed.add(column);
        }
        return new Chunk(wider, changed, size, identity);
    }

    Chunk slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        List<Column> sliced =
                columns.stream().map(column -> column.slice(from, to)).toList();
        return new Chunk(schema, sliced, to - from, identity.slice(from, to));
    }

    Chunk take(int[] positions, int count) {
        if (count == size && isEveryRow(positions)) {
            return this;
        }
        List<Column> taken =
                columns.stream().map(column -> column.take(positions, count)).toList();
        return new Chunk(schema, taken, count, identity.take(positions, count));
    }

    private boolean isEveryRow(int[] positions) {
        for (int i = 0; i < size; i++) {
            if (positions[i] != i) {
                return false;
            }
        }
        return true;
    }
}
