package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.JsonObject;
import java.util.List;
import java.util.Locale;

/** Constants as words of stored JSON, and back. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E named(String source, String field, String word, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new CorruptDataException(
                        "Cannot read " + source + ": field \"" + field + "\" is \"" + word + "\": wanted one of "
                                + constants.stream().map(Words::of).toList() + "."));
    }

    /** Formats count up: what a later version wrote is not damaged. */
    static void requireFormat(String source, JsonObject root, String format) {
        String found = root.text("format");
        if (!found.equals(format)) {
            String message = "Cannot read " + source + ": found format \"" + found + "\". This version reads \""
                    + format + "\".";
            String family = format.substring(0, format.lastIndexOf('-') + 1);
            throw found.startsWith(family)
                    ? new UnsupportedFormatException(message)
                    : new CorruptDataException(message);
        }
    }
}
