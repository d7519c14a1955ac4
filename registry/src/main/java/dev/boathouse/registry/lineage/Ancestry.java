package dev.boathouse.registry.lineage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a model version came from. A loop, so that nothing is too deep; each version is visited once, so that circles end. */
final class Ancestry {

    private final LineageGraph graph;
    private final SortedMap<Key, Lineage> found = new TreeMap<>();
    private final Deque<Key> next = new ArrayDeque<>();

    /** The highest version of each table that somebody was trained on: whoever wrote up to there has been met. */
    private final Map<String, Long> readUpTo = new HashMap<>();

    private Ancestry(LineageGraph graph) {
        this.graph = graph;
    }

    /** The lineages of the version and of those it came from, without what leads elsewhere. */
    static List<Lineage> of(LineageGraph graph, Key start) {
        Ancestry ancestry = new Ancestry(graph);
        ancestry.meet(start);
        while (!ancestry.next.isEmpty()) {
            Lineage lineage = graph.lineage(ancestry.next.remove());
            lineage.training().data().tables().forEach(read -> ancestry.meetWriters(read.tableId(), read.version()));
        }
        return ancestry.found.values().stream().map(ancestry::upwards).toList();
    }

    private void meet(Key key) {
        if (found.putIfAbsent(key, graph.lineage(key)) == null) {
            next.add(key);
        }
    }

    private void meetWriters(String table, long version) {
        NavigableMap<Long, List<Key>> written = graph.traces().writtenBy(table);
        Long before = readUpTo.get(table);
        if (before == null) {
            written.headMap(version, true).values().forEach(keys -> keys.forEach(this::meet));
        } else if (before < version) {
            written.subMap(before, false, version, true).values().forEach(keys -> keys.forEach(this::meet));
        } else {
            return;
        }
        readUpTo.put(table, version);
    }

    private Lineage upwards(Lineage lineage) {
        return new Lineage(
                lineage.subject(),
                lineage.training(),
                List.of(),
                lineage.predictions().stream()
                        .filter(made -> made.version() <= readUpTo.getOrDefault(made.tableId(), Long.MIN_VALUE))
                        .toList());
    }
}
