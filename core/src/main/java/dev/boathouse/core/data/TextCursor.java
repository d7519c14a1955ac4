package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the text of a filter or a step, piece by piece: reads what {@link FilterText} writes. Belongs to one thread. */
final class TextCursor {

    private static final Pattern NUMBER = Pattern.compile("-?(?:[0-9]+(?:\\.[0-9]+)?(?:E[+-]?[0-9]+)?|NaN|Infinity)");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    /** Many more than any column has; the time to read them grows with their square. */
    private static final int MOST_DIGITS = 5_000;

    private static final int MOST_SHOWN = 40;

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    /** The place, in characters from 0. */
    int at() {
        return at;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** Tells whether a piece is next. */
    boolean sees(String piece) {
        return text.startsWith(piece, at);
    }

    /** Takes a piece if it is next. */
    boolean takes(String piece) {
        boolean next = sees(piece);
        at += next ? piece.length() : 0;
        return next;
    }

    /** Takes a word if it is next and ends there. */
    boolean takesWord(String word) {
        int end = at + word.length();
        return (end >= text.length() || !FilterText.isPlain(text.charAt(end))) && takes(word);
    }

    /** Takes a piece that must be next. */
    TextCursor behind(String piece) {
        if (!takes(piece)) {
            throw unexpected("\"" + piece + "\"");
        }
        return this;
    }

    void end() {
        if (!atEnd()) {
            throw unexpected("the end");
        }
    }

    /** Takes characters as long as they pass; none if the first does not. */
    String run(IntPredicate passes) {
        int start = at;
        while (at < text.length() && passes.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Takes all up to a piece, or to the end. */
    String upTo(String piece) {
        int start = at;
        int found = text.indexOf(piece, at);
        at = found < 0 ? text.length() : found;
        return text.substring(start, at);
    }

    /** Takes all that is left. */
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** A column as {@link FilterText#name} writes it. */
    String name() {
        if (sees("`")) {
            return quoted("`");
        }
        String plain = run(FilterText::isPlain);
        if (plain.isEmpty() || plain.charAt(0) <= '9') {
            at -= plain.length();
            throw unexpected("a column");
        }
        return plain;
    }

    /** A text between quotes; each of them in it is written twice. */
    String quoted(String quote) {
        StringBuilder inside = new StringBuilder();
        behind(quote);
        while (true) {
            inside.append(upTo(quote));
            behind(quote);
            if (!takes(quote)) {
                return inside.toString();
            }
            inside.append(quote);
        }
    }

    /** A value as {@link FilterText#literal} writes it. */
    Object literal() {
        if (sees("'")) {
            return quoted("'");
        }
        if (takes("DATE ")) {
            return time(LocalDate::parse, "a day such as '2024-03-01'");
        }
        if (takes("TIMESTAMP ")) {
            return time(Instant::parse, "an instant such as '2024-03-01T00:00:00Z'");
        }
        if (takes("TIMESTAMP_NTZ ")) {
            return time(LocalDateTime::parse, "a time such as '2024-03-01T00:00'");
        }
        if (takes("true")) {
            return true;
        }
        return takes("false") ? (Object) false : number("a value");
    }

    private <T> T time(Function<String, T> reader, String wanted) {
        int start = at;
        try {
            return reader.apply(quoted("'"));
        } catch (DateTimeException e) {
            throw unexpectedAt(start, wanted);
        }
    }

    /** A stretch of time, or a number. */
    Object length() {
        if (!sees("PT")) {
            return number("a length");
        }
        int start = at;
        try {
            return Duration.parse(run(c -> c != ' '));
        } catch (DateTimeException e) {
            throw unexpectedAt(start, "a length of time such as PT168H");
        }
    }

    private Number number(String wanted) {
        int start = at;
        String digits = digits(wanted);
        if (takes("D")) {
            return Double.valueOf(digits);
        }
        if (takes("F")) {
            return Float.valueOf(digits);
        }
        try {
            return longOrDecimal(digits);
        } catch (NumberFormatException e) {
            throw unexpectedAt(start, wanted);
        }
    }

    /** A whole number in plain digits is a long if it fits. */
    private static Number longOrDecimal(String digits) {
        if (!WHOLE.matcher(digits).matches()) {
            return new BigDecimal(digits);
        }
        BigInteger whole = new BigInteger(digits);
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : new BigDecimal(whole);
    }

    /** A number as {@link dev.boathouse.core.internal.ShortestDecimal} writes it. */
    double share() {
        return Double.parseDouble(digits("a share"));
    }

    /** A whole number. */
    long whole() {
        int start = at;
        try {
            return Long.parseLong(digits("a whole number"));
        } catch (NumberFormatException e) {
            throw unexpectedAt(start, "a whole number");
        }
    }

    /** A whole number from 1 on. */
    int count() {
        int start = at;
        long count = whole();
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw unexpectedAt(start, "a number from 1 to " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    private String digits(String wanted) {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw unexpected(wanted);
        }
        if (number.end() - at > MOST_DIGITS) {
            throw unexpected("a number of at most " + MOST_DIGITS + " digits");
        }
        at = number.end();
        return number.group();
    }

    /** The error for what is next, in the words of what is wanted. */
    IllegalArgumentException unexpected(String wanted) {
        return unexpectedAt(at, wanted);
    }

    private IllegalArgumentException unexpectedAt(int start, String wanted) {
        at = start;
        String rest = text.substring(at, Math.min(text.length(), at + MOST_SHOWN));
        return new IllegalArgumentException((rest.isEmpty() ? "found the end" : "found \"" + rest + "\"")
                + " at character " + at + ", not " + wanted + ".");
    }
}
