package dev.boathouse.monitoring.profile;

import java.time.Instant;

/** A stretch of rows. Windows of one kind are ordered by their start. Immutable. */
public sealed interface Window extends Comparable<Window> {

    /**
     * The rows whose time lies in a span.
     *
     * @param start the first instant
     * @param end the first instant behind it
     */
    record Time(Instant start, Instant end) implements Window {

        /** As {@code 2024-03-01T00:00:00Z/2024-03-02T00:00:00Z}: the interval of ISO 8601. */
        @Override
        public String toString() {
            return start + "/" + end;
        }
    }

    /**
     * Consecutive rows.
     *
     * @param start the index of the first row, from 0
     * @param end the index behind the last row
     */
    record Rows(long start, long end) implements Window {

        /** As {@code rows 0 to 999}. */
        @Override
        public String toString() {
            return "rows " + start + " to " + (end - 1);
        }
    }

    /**
     * By the start; of another kind, times before rows.
     *
     * @param other another window
     * @return negative if this one comes first, 0 if both start together, else positive
     */
    @Override
    default int compareTo(Window other) {
        if (this instanceof Time mine) {
            return other instanceof Time theirs ? mine.start.compareTo(theirs.start) : -1;
        }
        return other instanceof Rows theirs ? Long.compare(((Rows) this).start, theirs.start) : 1;
    }
}
