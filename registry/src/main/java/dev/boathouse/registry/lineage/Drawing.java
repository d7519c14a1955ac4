package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.LineageGraph.TableVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The graph as boxes and arrows, the same for every language of pictures. What boxes are called is counted, never taken from a name.
 *
 * @param boxes model versions, then table versions
 * @param arrows each once
 */
record Drawing(List<Box> boxes, List<Arrow> arrows) {

    /** What a box stands for. */
    enum Shape {
        LIVE,
        MODEL,
        DELETED,
        TABLE
    }

    /** The lines are texts as they are, not yet written in any language. */
    record Box(String id, Shape shape, List<String> lines) {}

    /** From where rows came to what was made of them. */
    record Arrow(String from, String to, Flow flow) {}

    static Drawing of(LineageGraph graph) {
        List<Box> boxes = new ArrayList<>();
        Map<Key, String> models = new HashMap<>();
        graph.lineages().forEach((key, lineage) -> {
            String id = "m" + models.size();
            models.put(key, id);
            boxes.add(new Box(id, shape(graph, key), lines(graph, key, lineage)));
        });
        Map<TablePoint, String> tables = new HashMap<>();
        Set<String> ambiguous = ambiguousNames(graph);
        for (TableVersion point : graph.tableVersions()) {
            String id = "t" + tables.size();
            tables.put(new TablePoint(point.table().id(), point.version()), id);
            String name = lastName(point.table().location());
            String shown = ambiguous.contains(name) ? point.table().location() : name;
            boxes.add(new Box(id, Shape.TABLE, List.of(shown, "version " + point.version())));
        }
        return new Drawing(List.copyOf(boxes), arrows(graph, models, tables));
    }

    private static Shape shape(LineageGraph graph, Key key) {
        if (graph.isDeleted(key)) {
            return Shape.DELETED;
        }
        return graph.aliases(key).isEmpty() ? Shape.MODEL : Shape.LIVE;
    }

    private static List<String> lines(LineageGraph graph, Key key, Lineage lineage) {
        List<String> lines = new ArrayList<>(List.of(key.model(), "version " + key.version()));
        if (!graph.aliases(key).isEmpty()) {
            lines.add(String.join(", ", graph.aliases(key)));
        }
        if (graph.isDeleted(key)) {
            lines.add("deleted");
        }
        if (lineage.training().data().opaque()) {
            lines.add("with values of the host");
        }
        return lines;
    }

    /** Last names that tables with different ids share. */
    private static Set<String> ambiguousNames(LineageGraph graph) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        graph.tables().stream()
                .map(table -> lastName(table.location()))
                .filter(name -> !seen.add(name))
                .forEach(twice::add);
        return twice;
    }

    private static String lastName(String location) {
        String name = location.substring(location.lastIndexOf('/') + 1);
        return name.isBlank() ? location : name;
    }

    private static List<Arrow> arrows(LineageGraph graph, Map<Key, String> models, Map<TablePoint, String> tables) {
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (Edge edge : Edge.of(graph)) {
            String table = tables.getOrDefault(new TablePoint(edge.tableId(), edge.version()), "");
            String model = models.getOrDefault(edge.model(), "");
            arrows.add(
                    edge.flow() == Flow.WROTE
                            ? new Arrow(model, table, edge.flow())
                            : new Arrow(table, model, edge.flow()));
        }
        for (Carried carried : Carried.of(graph)) {
            arrows.add(new Arrow(
                    tables.getOrDefault(new TablePoint(carried.tableId(), carried.from()), ""),
                    tables.getOrDefault(new TablePoint(carried.tableId(), carried.to()), ""),
                    Flow.PART_OF));
        }
        return List.copyOf(arrows);
    }

    private record TablePoint(String tableId, long version) {}
}
