package dev.boathouse.registry.lineage;

import static dev.boathouse.registry.lineage.Told.graph;
import static dev.boathouse.registry.lineage.Told.moved;
import static dev.boathouse.registry.lineage.Told.names;
import static dev.boathouse.registry.lineage.Told.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is asked of the graph, and what it answers. */
class LineageGraphTest {

    private final LineageGraph graph = graph(
            Told.of("delay", 1).from("flights", 40).writes("delays", 3).writes("delays", 5),
            Told.of("delay", 2).from("flights", 41).writes("delays", 7),
            Told.of("crew", 1)
                    .from("delays", 6)
                    .from("staff", 2)
                    .on("delays", 7)
                    .writes("plans", 1),
            Told.of("other", 1).from("weather", 9));

    @Test
    void upstreamGoesThroughPredictionsUpToTheVersionThatWasRead() {
        LineageGraph upstream = graph.upstreamOf("crew", 1);
        assertThat(names(upstream.versions())).containsExactly("crew 1", "delay 1");
        assertThat(upstream.tableVersions())
                .extracting(Object::toString)
                .containsExactly(
                        "file:/lake/delays@3",
                        "file:/lake/delays@5",
                        "file:/lake/delays@6",
                        "file:/lake/flights@40",
                        "file:/lake/staff@2");
        assertThat(names(graph.upstreamOf("delay", 2).versions())).containsExactly("delay 2");
    }

    @Test
    void predictionsOfTheVeryVersionThatWasReadAreUpstream() {
        LineageGraph exact = graph(
                Told.of("a", 1).writes("p", 5),
                Told.of("b", 1).writes("p", 6),
                Told.of("c", 1).from("p", 5));
        assertThat(names(exact.upstreamOf("c", 1).versions())).containsExactly("a 1", "c 1");
        assertThat(exact.affectedBy("p"))
                .extracting(found -> found.version().model())
                .containsExactly("c");
    }

    @Test
    void tellsWhichModelsCameFromATable() {
        assertThat(names(graph.modelsFrom("flights"))).containsExactly("delay 1", "delay 2");
        assertThat(names(graph.modelsFrom("flights", 41))).containsExactly("delay 2");
        assertThat(graph.modelsFrom("flights", 42)).isEmpty();
        assertThat(names(graph.modelsFrom("delays"))).containsExactly("crew 1");
    }

    @Test
    void tellsWhoWroteWhat() {
        assertThat(graph.predictionsOf("delay", 1))
                .extracting(Predictions::version)
                .containsExactly(3L, 5L);
        assertThat(names(graph.writersOf("delays", 5))).containsExactly("delay 1");
        assertThat(names(graph.writersOf("file:/lake/delays", 7))).containsExactly("delay 2");
        assertThat(graph.writersOf("delays", 6)).isEmpty();
    }

    @Test
    void aTableThatWasMovedIsOneTable() {
        LineageGraph moved = graph(
                Told.of("delay", 1).from(moved(table("flights", 4, "hour"), "file:/lake/new/flights")),
                Told.of("delay", 2).from(moved(table("flights", 3, "hour"), "file:/lake/old")),
                Told.of("delay", 3).writes(new Predictions("flights", "file:/elsewhere", 2)));
        assertThat(moved.tables()).singleElement().satisfies(table -> {
            assertThat(table.locations())
                    .containsExactly("file:/elsewhere", "file:/lake/old", "file:/lake/new/flights");
            assertThat(table.location()).isEqualTo("file:/lake/new/flights");
        });
        assertThat(names(moved.modelsFrom("file:/lake/old"))).containsExactly("delay 1", "delay 2");
        assertThat(moved.table("file:///lake/new/flights/")).isEqualTo(moved.table("flights"));
        assertThat(names(moved.upstreamOf("delay", 1).versions())).containsExactly("delay 1", "delay 3");
    }

