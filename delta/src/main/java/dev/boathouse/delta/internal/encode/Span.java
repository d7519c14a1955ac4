package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;

/**
 * Consecutive rows of a piece that go into one page.
 *
 * @param piece the piece
 * @param from the first row
 * @param to behind the last row
 */
record Span(LeafPiece piece, int from, int to) {

    int rows() {
        return to - from;
    }

    /**
     * Consecutive values of a column, those that are null among them.
     *
     * @param column the column
     * @param from the first one
     * @param to behind the last one
     */
    record Range(Column column, int from, int to) {}
}
