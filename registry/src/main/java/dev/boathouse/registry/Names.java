package dev.boathouse.registry;

import java.text.Normalizer;
import java.util.Locale;

/** What may name a model, an alias or an actor, so that a name looks like itself and like no other one. */
final class Names {

    private static final int MAX_LENGTH = 255;

    private Names() {}

    /** The name of a model or an alias. */
    static String checked(String what, String name) {
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
    static String text(String what, String text) {
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

    /** Equal for names that people would take for one another. */
    static String folded(String name) {
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
