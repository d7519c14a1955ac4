package dev.boathouse.monitoring.expectation;

import java.util.Collection;

/** Which columns may not be told about: those that are named, and what lies in them. */
final class Sensitive {

    private Sensitive() {}

    static boolean is(Expectations suite, String column) {
        return suite.sensitiveColumns().stream()
                .anyMatch(name ->
                        column.equals(name) || column.startsWith(name + ".") || column.startsWith("`" + name + "`."));
    }

    static boolean any(Expectations suite, Collection<String> columns) {
        return columns.stream().anyMatch(column -> is(suite, column));
    }
}
