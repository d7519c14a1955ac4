package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.UnsupportedFormatException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a suite that was read: what is understood, and what is not, by name. Nothing is dropped in silence, and nothing is read as something weaker.
 *
 * @param expectations what is understood, in order
 * @param unread what is not
 */
public record ImportedSuite(Expectations expectations, List<Unread> unread) {

    /**
     * An expectation that is not understood.
     *
     * @param number its place in the suite, from 1
     * @param type the name of its type
     * @param reason what is not understood
     */
    public record Unread(int number, String type, String reason) {

        /** As {@code expectation 3, expect_column_kl_divergence_to_be_less_than: There is no expectation of that name.} */
        @Override
        public String toString() {
            return "expectation " + number + ", " + type + ": " + reason;
        }
    }

    /** Copies the list. */
    public ImportedSuite {
        unread = List.copyOf(unread);
    }

    /**
     * Reads a suite of Great Expectations, of 1.x or 0.x, or one that {@link Expectations#json} wrote. Types of columns that have the names of another engine are
     * translated, parameters of the suite filled in. What only says how results look ({@code result_format}, {@code catch_exceptions}) is left out.
     *
     * @param json a JSON object
     * @return what is understood of it
     * @throws dev.boathouse.core.CorruptDataException if it is no suite; the message tells the place
     * @throws UnsupportedFormatException if a later version of Boathouse wrote it
     */
    public static ImportedSuite read(String json) {
        return SuiteReader.read(json);
    }

    /**
     * All of it.
     *
     * @return the expectations
     * @throws UnsupportedFormatException if any is {@link #unread}; the message names them
     */
    public Expectations complete() {
        if (!unread.isEmpty()) {
            throw new UnsupportedFormatException("Cannot read the suite \"" + expectations.name() + "\" as a whole: "
                    + unread.stream().map(Unread::toString).collect(Collectors.joining("; "))
                    + ". Without these, the rest would work: ImportedSuite.read(json).expectations().");
        }
        return expectations;
    }
}
