package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;

/** Counts the rows for which a condition is true. Not thread-safe. */
final class ConditionPiece implements Piece {

    private final Condition condition;
    private final Marks marks = new Marks();
    private long rows;

    ConditionPiece(Condition condition) {
        this.condition = condition;
    }

    @Override
    public void add(Chunk chunk, long firstRow, Workspace space) {
        condition.begin(chunk, marks);
        rows += marks.lookedAt();
    }

    long rows() {
        return rows;
    }
}
