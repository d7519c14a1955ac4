package dev.boathouse.core.features;

import dev.boathouse.core.internal.ShortestDecimal;
import java.util.regex.Pattern;

/** The canonical text of a spec: equal texts mean equal specs. */
final class SpecText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.=#*\\[\\]-]+");

    private static final double LARGE = 1e15;

    private SpecText() {}

    /** A name as it is, or in backticks where it holds what the text itself is made of; a backtick in it is then written twice. */
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    /** A number in its shortest form, a whole one without an exponent. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGE
                ? Long.toString((long) value)
                : ShortestDecimal.of(value);
    }

    /** As {@code oneHot(origin, mostFrequent 64)}. */
    static String call(String transform, String column, String how) {
        return transform + "(" + quoted(column) + (how.isEmpty() ? "" : ", " + how) + ")";
    }
}
