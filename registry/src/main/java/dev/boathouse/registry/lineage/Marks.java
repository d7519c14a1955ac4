package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which versions are live, and which are gone.
 *
 * @param aliases the aliases of those that have one, sorted
 * @param deleted those that are gone
 */
record Marks(Map<Key, List<String>> aliases, Set<Key> deleted) {

    static final Marks NONE = new Marks(Map.of(), Set.of());

    Marks {
        aliases = Map.copyOf(aliases);
        deleted = Set.copyOf(deleted);
    }

    Marks withAliases(Collection<Alias> live, Function<Alias, Key> known) {
        Map<Key, Set<String>> names = new HashMap<>();
        for (Alias alias : live) {
            names.computeIfAbsent(known.apply(alias), any -> new TreeSet<>()).add(alias.name());
        }
        Map<Key, List<String>> listed = new HashMap<>();
        names.forEach((key, set) -> listed.put(key, List.copyOf(set)));
        return new Marks(listed, deleted);
    }

    /** Those of some versions. */
    Marks among(Set<Key> some) {
        Map<Key, List<String>> names = new HashMap<>(aliases);
        names.keySet().retainAll(some);
        return new Marks(
                names, Set.copyOf(deleted.stream().filter(some::contains).toList()));
    }
}
