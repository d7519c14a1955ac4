package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where rows came from: born with a frame, carried through every operation, never filed by hand. Immutable.
 *
 * <p>Two origins with the same {@link #digest()} describe the same rows, unless a host put values in ({@link #isOpaque()}).
 */
public sealed interface Origin {

    /**
     * Rows read from one version of a Delta table.
     *
     * @param tableId the id in the table's metadata
     * @param location where the table was found; told to people, not part of the digest
     * @param version the version of the table
     * @param committedAt when that version was committed, where that is known; told to people and checks, not part of the digest
     * @param schema the schema of the table at that version
     * @param columns the columns that were read, in order
     * @param filter the canonical text of the filter, where one was given
     * @param filesDigest SHA-256 over path, size and deletion vector of each file that was read, sorted
     */
    record Table(
            String tableId,
            String location,
            long version,
            Optional<Instant> committedAt,
            Schema schema,
            List<String> columns,
            Optional<String> filter,
            String filesDigest)
            implements Origin {

        /** Copies the list. */
        public Table {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return location + "@" + version
                    + filter.map(text -> " where " + text).orElse("");
        }
    }

    /** Rows that the host made: nothing is known of them but their values. */
    record Host() implements Origin {
        @Override
        public String toString() {
            return "host";
        }
    }

    /**
     * Rows made from other rows.
     *
     * @param parents the origins of those
     * @param step what was done, such as {@code where late IS NOT NULL}
     * @param opaque whether values came in that no step describes
     */
    record Derived(List<Origin> parents, String step, boolean opaque) implements Origin {

        /** Copies the list. */
        public Derived {
            parents = List.copyOf(parents);
        }

        @Override
        public String toString() {
            return String.join(" + ", parents.stream().map(Origin::toString).toList()) + " > " + step;
        }
    }

    /**
     * The tables behind the rows.
     *
     * @return each table read, in order, possibly none
     */
    default List<Table> tables() {
        List<Table> found = new ArrayList<>();
        collect(this, found, new ArrayList<>());
        return found.stream().distinct().toList();
    }

    /**
     * What was done since the tables were read, in order; the steps of the first parent before those of the next.
     *
     * @return the steps, possibly none
     */
    default List<String> steps() {
        List<String> found = new ArrayList<>();
        collect(this, new ArrayList<>(), found);
        return List.copyOf(found);
    }

    /** Small frames, one for each step: there may be thousands. */
    private static void collect(Origin origin, List<Table> tables, List<String> steps) {
        if (origin instanceof Table table) {
            tables.add(table);
        } else if (origin instanceof Derived derived) {
            for (Origin parent : derived.parents()) {
                collect(parent, tables, steps);
            }
            steps.add(derived.step());
        }
    }

    /**
     * Tells whether a host put values in that cannot be read again from a table.
     *
     * @return true if the rows cannot be reproduced from their origin alone
     */
    default boolean isOpaque() {
        if (!(this instanceof Derived derived)) {
            return this instanceof Host;
        }
        boolean opaque = derived.opaque();
        for (Origin parent : derived.parents()) {
            opaque = opaque || parent.isOpaque();
        }
        return opaque;
    }

    /** Where rows of origins can be read again. */
    @FunctionalInterface
    interface Source {

        /**
         * Reads the rows of an origin, if it is one that is read from somewhere.
         *
         * @param origin the whole origin first, then what its steps were done to
         * @return the rows, with an origin that tells where they were found now; empty if the origin's last step is to be done to its parents
         */
        Optional<Frame> read(Origin origin);
    }

    /**
     * Makes the rows again: reads those that can be read, and does the steps since. What was selected, filtered, split, folded and joined is
     * done again; values that a host, a pipeline or a model put in are not.
     *
     * @param source reads tables
     * @return the rows, in their order; they are those of this origin if what the source gave are, so whoever needs the same compares
     *     {@link Frame#contentDigest}
     * @throws dev.boathouse.core.UnsupportedFormatException if a step cannot be done again, or not to what the source gave; the message names it
     */
    default Frame replay(Source source) {
        return OriginReplay.of(this, source);
    }

    /**
     * The same origin after one more step.
     *
     * @param step what was done
     * @return the derived origin
     */
    default Origin then(String step) {
        return new Derived(List.of(this), step, false);
    }

    /**
     * SHA-256 over all of it except locations and times.
     *
     * @return 64 hexadecimal digits
     */
    default String digest() {
        Digest digest = Digest.of("boathouse-origin-1");
        OriginDigest.put(this, digest);
        return digest.hex();
    }
}
