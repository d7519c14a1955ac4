package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.LineageGraph.Table;
import dev.boathouse.registry.lineage.LineageGraph.TableVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who was trained on, evaluated on and wrote which version of which table. Immutable once made. */
final class Traces {

    private static final NavigableMap<Long, List<Key>> NOBODY = Collections.emptyNavigableMap();

    private final Map<String, NavigableMap<Long, List<Key>>> trained = new HashMap<>();
    private final Map<String, NavigableMap<Long, List<Key>>> evaluated = new HashMap<>();
    private final Map<String, NavigableMap<Long, List<Key>>> wrote = new HashMap<>();
    private final TablePlaces places;

    private Traces(TablePlaces places) {
        this.places = places;
    }

    static Traces of(SortedMap<Key, Lineage> lineages) {
        Traces traces = new Traces(TablePlaces.of(lineages.values()));
        lineages.forEach((key, lineage) -> {
            lineage.training()
                    .data()
                    .tables()
                    .forEach(read -> put(traces.trained, read.tableId(), read.version(), key));
            lineage.evaluations()
                    .forEach(evidence -> evidence.data()
                            .tables()
                            .forEach(read -> put(traces.evaluated, read.tableId(), read.version(), key)));
            lineage.predictions().forEach(made -> put(traces.wrote, made.tableId(), made.version(), key));
        });
        return traces;
    }

    /** Keys come in order; one that read a table version twice is there once. */
    private static void put(Map<String, NavigableMap<Long, List<Key>>> map, String table, long version, Key key) {
        List<Key> keys =
                map.computeIfAbsent(table, any -> new TreeMap<>()).computeIfAbsent(version, any -> new ArrayList<>());
        if (keys.isEmpty() || !keys.get(keys.size() - 1).equals(key)) {
            keys.add(key);
        }
    }

    NavigableMap<Long, List<Key>> trainedOn(String table) {
        return trained.getOrDefault(table, NOBODY);
    }

    NavigableMap<Long, List<Key>> evaluatedOn(String table) {
        return evaluated.getOrDefault(table, NOBODY);
    }

    NavigableMap<Long, List<Key>> writtenBy(String table) {
        return wrote.getOrDefault(table, NOBODY);
    }

    List<Table> tables() {
        return places.tables();
    }

    Table table(String idOrLocation) {
        return places.find(idOrLocation);
    }

    List<TableVersion> tableVersions() {
        List<TableVersion> all = new ArrayList<>();
        for (Table table : tables()) {
            Set<Long> versions = new TreeSet<>(trainedOn(table.id()).keySet());
            versions.addAll(evaluatedOn(table.id()).keySet());
            versions.addAll(writtenBy(table.id()).keySet());
            versions.forEach(version -> all.add(new TableVersion(table, version)));
        }
        return List.copyOf(all);
    }
}
