package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.Affected.Use;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which columns of a table a model version was trained on, and what for. */
final class UsedColumns {

    private UsedColumns() {}

    /** A new map. The columns of a filter need not be among those that were read. */
    static SortedMap<String, Set<Use>> of(Lineage.Training training, String tableId) {
        SortedMap<String, Set<Use>> uses = new TreeMap<>();
        for (Lineage.Table read : training.data().tables()) {
            if (read.tableId().equals(tableId)) {
                read.columns().forEach(column -> add(uses, column, Use.READ));
                read.filter().map(FilterColumns::of).orElse(Set.of()).forEach(column -> add(uses, column, Use.FILTER));
            }
        }
        Set<String> features = SpecColumns.of(training.features());
        for (Map.Entry<String, Set<Use>> use : uses.entrySet()) {
            if (use.getValue().contains(Use.READ)) {
                training.label()
                        .filter(use.getKey()::equals)
                        .ifPresent(label -> use.getValue().add(Use.LABEL));
                if (features.contains(use.getKey())) {
                    use.getValue().add(Use.FEATURE);
                }
            }
        }
        return uses;
    }

    private static void add(Map<String, Set<Use>> uses, String column, Use use) {
        uses.computeIfAbsent(column, any -> EnumSet.noneOf(Use.class)).add(use);
    }

    /**
     * Tells whether a change of one concerns the other: they are the same, or one is a struct that holds the other. Without the schema a
     * dot in a name is taken for a step into a struct, which may find more, never less.
     */
    static boolean overlap(String one, String other) {
        String first = unquoted(one);
        String second = unquoted(other);
        return first.equals(second) || first.startsWith(second + ".") || second.startsWith(first + ".");
    }

    /** The steps of a path with a dot between them, whether it was quoted or not. */
    private static String unquoted(String path) {
        StringBuilder plain = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            boolean stepBegins = at == 0 || path.charAt(at - 1) == '.';
            if (stepBegins && path.charAt(at) == '`') {
                QuotedName name = QuotedName.at(path, at);
                plain.append(name.text());
                at = name.end();
            } else {
                plain.append(path.charAt(at));
                at++;
            }
        }
        return plain.toString();
    }
}