    @Test
    void aLocationWhereTwoTablesWereNamesBoth() {
        LineageGraph recreated = graph(
                Told.of("m", 1).from(moved(table("first", 4), "file:/lake/t")),
                Told.of("m", 2).from(moved(table("second", 1), "file:/lake/t")));
        assertThatThrownBy(() -> recreated.affectedBy("file:/lake/t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("first, second", "An id would work");
        assertThat(names(recreated.modelsFrom("second"))).containsExactly("m 2");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> graph.modelsFrom("file:/lake/flihgts"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContainingAll("file:/lake/flihgts", "tables()");
        assertThatThrownBy(() -> graph.upstreamOf("crew", 2))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("crew version 2");
        assertThatThrownBy(() -> graph.withAliases(List.of(new Alias("champion", "crew", 2))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> graph(Told.of("m", 1), Told.of("m", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m version 1");
    }

    @Test
    void aPartKeepsAliasesAndDeletions() {
        LineageGraph marked = graph.withAliases(List.of(
                        new Alias("shadow", "delay", 2),
                        new Alias("champion", "delay", 2),
                        new Alias("champion", "crew", 1)))
                .withDeleted(List.of(graph.versions().get(1)));
        LineageGraph part = marked.only("delay");
        assertThat(names(part.versions())).containsExactly("delay 1", "delay 2");
        assertThat(part.aliases("delay", 2)).containsExactly("champion", "shadow");
        assertThat(names(part.modelsFrom("flights"))).containsExactly("delay 2");
        assertThat(marked.upstreamOf("crew", 1).toMermaid()).contains(":::deleted", ":::live");
    }

    @Test
    void theOrderInWhichLineagesComeDoesNotMatter() {
        List<Lineage> shuffled = new ArrayList<>(graph.lineages().values());
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            LineageGraph other = LineageGraph.of(shuffled);
            assertThat(other.toJson()).as("seed %d", seed).isEqualTo(graph.toJson());
            assertThat(other.toDot()).isEqualTo(graph.toDot());
            assertThat(other.affectedBy("flights")).isEqualTo(graph.affectedBy("flights"));
        }
    }

    @Test
    void aModelTrainedOnItsOwnPredictionsComesToAnEnd() {
        LineageGraph circle = graph(
                Told.of("a", 1).from("x", 5).writes("y", 1),
                Told.of("b", 1).from("y", 3).writes("x", 2),
                Told.of("c", 1).from("z", 2).writes("z", 1));
        assertThat(names(circle.upstreamOf("a", 1).versions())).containsExactly("a 1", "b 1");
        assertThat(names(circle.upstreamOf("c", 1).versions())).containsExactly("c 1");
        assertThat(circle.affectedBy("x")).extracting(Affected::isDirect).containsExactly(true, false);
        assertThat(circle.affectedBy("z")).hasSize(1);
    }

    @Test
    void tenThousandVersionsInARowAreNotTooDeep() {
        List<Lineage> chain = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            chain.add(Told.of("m", i).from("t" + i, 1).writes("t" + (i + 1), 1).lineage());
        }
        LineageGraph deep = LineageGraph.of(chain);
        assertThat(deep.upstreamOf("m", 10_000).versions()).hasSize(10_000);
        assertThat(deep.affectedBy("t1")).hasSize(10_000);
        assertThat(deep.toDot().lines()).hasSizeGreaterThan(40_000);
    }

    @Test
    void aTableThatAllReadAndWriteIsNotSquared() {
        List<Lineage> crowd = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            crowd.add(Told.of("m", i).from("t", i - 1).writes("t", i).lineage());
        }
        LineageGraph hub = LineageGraph.of(crowd);
        assertThat(hub.upstreamOf("m", 10_000).versions()).hasSize(10_000);
        assertThat(hub.affectedBy("t")).hasSize(10_000);
        assertThat(hub.toMermaid().lines()).hasSizeLessThan(60_000);
        assertThat(hub.neededTableVersions().tables())
                .singleElement()
                .satisfies(table -> assertThat(table.needs()).hasSize(10_000));
    }
}
