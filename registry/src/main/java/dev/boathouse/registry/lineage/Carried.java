package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.LineageGraph.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/**
 * Predictions that a version of a table may still hold: from the version that was written, or the last one that somebody read, to the next
 * one that somebody read. So there is a way from each prediction to all who may have seen it, with few steps to draw.
 */
record Carried(String tableId, long from, long to) {

    static List<Carried> of(LineageGraph graph) {
        List<Carried> all = new ArrayList<>();
        graph.tables().forEach(table -> add(graph.traces(), table, all));
        return all;
    }

    private static void add(Traces traces, Table table, List<Carried> all) {
        NavigableMap<Long, List<Key>> written = traces.writtenBy(table.id());
        TreeSet<Long> read = new TreeSet<>(traces.trainedOn(table.id()).keySet());
        read.addAll(traces.evaluatedOn(table.id()).keySet());
        TreeSet<Long> waiting = new TreeSet<>();
        TreeSet<Long> versions = new TreeSet<>(read);
        versions.addAll(written.keySet());
        for (long version : versions) {
            if (read.contains(version)) {
                waiting.forEach(from -> all.add(new Carried(table.id(), from, version)));
                boolean holds = !waiting.isEmpty();
                waiting.clear();
                if (holds) {
                    waiting.add(version);
                }
            }
            if (written.containsKey(version)) {
                waiting.add(version);
            }
        }
    }
}
