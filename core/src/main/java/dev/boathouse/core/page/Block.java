package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;

/** What a section is made of. Texts are plain text, never markup. Immutable. */
public sealed interface Block
        permits Block.Paragraph, Block.Facts, Block.Notice, Block.Items, Block.Code, Block.Fold, Table, Chart {

    /**
     * A paragraph.
     *
     * @param text its text; line breaks count as spaces
     * @return the block
     */
    static Paragraph paragraph(String text) {
        return new Paragraph(text);
    }

    /**
     * Facts, none so far.
     *
     * @return the block
     */
    static Facts facts() {
        return new Facts(List.of());
    }

    /**
     * A notice, set apart from the text around it.
     *
     * @param status how serious it is
     * @param text its text; line breaks count as spaces
     * @return the block
     */
    static Notice notice(Status status, String text) {
        return new Notice(status, text);
    }

    /**
     * A list of texts.
     *
     * @param items the texts; line breaks count as spaces
     * @return the block
     */
    static Items items(String... items) {
        return new Items(List.of(items));
    }

    /**
     * Text whose lines and spaces are kept, such as a query.
     *
     * @param text its lines; tabs count as four spaces
     * @return the block
     */
    static Code code(String text) {
        return new Code(text);
    }

    /**
     * Blocks that are looked up rather than read.
     *
     * @param title what they are about; what a {@linkplain Cell#link link} leads to
     * @param blocks the blocks, from top to bottom
     * @return the block
     * @throws IllegalArgumentException if the title is blank
     */
    static Fold fold(String title, Block... blocks) {
        return new Fold(title, List.of(blocks), false);
    }

    /**
     * A paragraph.
     *
     * @param text its text
     */
    record Paragraph(String text) implements Block {}

    /**
     * Names with values.
     *
     * @param facts the facts, in order
     */
    record Facts(List<Fact> facts) implements Block {

        /** Copies the list. */
        public Facts {
            facts = List.copyOf(facts);
        }

        /**
         * Adds a fact.
         *
         * @param name what it is
         * @param value its value
         * @return facts with this one at the end
         * @throws IllegalArgumentException if the name is blank
         */
        public Facts with(String name, Cell value) {
            List<Fact> all = new ArrayList<>(facts);
            all.add(new Fact(name, value));
            return new Facts(all);
        }

        /**
         * Adds a fact that is a text.
         *
         * @param name what it is
         * @param value its value
         * @return facts with this one at the end
         * @throws IllegalArgumentException if the name is blank
         */
        public Facts with(String name, String value) {
            return with(name, Cell.of(value));
        }
    }

    /**
     * A name with a value.
     *
     * @param name what it is
     * @param value its value
     */
    record Fact(String name, Cell value) {
        /** Checks the name. */
        public Fact {
            Words.requireSome("a fact", "name", name);
        }
    }

    /**
     * A notice.
     *
     * @param status how serious it is
     * @param text its text
     */
    record Notice(Status status, String text) implements Block {}

    /**
     * A list.
     *
     * @param items its texts
     */
    record Items(List<String> items) implements Block {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * Text whose lines and spaces are kept.
     *
     * @param text its lines
     */
    record Code(String text) implements Block {}

    /**
     * Blocks that are looked up rather than read. Where pages fold, only the title is seen at first, unless it is open.
     *
     * @param title what they are about
     * @param blocks the blocks, from top to bottom
     * @param open whether all is seen at first
     */
    record Fold(String title, List<Block> blocks, boolean open) implements Block {
        /** Copies the list. */
        public Fold {
            Words.requireSome("a fold", "title", title);
            blocks = List.copyOf(blocks);
        }

        /**
         * Opens it, for what most readers will look at.
         *
         * @return the fold, open
         */
        public Fold opened() {
            return new Fold(title, blocks, true);
        }
    }
}
