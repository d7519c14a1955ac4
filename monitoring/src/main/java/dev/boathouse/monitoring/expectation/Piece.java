package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;

/** A piece of the work on a chunk, which one thread does at a time; it gets the chunks in their order. */
interface Piece {

    /** Adds a chunk, of which the first row is so far behind the first of all. */
    void add(Chunk chunk, long firstRow, Workspace space);
}
