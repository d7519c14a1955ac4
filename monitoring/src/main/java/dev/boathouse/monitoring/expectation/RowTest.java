package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;

/** Judges rows, chunk by chunk in their order. Not thread-safe. */
interface RowTest {

    /**
     * Takes the rows that it does not look at out of {@link Marks#looked}, and marks those that are not as expected; what it marks
     * elsewhere does not count.
     */
    void judge(Chunk chunk, Marks marks);
}
