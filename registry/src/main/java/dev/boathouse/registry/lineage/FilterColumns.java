package dev.boathouse.registry.lineage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns in the canonical text of a {@link dev.boathouse.core.data.Filter}: whatever stands in front of an operator. A name may be
 * the same as a keyword, so the place tells. Goes through any text, from left to right.
 */
final class FilterColumns {

    private static final List<String> OPERATORS =
            List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ", " IN (", " IS NULL", " IS NOT NULL");

    private FilterColumns() {}

    static Set<String> of(String filter) {
        Set<String> columns = new TreeSet<>();
        int at = 0;
        while (at < filter.length()) {
            char c = filter.charAt(at);
            if (c == '\'') {
                at = behindText(filter, at);
            } else if (c == '`') {
                QuotedName name = QuotedName.at(filter, at);
                at = name.end();
                add(columns, name.text(), filter, at);
            } else if (isWord(c)) {
                int end = at;
                while (end < filter.length() && isWord(filter.charAt(end))) {
                    end++;
                }
                add(columns, filter.substring(at, end), filter, end);
                at = end;
            } else {
                at++;
            }
        }
        return columns;
    }

    private static void add(Set<String> columns, String name, String filter, int end) {
        if (OPERATORS.stream().anyMatch(operator -> filter.startsWith(operator, end))) {
            columns.add(name);
        }
    }

    /** A quote in a text is written twice: two texts side by side, for this purpose. */
    private static int behindText(String filter, int start) {
        int end = filter.indexOf('\'', start + 1);
        return end < 0 ? filter.length() : end + 1;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
