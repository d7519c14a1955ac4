package dev.boathouse.registry.internal;

import java.text.Normalizer;
import java.util.Locale;

/** What may name a model, an alias or an actor, so that a name looks like itself and like no other one; and what may be said of them. */
public final class Names {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_PROSE = 50_000;
    private static final int MAX_SHOWN = 2_000;

    private Names() {}

    /** The name of a model or an alias. */
    public static String checked(String what, String name) {
        text(what, name);
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.equals(".") || name.equals("..")) {
            throw refused(what, name, "it reads like a path");
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            throw refused(what, name, "it is not in Unicode normal form C");
        }
        return name;
    }

    /** A text that people write: an actor, a reason, a key. */
    public static String text(String what, String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused(what, text.substring(0, 32) + "…", "it has " + text.length() + " characters");
        }
        if (text.isEmpty() || isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length()))) {
            throw refused(what, text, "it is blank or has spaces around it");
        }
        if (text.codePoints().anyMatch(one -> isInvisible(one) || showsNothing(one))) {
            throw refused(what, text, "it has characters that cannot be seen");
        }
        return text;
    }

    /** A longer text over several lines: a description, the value of a tag. */
    public static String prose(String what, String text) {
        if (text.length() > MAX_PROSE) {
            throw new IllegalArgumentException(
                    "Not " + what + ": it has " + text.length() + " characters. At most " + MAX_PROSE + " would work.");
        }
        if (text.codePoints()
                .anyMatch(one -> isInvisible(one)
                        && one != '\n'
                        && one != '\t'
                        && one != '\r'
                        && one != 0x200C
                        && one != 0x200D)) {
            throw new IllegalArgumentException(
                    "Not " + what + ": it has characters that cannot be seen. Text without them would work.");
        }
        return text;
    }

    /**
     * A text as a log or terminal may show it, whoever wrote it: what cannot be seen, breaks lines or steers a terminal stands there as its
     * number, and what is too long is cut. Showing it again changes nothing.
     */
    public static String visible(String text) {
        boolean isCut = text.length() > MAX_SHOWN;
        String shown = isCut ? text.substring(0, MAX_SHOWN) : text;
        if (!isCut && shown.codePoints().noneMatch(Names::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        shown.codePoints().forEach(one -> {
            if (isInvisible(one)) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", one));
            } else {
                visible.appendCodePoint(one);
            }
        });
        if (isCut || visible.length() > MAX_SHOWN) {
            int end = MAX_SHOWN - 1;
            visible.setLength(Character.isHighSurrogate(visible.charAt(end - 1)) ? end - 1 : end);
            visible.append('…');
        }
        return visible.toString();
    }

    /** Equal for names that people would take for one another. */
    public static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Also those that do not break, which {@code strip()} leaves. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /**
     * Letters, marks and symbols that show nothing: what Unicode calls default-ignorable (DerivedCoreProperties.txt) and no control or format,
     * and the Braille pattern without dots.
     */
    private static boolean showsNothing(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                isBetween(character, 0x180B, 0x180F)
                        || isBetween(character, 0xFE00, 0xFE0F)
                        || isBetween(character, 0xE0100, 0xE01EF);
        };
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }

    private static IllegalArgumentException refused(String what, String name, String why) {
        return new IllegalArgumentException("Not a name for " + what + ": \"" + visible(name) + "\", because " + why
                + ". At most " + MAX_LENGTH + " visible characters without / and \\ would work.");
    }
}
