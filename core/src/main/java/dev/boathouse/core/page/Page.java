package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What people look at, such as a model card, as a value: texts, tables and charts, without a word on how they look. Every text in it is plain
 * text, never markup; whoever renders it escapes. The same page gives the same rendering everywhere. Immutable.
 *
 * @param title what it is about
 * @param lead what to know first, or empty
 * @param sections its parts, from top to bottom
 */
public record Page(String title, String lead, List<Section> sections) {

    /** Copies the list. */
    public Page {
        Words.requireSome("a page", "title", title);
        sections = List.copyOf(sections);
    }

    /**
     * A page without lead.
     *
     * @param title what it is about
     * @param sections its parts, from top to bottom
     * @return the page
     * @throws IllegalArgumentException if the title is blank
     */
    public static Page of(String title, Section... sections) {
        return new Page(title, "", List.of(sections));
    }

    /**
     * Says what to know first.
     *
     * @param text a few sentences, or empty
     * @return a page with this lead
     */
    public Page withLead(String text) {
        return new Page(title, text, sections);
    }

    /**
     * Adds sections.
     *
     * @param more further parts
     * @return a page with these sections at the end
     */
    public Page with(Section... more) {
        List<Section> all = new ArrayList<>(sections);
        all.addAll(List.of(more));
        return new Page(title, lead, all);
    }

    /**
     * The page as GitHub-flavoured Markdown (spec 0.29), which also reads well as it is. Charts are drawn in characters, and the points of
     * curves follow as a table, at most 12 of each. Texts of one line are cut at 500 characters. Nothing in a text becomes markup; what GitHub
     * does to finished text, such as linking a mail address, cannot be escaped.
     *
     * @return lines that end with {@code \n}
     */
    public String markdown() {
        return new MarkdownPage().of(this);
    }

    /**
     * The page as plain text for terminals and logs, 100 columns wide. Only tables with many columns are wider. Texts of one line are cut at
     * 500 characters.
     *
     * @return lines that end with {@code \n}
     */
    public String text() {
        return new TextPage().of(this);
    }
}
