package dev.boathouse.registry.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that the transforms in the canonical text of a {@link dev.boathouse.core.features.FeatureSpec} take, among them features that
 * others made. Goes through any text, from left to right, so that transforms of hosts and of later releases are understood as far as can be.
 */
final class SpecColumns {

    private SpecColumns() {}

    static Set<String> of(String spec) {
        Set<String> columns = new TreeSet<>();
        int at = 0;
        while (at < spec.length()) {
            int open = spec.indexOf('(', at);
            if (open < 0) {
                break;
            }
            String call = spec.substring(at, open).strip();
            List<String> arguments = new ArrayList<>();
            at = arguments(spec, open + 1, arguments);
            columns.addAll(taken(call, arguments));
        }
        return columns;
    }

    private static List<String> taken(String call, List<String> arguments) {
        int count = arguments.size();
        return switch (call) {
            case "drop" -> List.of();
            case "with" -> arguments.subList(Math.min(1, count), count);
            case "only", "interact" -> arguments;
            default -> arguments.subList(0, Math.min(1, count));
        };
    }

    /** The first word of each argument. Gives the place behind the call. */
    private static int arguments(String spec, int start, List<String> arguments) {
        StringBuilder word = new StringBuilder();
        boolean first = true;
        int at = start;
        while (at < spec.length() && spec.charAt(at) != ')') {
            char c = spec.charAt(at);
            if (c == '`') {
                QuotedName name = QuotedName.at(spec, at);
                word.append(first ? name.text() : "");
                at = name.end();
                continue;
            }
            if (c == ',') {
                arguments.add(word.toString());
                word.setLength(0);
                first = true;
                at += spec.startsWith(", ", at) ? 1 : 0;
            } else if (c == ' ') {
                first = false;
            } else if (first) {
                word.append(c);
            }
            at++;
        }
        if (word.length() > 0) {
            arguments.add(word.toString());
        }
        return at + 1;
    }
}
