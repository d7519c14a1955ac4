package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.encode.Piece;
import java.util.ArrayList;
import java.util.List;

/** How many lists of a file are null, for each column that is one: the leaves count what is missing in them, too. */
final class FileCounts {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final List<Long> nullLists = new ArrayList<>();

    /** Adds the rows of a piece. */
    void add(Piece piece) {
        int next = 0;
        for (Column column : piece.columns()) {
            next = add(column, piece, next);
        }
    }

    private int add(Column column, Piece piece, int index) {
        int next = index;
        if (column.type() instanceof DataType.Struct) {
            for (Column child : ACCESS.children(column)) {
                next = add(child, piece, next);
            }
        } else if (column.type() instanceof DataType.Array) {
            if (next == nullLists.size()) {
                nullLists.add(0L);
            }
            nullLists.set(next, nullLists.get(next) + nulls(column, piece));
            next++;
        }
        return next;
    }

    private static long nulls(Column column, Piece piece) {
        long nulls = column.nullCount();
        if (nulls > 0 && piece.rows() < column.size()) {
            nulls = 0;
            for (int i = piece.from(); i < piece.to(); i++) {
                nulls += column.isNull(i) ? 1 : 0;
            }
        }
        return nulls;
    }

    /** Of each list, in the order of the columns; none before the first rows. */
    List<Long> nullLists() {
        return List.copyOf(nullLists);
    }
}
