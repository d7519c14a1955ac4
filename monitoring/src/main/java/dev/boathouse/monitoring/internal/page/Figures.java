package dev.boathouse.monitoring.internal.page;

import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import java.util.OptionalDouble;

/** Numbers as cells. */
public final class Figures {

    /** Digits of what was computed. */
    public static final Digits COMPUTED = Digits.significant(4);

    /** Digits of what is compared at a glance. */
    public static final Digits COMPARED = Digits.significant(3);

    /** Digits of values themselves: those that a double surely has. */
    public static final Digits VALUES = Digits.significant(15);

    /** Digits of shares. */
    public static final Digits SHARES = Digits.percent(1);

    /** Digits of probabilities. */
    public static final Digits PROBABILITIES = Digits.places(4);

    private static final int NEXT_LINE = 0x85;

    private Figures() {}

    /** A number that was computed. */
    public static Cell of(double value) {
        return Cell.of(value, COMPUTED);
    }

    /** A number, blank where there is none. */
    public static Cell of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : Cell.blank();
    }

    /** Bounds between which a number surely lies; the number alone where no digit that is shown is in doubt. */
    public static Cell bounds(double low, double high) {
        return bounds(low, high, COMPUTED);
    }

    /** The same with other digits. */
    public static Cell bounds(double low, double high, Digits digits) {
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            return Cell.of("not known");
        }
        double middle = low == high ? low : low / 2 + high / 2;
        return digits.text(low).equals(digits.text(high))
                ? Cell.of(middle, digits)
                : Cell.interval(middle, low, high, digits);
    }

    /** A part of a whole as percent, blank where there is no whole. */
    public static Cell share(long part, long whole) {
        return whole == 0 ? Cell.blank() : Cell.of((double) part / whole, SHARES);
    }

    /** A p-value: none is 0, but some are below all doubles. */
    public static Cell probability(double p) {
        return Cell.of(Math.max(p, Double.MIN_VALUE), PROBABILITIES);
    }

    /** How many different values there are, or about how many. */
    public static Cell distinct(double distinct, Certainty certainty) {
        long rounded = Math.round(distinct);
        return certainty == Certainty.EXACT
                ? Cell.count(rounded)
                : Cell.of("about " + Cell.count(rounded).text());
    }

    /** Whether a number was counted. */
    public enum Certainty {
        /** It was. */
        EXACT,
        /** It was estimated. */
        ESTIMATE
    }

    /** A text of the data as it is named: some have no letter that is seen. */
    public static String level(String text) {
        if (text.isEmpty()) {
            return "(empty text)";
        }
        boolean seen = text.codePoints()
                .anyMatch(each -> !Character.isWhitespace(each) && !Character.isSpaceChar(each) && each != NEXT_LINE);
        return seen ? text : "(blank, " + text.codePointCount(0, text.length()) + " long)";
    }

    /** A text of at most so many characters, the last one an ellipsis if there were more. */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** As {@code 1 column} and {@code 2 columns}. */
    public static String counted(long count, String one, String many) {
        return Cell.count(count).text() + " " + (count == 1 ? one : many);
    }
}
