package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.Optional;

/**
 * Which rows an expectation is about.
 *
 * @param filter bound to the schema; empty for all rows
 */
record Condition(Optional<Filter> filter) {

    static Condition of(Expectation expectation, Schema schema) {
        return new Condition(expectation.condition().map(filter -> bound(filter, schema)));
    }

    static Filter bound(Filter filter, Schema schema) {
        try {
            return filter.boundTo(schema);
        } catch (IllegalArgumentException | NotFoundException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    /** Marks for the rows of a chunk: those for which the filter is true are looked at. */
    void begin(Chunk chunk, Marks marks) {
        marks.begin(chunk.size());
        filter.ifPresent(bound -> marks.only(ColumnAccess.direct().matches(chunk, bound)));
    }
}
