package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.Affected.Use;
import dev.boathouse.registry.lineage.LineageGraph.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far a change of a table reaches. A loop, so that nothing is too deep; each version is visited once, so that circles end. */
final class Spread {

    private static final Comparator<Affected> ORDER = Comparator.comparing(Affected::isLive, Comparator.reverseOrder())
            .thenComparing(Affected::isDirect, Comparator.reverseOrder())
            .thenComparing(affected -> Key.of(affected.version()));

    private final LineageGraph graph;
    private final Map<Key, Affected> found = new LinkedHashMap<>();
    private final Deque<Key> next = new ArrayDeque<>();

    /** The lowest version of each table that an affected one wrote: whoever read from there on has been met. */
    private final Map<String, Long> readFrom = new HashMap<>();

    private Spread(LineageGraph graph) {
        this.graph = graph;
    }

    static List<Affected> of(LineageGraph graph, Table table, Optional<String> changed) {
        Spread spread = new Spread(graph);
        spread.begin(table, changed);
        while (!spread.next.isEmpty()) {
            Key key = spread.next.remove();
            graph.lineage(key).predictions().forEach(made -> spread.meetReaders(key, made));
        }
        List<Affected> affected = new ArrayList<>(spread.found.values());
        affected.removeIf(one -> graph.isDeleted(Key.of(one.version())));
        affected.sort(ORDER);
        return List.copyOf(affected);
    }

    private void begin(Table table, Optional<String> changed) {
        for (List<Key> keys : graph.traces().trainedOn(table.id()).values()) {
            for (Key key : keys) {
                SortedMap<String, Set<Use>> columns =
                        UsedColumns.of(graph.lineage(key).training(), table.id());
                changed.ifPresent(column -> columns.keySet().removeIf(used -> !UsedColumns.overlap(used, column)));
                if (changed.isEmpty() || !columns.isEmpty()) {
                    meet(key, columns, Optional.empty());
                }
            }
        }
    }

    private void meet(Key key, SortedMap<String, Set<Use>> columns, Optional<Key> through) {
        if (!found.containsKey(key)) {
            found.put(key, new Affected(graph.subject(key), graph.aliases(key), columns, through.map(graph::subject)));
            next.add(key);
        }
    }

    private void meetReaders(Key writer, Lineage.Predictions made) {
        NavigableMap<Long, List<Key>> readers = graph.traces().trainedOn(made.tableId());
        Long before = readFrom.get(made.tableId());
        if (before == null) {
            meetAll(readers.tailMap(made.version(), true), writer);
        } else if (made.version() < before) {
            meetAll(readers.subMap(made.version(), true, before, false), writer);
        } else {
            return;
        }
        readFrom.put(made.tableId(), made.version());
    }

    private void meetAll(SortedMap<Long, List<Key>> readers, Key writer) {
        readers.values().forEach(keys -> keys.forEach(key -> meet(key, new TreeMap<>(), Optional.of(writer))));
    }
}
