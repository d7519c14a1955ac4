package dev.boathouse.registry.lineage;

import static dev.boathouse.registry.lineage.Told.graph;
import static dev.boathouse.registry.lineage.Told.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.registry.lineage.TableRetention.Need;
import dev.boathouse.registry.lineage.TableRetention.Purpose;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which table versions must stay. */
class RetentionTest {

    private final LineageGraph graph = graph(
            Told.of("delay", 1).from("flights", 40).on("flights", 42).writes("delays", 3),
            Told.of("delay", 2).from("flights", 42).from("flights", 42).on("flights", 42),
            Told.of("crew", 1).from("staff", 2).opaque(),
            Told.of("host", 1).opaque());

    @Test
    void tellsWhoNeedsWhatAndWhatFor() {
        Retention retention = graph.neededTableVersions();
        assertThat(retention.tables())
                .extracting(Object::toString)
                .containsExactly(
                        "file:/lake/flights: versions 40, 42 are needed", "file:/lake/staff: versions 2 are needed");
        TableRetention flights = retention.table("flights").orElseThrow();
        assertThat(flights.oldestNeeded()).isEqualTo(40);
        assertThat(flights.neededBy(42))
                .extracting(need -> need.version() + " " + need.purpose())
                .containsExactly(
                        "delay version 1 EVALUATION", "delay version 2 TRAINING", "delay version 2 EVALUATION");
    }

    @Test
    void blocksWhatIsNeededAndNothingElse() {
        Retention retention = graph.neededTableVersions();
        assertThat(retention.blocks("flights", 40)).isTrue();
        assertThat(retention.blocks("flights", 41)).isFalse();
        assertThat(retention.blocks("flights", 42)).isTrue();
        assertThat(retention.blocks("delays", 3)).isFalse();
        assertThat(retention.blocks("unheard of", 1)).isFalse();
    }

    @Test
    void aDeletedVersionNeedsNothing() {
        Lineage.Subject first = graph.upstreamOf("delay", 1).versions().get(0);
        Retention retention = graph.withDeleted(List.of(first)).neededTableVersions();
        assertThat(retention.blocks("flights", 40)).isFalse();
        assertThat(retention.table("flights").orElseThrow().oldestNeeded()).isEqualTo(42);
        assertThat(retention.neededBy("flights", 42)).hasSize(2);
    }

    @Test
    void saysWhereTablesAreNotEnough() {
        Retention retention = graph.neededTableVersions();
        assertThat(names(retention.opaque())).containsExactly("crew 1", "host 1");
        assertThat(retention.blocks("staff", 2)).isTrue();
        assertThat(retention.neededBy("staff", 2)).singleElement().satisfies(need -> {
            assertThat(need.opaque()).isTrue();
            assertThat(need.purpose()).isEqualTo(Purpose.TRAINING);
        });
        assertThat(retention.neededBy("flights", 42)).noneMatch(Need::opaque);
    }

    @Test
    void predictionsThatAModelCameFromAreNeeded() {
        LineageGraph chained = graph(
                Told.of("delay", 1).from("flights", 40).writes("delays", 3),
                Told.of("crew", 1).from("delays", 5));
        assertThat(chained.neededTableVersions().blocks("delays", 5)).isTrue();
        assertThat(chained.neededTableVersions().blocks("delays", 3)).isFalse();
    }

    @Test
    void aTableOfWhichNothingIsNeededIsNone() {
        LineageGraph.Table table = graph.table("flights");
        assertThatThrownBy(() -> new TableRetention(table, new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:/lake/flights");
        assertThat(LineageGraph.of(List.of()).neededTableVersions().tables()).isEmpty();
    }
}
