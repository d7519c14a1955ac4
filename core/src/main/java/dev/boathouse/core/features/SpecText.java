package dev.boathouse.core.features;

import dev.boathouse.core.internal.ShortestDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the canonical text of a spec, which {@link SpecReader} reads: equal texts mean equal specs. */
final class SpecText {

    /** ASCII alone: which other characters are letters depends on the Java release, and this text is part of a model's digest. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.=#*\\[\\]-]+");

    private static final double LARGE = 1e15;

    private SpecText() {}

    /** A name as it is, or in backticks where it holds what the text itself is made of; a backtick in it is then written twice. */
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    /** A number in its shortest form, a whole one without an exponent; the negative zero keeps its sign. */
    static String number(double value) {
        return value != 0 && value == Math.rint(value) && Math.abs(value) < LARGE
                ? Long.toString((long) value)
                : ShortestDecimal.of(value);
    }

    static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(SpecText::number).collect(Collectors.joining(" "));
    }

    /** As {@code oneHot(origin, mostFrequent 64)}. */
    static String call(String transform, String column, String how) {
        return transform + "(" + quoted(column) + (how.isEmpty() ? "" : ", " + how) + ")";
    }
}
