package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a page. Immutable.
 *
 * @param title what it is about
 * @param blocks what it shows, from top to bottom
 */
public record Section(String title, List<Block> blocks) {

    /** Copies the list. */
    public Section {
        Words.requireSome("a section", "title", title);
        blocks = List.copyOf(blocks);
    }

    /**
     * A section.
     *
     * @param title what it is about
     * @param blocks what it shows, from top to bottom
     * @return the section
     * @throws IllegalArgumentException if the title is blank
     */
    public static Section of(String title, Block... blocks) {
        return new Section(title, List.of(blocks));
    }

    /**
     * Adds blocks.
     *
     * @param more what else it shows
     * @return a section with these blocks at the end
     */
    public Section with(Block... more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(List.of(more));
        return new Section(title, all);
    }
}
