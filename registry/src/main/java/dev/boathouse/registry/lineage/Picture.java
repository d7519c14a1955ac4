package dev.boathouse.registry.lineage;

import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Graph.Link;
import dev.boathouse.core.page.Graph.Node;
import dev.boathouse.registry.lineage.Drawing.Arrow;
import dev.boathouse.registry.lineage.Drawing.Box;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A graph as a block of a page: no more versions than people can take in, and of what each wrote no more than shows where it went. */
final class Picture {

    private Picture() {}

    static Graph of(LineageGraph graph, int most) {
        List<Lineage> shown = graph.lineages().values().stream()
                .sorted(order(graph))
                .limit(most)
                .toList();
        int all = graph.lineages().size();
        List<Lineage> told = withoutUnread(shown);
        String caption = "From tables to models to predictions";
        if (shown.size() < all) {
            caption += "; " + shown.size() + " of " + all + " versions, the live ones first, then the newest";
        }
        if (!told.equals(shown)) {
            caption += "; of what a version wrote, the last version of a table and what others read";
        }
        Drawing drawing = Drawing.of(graph.among(told));
        return new Graph(caption, nodes(drawing), links(drawing));
    }

    private static Comparator<Lineage> order(LineageGraph graph) {
        Comparator<Lineage> byKey = Comparator.comparing(lineage -> Key.of(lineage.subject()));
        return Comparator.comparing((Lineage lineage) -> rank(graph, Key.of(lineage.subject())))
                .thenComparing(lineage -> lineage.subject().registeredAt(), Comparator.reverseOrder())
                .thenComparing(byKey.reversed());
    }

    private static int rank(LineageGraph graph, Key key) {
        if (!graph.aliases(key).isEmpty()) {
            return 0;
        }
        return graph.isDeleted(key) ? 2 : 1;
    }

    /** A champion of a year has written hundreds of table versions: those stay that are the last, or the last before somebody read. */
    private static List<Lineage> withoutUnread(List<Lineage> some) {
        Map<String, Set<Long>> read = new HashMap<>();
        for (Lineage lineage : some) {
            note(read, lineage.training().data());
            lineage.evaluations().forEach(evidence -> note(read, evidence.data()));
        }
        return some.stream()
                .map(lineage -> new Lineage(
                        lineage.subject(),
                        lineage.training(),
                        lineage.evaluations(),
                        told(lineage.predictions(), read)))
                .toList();
    }

    private static void note(Map<String, Set<Long>> read, Lineage.Data data) {
        data.tables()
                .forEach(table -> read.computeIfAbsent(table.tableId(), any -> new TreeSet<>())
                        .add(table.version()));
    }

    private static List<Predictions> told(List<Predictions> all, Map<String, Set<Long>> read) {
        Map<String, NavigableMap<Long, Predictions>> byTable = new LinkedHashMap<>();
        all.forEach(made ->
                byTable.computeIfAbsent(made.tableId(), any -> new TreeMap<>()).put(made.version(), made));
        List<Predictions> told = new ArrayList<>();
        byTable.forEach((id, versions) -> {
            Set<Long> kept = new TreeSet<>(Set.of(versions.lastKey()));
            read.getOrDefault(id, Set.of()).stream()
                    .map(versions::floorKey)
                    .filter(Objects::nonNull)
                    .forEach(kept::add);
            kept.forEach(version -> told.add(Objects.requireNonNull(versions.get(version))));
        });
        return told;
    }

    private static List<Node> nodes(Drawing drawing) {
        Set<String> written = drawing.arrows().stream()
                .filter(arrow -> arrow.flow() == Flow.WROTE)
                .map(Arrow::to)
                .collect(Collectors.toSet());
        return drawing.boxes().stream()
                .map(box -> Node.of(box.id(), label(box), kind(box, written)))
                .toList();
    }

    private static String label(Box box) {
        List<String> parts = new ArrayList<>(box.lines().subList(2, box.lines().size()));
        parts.add(0, box.lines().get(0) + " " + box.lines().get(1));
        return String.join(", ", parts);
    }

    private static String kind(Box box, Set<String> written) {
        return switch (box.shape()) {
            case LIVE -> "live model";
            case MODEL, DELETED -> "model";
            case TABLE -> written.contains(box.id()) ? "predictions" : "table";
        };
    }

    /** One link for all that went from one box to another. */
    private static List<Link> links(Drawing drawing) {
        Map<List<String>, Set<String>> flows = new LinkedHashMap<>();
        drawing.arrows()
                .forEach(arrow -> flows.computeIfAbsent(List.of(arrow.from(), arrow.to()), any -> new LinkedHashSet<>())
                        .add(arrow.flow().text()));
        List<Link> links = new ArrayList<>();
        flows.forEach((ends, texts) -> links.add(new Link(ends.get(0), ends.get(1), String.join(", ", texts))));
        return links;
    }
}
