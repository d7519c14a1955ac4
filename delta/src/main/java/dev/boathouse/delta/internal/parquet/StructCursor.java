package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structs, out of their fields. */
final class StructCursor extends ColumnCursor {

    private final DataType.Struct type;
    private final List<ColumnCursor> fields;
    private final ColumnCursor witness;
    private final int present;

    /**
     * A cursor.
     *
     * @param type the structs
     * @param fields a cursor for each field
     * @param witness the one, of the fields or beside them, whose levels tell whether a struct is there
     * @param present the definition level from which on it is; 0 where it always is
     */
    StructCursor(DataType.Struct type, List<ColumnCursor> fields, ColumnCursor witness, int present) {
        this.type = type;
        this.fields = fields;
        this.witness = witness;
        this.present = present;
    }

    @Override
    public Column next(int rows) {
        List<Column> children = new ArrayList<>();
        for (ColumnCursor field : fields) {
            children.add(field.next(rows));
        }
        if (!fields.contains(witness)) {
            witness.next(rows);
        }
        byte[] levels = witness.levels();
        return Collector.ACCESS.ofStructs(
                type, children, rows, levels == null ? null : validity(levels, rows, present));
    }

    /** The bits of those that reach a level; null when all do. */
    static long @Nullable [] validity(byte[] levels, int size, int present) {
        if (present == 0) {
            return null;
        }
        long[] valid = new long[BitRuns.words(size)];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (levels[i] >= present) {
                valid[i >>> 6] |= 1L << i;
                count++;
            }
        }
        return count == size ? null : valid;
    }

    @Override
    public void skip(int rows) {
        fields.forEach(field -> field.skip(rows));
        if (!fields.contains(witness)) {
            witness.skip(rows);
        }
    }

    @Override
    byte @Nullable [] levels() {
        return witness.levels();
    }

    @Override
    public int bytesPerRow() {
        return fields.stream().mapToInt(ColumnCursor::bytesPerRow).sum();
    }

    @Override
    public void close() {
        fields.forEach(ColumnCursor::close);
        witness.close();
    }
}
