package dev.boathouse.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * How much to measure.
 *
 * @param quick whether small data and few rounds will do
 * @param only what the names of the lines begin with
 * @param rows how many rows the large tables have, where somebody has said so
 */
record Options(boolean quick, String only, OptionalInt rows) {

    /** Everything, at full size. */
    static Options standard() {
        return new Options(false, "", OptionalInt.empty());
    }

    /** From the words behind the benchmark's name. */
    static Options parse(List<String> words) {
        Options options = standard();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            options = switch (word) {
                case "--quick" -> new Options(true, options.only, options.rows);
                case "--only" -> new Options(options.quick, value(word, rest), options.rows);
                case "--rows" -> new Options(options.quick, options.only, OptionalInt.of(rows(value(word, rest))));
                default -> throw new IllegalArgumentException("Unknown option: " + word + ".");
            };
        }
        return options;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("Option " + option + " needs a value.");
        }
        return rest.next();
    }

    private static int rows(String text) {
        try {
            int rows = Integer.parseInt(text);
            if (rows >= 1_000) {
                return rows;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a number of rows: " + text + ".", e);
        }
        throw new IllegalArgumentException("Too few rows: " + text + ". 1000 or more would work.");
    }

    /** Whether a line is wanted. */
    boolean wants(String line) {
        return line.startsWith(only);
    }
}
