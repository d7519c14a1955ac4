package dev.boathouse.core.algorithm;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that a training record keeps back; each must be there, be a value, and be asked for. */
final class Parameters {

    private final String algorithm;
    private final Map<String, String> values;
    private final Set<String> asked = new HashSet<>();

    Parameters(String algorithm, Map<String, String> values) {
        this.algorithm = algorithm;
        this.values = values;
    }

    String text(String name) {
        asked.add(name);
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Cannot make " + algorithm + " again: the parameter " + name + " is missing in " + values + ".");
        }
        return value;
    }

    int whole(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number", e);
        }
    }

    /** A whole number, or the one that a word stands for. */
    int whole(String name, String word, int meaning) {
        return text(name).equals(word) ? meaning : whole(name);
    }

    double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", e);
        }
    }

    <E extends Enum<E>> E oneOf(String name, E[] choices) {
        for (E choice : choices) {
            if (choice.toString().equals(text(name))) {
                return choice;
            }
        }
        throw wrong(name, "one of " + Arrays.toString(choices));
    }

    /** Whole numbers with spaces between them. */
    List<Integer> wholes(String name) {
        try {
            return Arrays.stream(text(name).split(" ", -1))
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw wrong(name, "whole numbers", e);
        }
    }

    IllegalArgumentException wrong(String name, String wanted) {
        return wrong(name, wanted, null);
    }

    void end() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException("Cannot make " + algorithm + " again: it has no parameter " + name
                        + ". A newer version of Boathouse may know it.");
            }
        }
    }

    private IllegalArgumentException wrong(String name, String wanted, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Cannot make " + algorithm + " again: " + name + " is \"" + text(name) + "\", not " + wanted + ".",
                cause);
    }
}
