package dev.boathouse.registry.lineage;

import java.util.Locale;

/** Texts that people gave, so that a picture shows all that is in them and no more than fits. */
final class VisibleText {

    private static final int MOST = 80;

    private VisibleText() {}

    /** Controls, marks of direction and the like become escapes; a backslash is written twice, so that none can be feigned. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        int[] characters = text.codePoints().limit(MOST + 1L).toArray();
        for (int i = 0; i < Math.min(MOST, characters.length); i++) {
            int character = characters[i];
            if (character == '\\') {
                visible.append("\\\\");
            } else if (isInvisible(character)) {
                visible.append(String.format(Locale.ROOT, "\\u%04X", character));
            } else {
                visible.appendCodePoint(character);
            }
        }
        return characters.length > MOST ? visible.append('…').toString() : visible.toString();
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNoCharacter(character);
        };
    }

    /** What Unicode never assigns, and XML, which pictures may become, partly forbids. */
    private static boolean isNoCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }
}
