package dev.boathouse.core.page;

import java.time.Instant;
import java.util.List;

/** One value in a table or beside a name: what it is, not how it looks. Immutable. */
public sealed interface Cell {

    /**
     * What people read, as plain text: never markup, to be escaped by whoever puts it into some.
     *
     * @return the text, empty for {@link Blank}
     */
    String text();

    /**
     * A text.
     *
     * @param text any text
     * @return the cell
     */
    static Cell of(String text) {
        return new Text(text);
    }

    /**
     * A number.
     *
     * @param value any number, also NaN
     * @param digits how many of its digits are shown
     * @return the cell
     */
    static Cell of(double value, Digits digits) {
        return new Quantity(value, digits);
    }

    /**
     * How something came out, in the word for it.
     *
     * @param status the status
     * @return the cell
     */
    static Cell of(Status status) {
        return new Verdict(status, status.toString());
    }

    /**
     * How something came out, in a word of one's own.
     *
     * @param status the status
     * @param label such as {@code quiet} or {@code ALARM}
     * @return the cell
     */
    static Cell of(Status status, String label) {
        return new Verdict(status, label);
    }

    /**
     * A whole number, all digits of which are shown.
     *
     * @param value the number
     * @return the cell
     */
    static Cell count(long value) {
        return new Count(value);
    }

    /**
     * A number with the range that it may lie in. The level belongs in the name of the column.
     *
     * @param value the number
     * @param low the lower end, NaN if not known
     * @param high the upper end, NaN if not known
     * @param digits how many digits of each are shown
     * @return the cell
     * @throws IllegalArgumentException if the lower end is above the upper one
     */
    static Cell interval(double value, double low, double high, Digits digits) {
        return new Estimate(value, low, high, digits);
    }

    /**
     * A time.
     *
     * @param at when
     * @return the cell
     */
    static Cell of(Instant at) {
        return new Time(at);
    }

    /**
     * A text that leads to a section or fold of the same page.
     *
     * @param text any text
     * @param title the title of the section or fold, the first of that title; where there is none, the text leads nowhere
     * @return the cell
     */
    static Cell link(String text, String title) {
        return new Link(text, title);
    }

    /**
     * A picture as small as a word: bars side by side.
     *
     * @param text what it says, in words
     * @param series one or more rows of bars, over each other, all to one scale: 0 or more, finite, or NaN where there is none
     * @return the cell
     * @throws IllegalArgumentException if a number is not as said
     */
    static Cell sparkline(String text, List<List<Double>> series) {
        return new Sparkline(text, series);
    }

    /**
     * Nothing.
     *
     * @return the cell
     */
    static Cell blank() {
        return new Blank();
    }

    /**
     * A text.
     *
     * @param text any text
     */
    record Text(String text) implements Cell {}

    /**
     * A whole number.
     *
     * @param value the number
     */
    record Count(long value) implements Cell {
        /** As {@code 27,785}. */
        @Override
        public String text() {
            return Digits.whole(value);
        }
    }

    /**
     * A number.
     *
     * @param value any number, also NaN
     * @param digits how many of its digits are shown
     */
    record Quantity(double value, Digits digits) implements Cell {
        /** As {@code 0.6837}. */
        @Override
        public String text() {
            return digits.text(value);
        }
    }

    /**
     * A number with the range that it may lie in.
     *
     * @param value the number
     * @param low the lower end, NaN if not known
     * @param high the upper end, NaN if not known
     * @param digits how many digits of each are shown
     */
    record Estimate(double value, double low, double high, Digits digits) implements Cell {
        /** Checks the order of the ends. */
        public Estimate {
            if (low > high) {
                throw new IllegalArgumentException(
                        "Cannot show an interval from " + low + " to " + high + ". Give the lower end first.");
            }
        }

        /** As {@code 0.6837 (0.6712 to 0.6943)}, or the number alone where neither end is known. */
        @Override
        public String text() {
            return Double.isNaN(low) && Double.isNaN(high)
                    ? digits.text(value)
                    : digits.text(value) + " (" + digits.text(low) + " to " + digits.text(high) + ")";
        }
    }

    /**
     * How something came out.
     *
     * @param status the status
     * @param label what is read, such as {@code quiet} or {@code ALARM}
     */
    record Verdict(Status status, String label) implements Cell {
        /** The label. */
        @Override
        public String text() {
            return label;
        }
    }

    /**
     * A time.
     *
     * @param at when
     */
    record Time(Instant at) implements Cell {
        /** As {@code 2001-03-31}, {@code 2001-03-31 14:05} or {@code 2001-03-31 14:05:09}, in UTC: no more than there is, to the second. */
        @Override
        public String text() {
            return Times.text(at);
        }
    }

    /**
     * A text that leads to a section or fold of the same page.
     *
     * @param text any text
     * @param title the title of the section or fold
     */
    record Link(String text, String title) implements Cell {}

    /**
     * A picture as small as a word.
     *
     * @param text what it says, in words
     * @param series rows of bars, over each other
     */
    record Sparkline(String text, List<List<Double>> series) implements Cell {
        /** Copies the lists. */
        public Sparkline {
            series = series.stream().map(List::copyOf).toList();
            for (List<Double> bars : series) {
                for (double bar : bars) {
                    if (bar < 0 || Double.isInfinite(bar)) {
                        throw new IllegalArgumentException("Cannot draw a bar of " + bar
                                + ". Give 0 or more, finite, or NaN where there is none.");
                    }
                }
            }
        }
    }

    /** Nothing. */
    record Blank() implements Cell {
        /** Empty. */
        @Override
        public String text() {
            return "";
        }
    }
}
