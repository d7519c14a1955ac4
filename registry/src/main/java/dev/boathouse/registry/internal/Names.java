package dev.boathouse.registry.internal;

import java.text.Normalizer;
import java.util.Locale;

/** What may name a model, an alias or an actor, so that a name looks like itself and like no other one; and what may be said of them. */
public final class Names {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_PROSE = 50_000;

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
        if (text.isBlank() || !text.equals(text.strip())) {
            throw refused(what, text, "it is blank or has spaces around it");
        }
        if (text.length() > MAX_LENGTH) {
            throw refused(what, text.substring(0, 32) + "…", "it has " + text.length() + " characters");
        }
        if (text.codePoints().anyMatch(Names::isInvisible)) {
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

    private static IllegalArgumentException refused(String what, String name, String why) {
        return new IllegalArgumentException("Not a name for " + what + ": \"" + name + "\", because " + why
                + ". At most " + MAX_LENGTH + " visible characters without / and \\ would work.");
    }
}
