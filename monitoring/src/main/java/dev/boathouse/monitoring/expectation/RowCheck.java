package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts rows that are not as expected. Not thread-safe. */
final class RowCheck implements Check, Piece {

    private final Expectation expectation;
    private final Condition condition;
    private final RowTest test;
    private final Failures failures;
    private final Marks marks = new Marks();
    private long rows;
    private long looked;
    private long unexpected;

    RowCheck(Expectation expectation, Condition condition, RowTest test, Failures failures) {
        this.expectation = expectation;
        this.condition = condition;
        this.test = test;
        this.failures = failures;
    }

    @Override
    public void add(Chunk chunk, long firstRow, Workspace space) {
        condition.begin(chunk, marks);
        rows += condition.filter().isPresent() ? marks.lookedAt() : chunk.size();
        test.judge(chunk, marks);
        looked += marks.lookedAt();
        int found = marks.settle();
        if (found > 0) {
            unexpected += found;
            failures.add(chunk, marks, firstRow);
        }
    }

    @Override
    public ExpectationResult result(long all) {
        return new ExpectationResult(
                expectation,
                Share.outcome(expectation, looked, unexpected),
                Optional.empty(),
                rows,
                OptionalLong.of(rows - looked),
                OptionalLong.of(unexpected),
                failures.frequent(0),
                failures.sample(),
                Share.reason(looked, unexpected));
    }
}
