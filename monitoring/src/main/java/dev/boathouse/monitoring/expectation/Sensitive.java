package dev.boathouse.monitoring.expectation;

import java.util.Collection;

/** Which columns may not be told about: those that are named, what lies in them, and in what they lie. */
final class Sensitive {

    private Sensitive() {}

    static boolean is(Expectations suite, String column) {
        return suite.sensitiveColumns().stream()
                .anyMatch(name -> column.equals(name) || liesIn(column, name) || liesIn(name, column));
    }

    private static boolean liesIn(String path, String struct) {
        return path.startsWith(struct + ".") || path.startsWith("`" + struct + "`.");
    }

    static boolean any(Expectations suite, Collection<String> columns) {
        return columns.stream().anyMatch(column -> is(suite, column));
    }
}
