package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;

/** Takes in the values of one column, chunk by chunk. Not thread-safe. */
interface Reading {

    /** Adds the values that are looked at; none of them is null. */
    void add(Column column, Marks marks, Workspace space);
}
