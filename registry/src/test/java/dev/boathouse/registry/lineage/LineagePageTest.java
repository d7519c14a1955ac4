package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Table;
import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A picture for people: the graph, or as much of it as can be taken in. */
class LineagePageTest {

    private static List<String> links(Graph graph) {
        Map<String, String> labels = new TreeMap<>();
        graph.nodes().forEach(node -> labels.put(node.id(), node.label()));
        return graph.links().stream()
                .map(link -> labels.get(link.from()) + " > " + link.label() + " > " + labels.get(link.to()))
                .toList();
    }

    private static List<String> labels(Graph graph, String kind) {
        return graph.nodes().stream()
                .filter(node -> node.kind().equals(kind))
                .map(Graph.Node::label)
                .toList();
    }

    @Test
    void everythingOfASmallGraphIsDrawn() {
        LineageGraph graph = Told.graph(
                        Told.of("late", 1).from("flights", 42).on("flights", 42).writes("delays", 3),
                        Told.of("crew", 1).from("delays", 4))
                .withAliases(List.of(new Alias("champion", "late", 1)));
        Graph drawn = graph.toGraph(10);
        assertThat(links(drawn))
                .containsExactlyInAnyOrder(
                        "flights version 42 > trained, evaluated > late version 1, champion",
                        "late version 1, champion > wrote > delays version 3",
                        "delays version 3 > part of > delays version 4",
                        "delays version 4 > trained > crew version 1");
        assertThat(labels(drawn, "live model")).containsExactly("late version 1, champion");
        assertThat(labels(drawn, "model")).containsExactly("crew version 1");
        assertThat(labels(drawn, "predictions")).containsExactly("delays version 3");
        assertThat(labels(drawn, "table")).containsExactly("delays version 4", "flights version 42");
        assertThat(drawn.caption()).isEqualTo("From tables to models to predictions");
    }

    @Test
    void ofManyVersionsTheLiveOnesAreDrawnThenTheNewestAndDeletedOnesLast() {
        LineageGraph graph = LineageGraph.of(IntStream.rangeClosed(1, 30)
                        .mapToObj(version -> Told.of("late", version)
                                .from("flights", version)
                                .lineage())
                        .toList())
                .withAliases(List.of(new Alias("champion", "late", 4)));
        LineageGraph deleted = graph.withDeleted(List.of(graph.versions().get(29)));
        assertThat(labels(deleted.toGraph(3), "model")).containsExactly("late version 28", "late version 29");
        assertThat(labels(deleted.toGraph(3), "live model")).containsExactly("late version 4, champion");
        assertThat(deleted.toGraph(3).caption()).contains("3 of 30 versions");
        assertThat(labels(deleted.toGraph(30), "model")).hasSize(29).contains("late version 30, deleted");
    }

    @Test
    void ofManyPredictionsThoseAreDrawnThatSomebodyReadAndTheLast() {
        Told champion = Told.of("late", 1).from("flights", 42);
        for (int version = 1; version <= 300; version += 2) {
            champion.writes("delays", version);
        }
        Graph drawn =
                Told.graph(champion, Told.of("crew", 1).from("delays", 100)).toGraph(10);
        assertThat(links(drawn))
                .containsExactlyInAnyOrder(
                        "flights version 42 > trained > late version 1",
                        "late version 1 > wrote > delays version 99",
                        "late version 1 > wrote > delays version 299",
                        "delays version 99 > part of > delays version 100",
                        "delays version 100 > trained > crew version 1");
        assertThat(drawn.caption()).contains("the last version of a table and what others read");
    }

    @Test
    void thePageTellsWhatMustStayAndForWhom() {
        LineageGraph graph = Told.graph(
                Told.of("late", 1).from("flights", 42).on("flights", 43),
                Told.of("host", 1).opaque());
        Page page = graph.page();
        assertThat(page.lead()).isEqualTo("The lineage of 2 model versions and 2 table versions.");
        Table table = (Table) page.sections().get(1).blocks().get(0);
        assertThat(table.rows().stream()
                        .map(row -> row.stream().map(cell -> cell.text()).toList()))
                .containsExactly(
                        List.of("file:/lake/flights", "42", "late version 1", ""),
                        List.of("file:/lake/flights", "43", "", "late version 1"));
        assertThat(page.markdown()).contains("host version 1: tables alone do not bring these back");
    }

    @Test
    void anEmptyGraphHasAPage() {
        assertThat(LineageGraph.of(List.of()).page().text()).contains("0 model versions");
    }
}
