package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import java.util.List;

/**
 * Consecutive rows of some columns.
 *
 * @param columns a column for each field of the file's schema
 * @param from the first row
 * @param to behind the last row
 */
public record Piece(List<Column> columns, int from, int to) {

    /** Copies the list. */
    public Piece {
        columns = List.copyOf(columns);
    }

    /**
     * How many rows there are.
     *
     * @return 0 or more
     */
    public int rows() {
        return to - from;
    }
}
