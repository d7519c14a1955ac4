package dev.boathouse.registry.lineage;

import dev.boathouse.core.internal.Json;
import dev.boathouse.registry.internal.JsonFields;
import dev.boathouse.registry.lineage.LineageGraph.Table;
import java.util.Locale;
import java.util.Map;

/** The graph as JSON; docs/lineage.md has the format. */
final class LineageGraphJson {

    private LineageGraphJson() {}

    static String of(LineageGraph graph) {
        return Json.writePretty(new JsonFields()
                .put("format", "boathouse-lineage-graph-1")
                .put("tables", graph.tables().stream().map(LineageGraphJson::of).toList())
                .put(
                        "versions",
                        graph.lineages().entrySet().stream()
                                .map(entry -> of(graph, entry.getKey(), entry.getValue()))
                                .toList())
                .put("edges", Edge.of(graph).stream().map(LineageGraphJson::of).toList())
                .put(
                        "part-of",
                        Carried.of(graph).stream().map(LineageGraphJson::of).toList())
                .map());
    }

    private static Map<String, Object> of(Table table) {
        return new JsonFields()
                .put("table-id", table.id())
                .put("locations", table.locations())
                .map();
    }

    private static Map<String, Object> of(LineageGraph graph, Key key, Lineage lineage) {
        Lineage.Subject subject = lineage.subject();
        return new JsonFields()
                .put("model", subject.model())
                .put("version", subject.version())
                .put("content-digest", subject.contentDigest())
                .put("package-digest", subject.packageDigest())
                .put("registered-at", subject.registeredAt().toString())
                .put("registered-by", subject.registeredBy())
                .put("aliases", graph.aliases(key))
                .put("deleted", graph.isDeleted(key))
                .put("opaque", lineage.training().data().opaque())
                .map();
    }

    private static Map<String, Object> of(Edge edge) {
        JsonFields fields = new JsonFields()
                .put("kind", kind(edge.flow()))
                .put("model", edge.model().model())
                .put("version", edge.model().version())
                .put("table-id", edge.tableId())
                .put("location", edge.location())
                .put("table-version", edge.version());
        if (edge.flow() != Flow.WROTE) {
            fields.put("columns", edge.columns());
        }
        return fields.put("filter", edge.filter()).map();
    }

    private static String kind(Flow flow) {
        return flow == Flow.WROTE ? "wrote" : flow.name().toLowerCase(Locale.ROOT) + "-on";
    }

    private static Map<String, Object> of(Carried carried) {
        return new JsonFields()
                .put("table-id", carried.tableId())
                .put("from-version", carried.from())
                .put("to-version", carried.to())
                .map();
    }
}
