package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of scalars, or of structs of scalars. */
final class ListCursor extends ColumnCursor {

    private final List<RepeatedLeaf> leaves;
    private final @Nullable Elements elements;
    private final int entry;
    private final int bytesPerRow;
    private byte @Nullable [] levels;

    /**
     * How leaves make structs.
     *
     * @param type the structs
     * @param fields for each field, which leaf; -1 where the file lacks it
     * @param present the definition level from which on a struct is there
     */
    record Elements(DataType.Struct type, int[] fields, int present) {}

    /**
     * A cursor.
     *
     * @param leaves at least one
     * @param elements how they make structs; null for lists of the one leaf
     * @param entry the definition level from which on a slot is an entry of the list
     * @param bytesPerRow what a list takes
     */
    ListCursor(List<RepeatedLeaf> leaves, @Nullable Elements elements, int entry, int bytesPerRow) {
        this.leaves = leaves;
        this.elements = elements;
        this.entry = entry;
        this.bytesPerRow = bytesPerRow;
    }

    @Override
    public Column next(int rows) {
        List<Column> read = new ArrayList<>();
        for (RepeatedLeaf leaf : leaves) {
            read.add(leaf.next(rows));
        }
        RepeatedLeaf first = leaves.get(0);
        for (RepeatedLeaf leaf : leaves) {
            first.requireSameLists(leaf);
        }
        levels = first.rowLevels();
        long[] valid = new long[BitRuns.words(rows)];
        int lists = 0;
        for (int i = 0; i < rows; i++) {
            if (levels[i] >= entry - 1) {
                valid[i >>> 6] |= 1L << i;
                lists++;
            }
        }
        Column entries = elements == null ? read.get(0) : structs(elements, read, first.offsets()[rows]);
        return Collector.ACCESS.ofArrays(first.offsets(), entries, rows, lists == rows ? null : valid);
    }

    private Column structs(Elements wanted, List<Column> read, int size) {
        List<Column> children = new ArrayList<>();
        for (int i = 0; i < wanted.fields().length; i++) {
            int leaf = wanted.fields()[i];
            DataType type = wanted.type().fields().field(i).type();
            children.add(leaf < 0 ? Nulls.column(type, size) : read.get(leaf));
        }
        long[] valid = StructCursor.validity(leaves.get(0).entryLevels(), size, wanted.present());
        return Collector.ACCESS.ofStructs(wanted.type(), children, size, valid);
    }

    @Override
    public void skip(int rows) {
        leaves.forEach(leaf -> leaf.skip(rows));
    }

    @Override
    byte @Nullable [] levels() {
        return levels;
    }

    @Override
    public int bytesPerRow() {
        return bytesPerRow;
    }

    @Override
    public void close() {
        leaves.forEach(RepeatedLeaf::close);
    }
}
