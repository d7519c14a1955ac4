package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;

/** Hands the values of a column to a reading, and counts rows and nulls. Not thread-safe. */
final class ColumnPiece<R extends Reading> implements Piece {

    private final int index;
    private final Condition condition;
    private final R reading;
    private final Marks marks = new Marks();
    private long rows;
    private long values;

    ColumnPiece(int index, Condition condition, R reading) {
        this.index = index;
        this.condition = condition;
        this.reading = reading;
    }

    @Override
    public void add(Chunk chunk, long firstRow, Workspace space) {
        Column column = chunk.column(index);
        condition.begin(chunk, marks);
        rows += marks.lookedAt();
        marks.present(column);
        values += marks.lookedAt();
        reading.add(column, marks, space);
    }

    R reading() {
        return reading;
    }

    long rows() {
        return rows;
    }

    /** How many values were looked at. */
    long values() {
        return values;
    }
}
