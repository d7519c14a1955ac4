package dev.boathouse.registry.audit;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
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

    private static final int MOST_SHOWN = 50;

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

    /**
     * What was found, as a section for a page: {@code registry.page().with(registry.verify().section())}.
     *
     * @return the section, with at most 50 problems
     */
    public Section section() {
        Block.Facts facts = Block.facts().with("Events", Cell.count(events)).with("Hash of the last", head);
        if (isIntact()) {
            return Section.of(
                    "Chain of events",
                    Block.notice(Status.PASS, "Every event was read; hashes, order, rules and signatures fit."),
                    facts);
        }
        return Section.of(
                "Chain of events",
                Block.notice(Status.FAIL, "Every event was read, and not everything fits."),
                facts,
                Table.of(
                                problems.size() > MOST_SHOWN
                                        ? "The first " + MOST_SHOWN + " of " + problems.size()
                                        : "",
                                Table.Column.number("event"),
                                Table.Column.text("what was found"))
                        .withRows(problems.stream()
                                .limit(MOST_SHOWN)
                                .map(problem -> List.of(Cell.count(problem.sequence()), Cell.of(problem.text())))
                                .toList()));
    }
}
