package dev.boathouse.core.features;

import dev.boathouse.core.UnsupportedFormatException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Goes through the canonical text of a spec, piece by piece. Belongs to one thread. */
final class SpecCursor {

    private static final int MOST_SHOWN = 40;

    private final String text;
    private int at;

    SpecCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** The place, in characters from 0. */
    int at() {
        return at;
    }

    /** What was read since a place. */
    String since(int start) {
        return text.substring(start, at);
    }

    /** Takes a piece if it is next. */
    boolean takes(String piece) {
        boolean next = text.startsWith(piece, at);
        at += next ? piece.length() : 0;
        return next;
    }

    /** Takes a piece that must be next. */
    SpecCursor behind(String piece) {
        if (!takes(piece)) {
            throw unexpected("\"" + piece + "\"");
        }
        return this;
    }

    /** Takes letters; none if there is none. */
    String word() {
        return run(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    /** A name as {@link SpecText#quoted} writes it. */
    String name() {
        if (!takes("`")) {
            return plain("a name");
        }
        StringBuilder name = new StringBuilder(toBacktick());
        while (takes("`")) {
            name.append('`').append(toBacktick());
        }
        return name.toString();
    }

    private String toBacktick() {
        String piece = run(c -> c != '`');
        behind("`");
        return piece;
    }

    /** Names to the end of a call, perhaps none. */
    String[] names() {
        if (text.startsWith(")", at)) {
            return new String[0];
        }
        List<String> names = new ArrayList<>(List.of(name()));
        while (takes(", ")) {
            names.add(name());
        }
        return names.toArray(String[]::new);
    }

    double number() {
        int start = at;
        try {
            return Double.parseDouble(plain("a number"));
        } catch (NumberFormatException e) {
            throw unexpectedAt(start, "a number");
        }
    }

    double[] numbers() {
        List<Double> numbers = new ArrayList<>(List.of(number()));
        while (takes(" ")) {
            numbers.add(number());
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int whole() {
        int start = at;
        try {
            return Math.toIntExact(wholeLong());
        } catch (ArithmeticException e) {
            throw unexpectedAt(start, "a whole number up to " + Integer.MAX_VALUE);
        }
    }

    long wholeLong() {
        int start = at;
        try {
            return Long.parseLong(plain("a whole number"));
        } catch (NumberFormatException e) {
            throw unexpectedAt(start, "a whole number");
        }
    }

    ZoneId zone() {
        int start = at;
        String id = plain("a time zone");
        try {
            return ZoneId.of(id);
        } catch (ZoneRulesException e) {
            throw new UnsupportedFormatException(
                    "Cannot read features: this JVM does not know the time zone \"" + Blame.cut(id)
                            + "\". Use one with newer time zone data.",
                    e);
        } catch (DateTimeException e) {
            throw unexpectedAt(start, "a time zone");
        }
    }

    /** The error for what is next, in the words of what is wanted. */
    IllegalArgumentException unexpected(String wanted) {
        return unexpectedAt(at, wanted);
    }

    /** The error for the word that was just read. */
    IllegalArgumentException unknown(String word, String wanted) {
        return unexpectedAt(at - word.length(), wanted);
    }

    private IllegalArgumentException unexpectedAt(int start, String wanted) {
        at = start;
        String rest = text.substring(at, Math.min(text.length(), at + MOST_SHOWN));
        return new IllegalArgumentException(
                (rest.isEmpty() ? "found the end" : "found \"" + rest + "\"") + ", not " + wanted + ".");
    }

    private String plain(String wanted) {
        String plain = run(c -> " ,()`".indexOf(c) < 0);
        if (plain.isEmpty()) {
            throw unexpected(wanted);
        }
        return plain;
    }

    private String run(IntPredicate within) {
        int start = at;
        while (at < text.length() && within.test(text.charAt(at))) {
            at++;
        }
        return since(start);
    }
}
