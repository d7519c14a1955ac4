package dev.boathouse.core.page;

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

    /** Nothing. */
    record Blank() implements Cell {
        /** Empty. */
        @Override
        public String text() {
            return "";
        }
    }
}
