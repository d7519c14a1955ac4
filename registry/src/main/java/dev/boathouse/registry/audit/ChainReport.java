package dev.boathouse.registry.audit;

import java.util.List;

/**
 * What a check of the whole registry found. A host that keeps {@link #head()} elsewhere can also tell later whether the end was cut off or
 * everything was written anew, which the table alone cannot show to anyone.
 *
 * @param events how many events count
 * @param head the hash of the last one; 64 zeros in an empty registry
 * @param problems what does not fit, in order of sequence
 */
public record ChainReport(long events, String head, List<Problem> problems) {

    /**
     * Something that does not fit.
     *
     * @param sequence the place among the events
     * @param text what was found, as one sentence; what others wrote stands in it without line breaks and controls, at most 2,000 characters
     */
    public record Problem(long sequence, String text) {

        /** The place and what was found there. */
        @Override
        public String toString() {
            return "Event " + sequence + " " + text;
        }
    }

    /** Copies the list. */
    public ChainReport {
        problems = List.copyOf(problems);
    }

    /**
     * Tells whether everything fits.
     *
     * @return true if there is no problem
     */
    public boolean isIntact() {
        return problems.isEmpty();
    }
}
