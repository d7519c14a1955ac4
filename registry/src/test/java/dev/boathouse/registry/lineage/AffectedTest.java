package dev.boathouse.registry.lineage;

import static dev.boathouse.registry.lineage.Told.filtered;
import static dev.boathouse.registry.lineage.Told.graph;
import static dev.boathouse.registry.lineage.Told.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.lineage.Affected.Use;
import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a change of a table or a column concerns. */
class AffectedTest {

    private final LineageGraph graph = graph(
            Told.of("delay", 1)
                    .from(filtered(
                            table("flights", 40, "hour", "origin", "late"), "(`day.of` > 3 AND hour IS NOT NULL)"))
                    .features("impute(hour, mean) oneHot(origin, mostFrequent 64) drop(late)", "late")
                    .writes("delays", 3),
            Told.of("delay", 2)
                    .from(table("flights", 41, "hour", "window.start", "late"))
                    .writes("delays", 7),
            Told.of("crew", 1).from("delays", 6).writes("plans", 1),
            Told.of("menu", 1).from("plans", 1),
            Told.of("other", 1).from("weather", 9).on("flights", 41));

    private List<String> concerned(String column) {
        return graph.affectedBy("flights", column).stream()
                .map(Affected::toString)
                .toList();
    }

    @Test
    void aColumnThatWasOnlyFilteredByCounts() {
        assertThat(graph.affectedBy("flights", "day.of")).first().satisfies(affected -> {
            assertThat(affected.version().toString()).isEqualTo("delay version 1");
            assertThat(affected.columns()).hasToString("{day.of=[FILTER]}");
        });
    }

    @Test
    void tellsWhatAColumnIsUsedFor() {
        assertThat(concerned("hour"))
                .startsWith("delay version 1: hour READ, FILTER, FEATURE", "delay version 2: hour READ");
        assertThat(concerned("origin")).first().isEqualTo("delay version 1: origin READ, FEATURE");
        assertThat(concerned("late"))
                .startsWith("delay version 1: late READ, LABEL", "delay version 2: late READ, LABEL");
        assertThat(concerned("nobody")).isEmpty();
    }

    @Test
    void aStructAndItsFieldsConcernOneAnother() {
        assertThat(concerned("window")).first().isEqualTo("delay version 2: window.start READ");
        assertThat(concerned("window.start.zone")).first().isEqualTo("delay version 2: window.start READ");
        assertThat(concerned("`window`.`start`")).hasSize(1);
        assertThat(concerned("window.end")).isEmpty();
        assertThat(concerned("wind")).isEmpty();
    }

    @Test
    void aTableConcernsThoseWhoReadItAndThoseWhoComeFromThem() {
        assertThat(graph.affectedBy("flights"))
                .extracting(Affected::toString)
                .containsExactly(
                        "delay version 1: day.of FILTER; hour READ, FILTER, FEATURE; late READ, LABEL; origin READ, FEATURE",
                        "delay version 2: hour READ; late READ, LABEL; window.start READ",
                        "crew version 1 through delay version 1",
                        "menu version 1 through crew version 1");
        assertThat(graph.affectedBy("weather")).hasSize(1);
        assertThat(graph.affectedBy("plans")).extracting(Affected::isDirect).containsExactly(true);
    }

    @Test
    void aColumnGoesThroughPredictionsToo() {
        assertThat(concerned("origin"))
                .containsExactly(
                        "delay version 1: origin READ, FEATURE",
                        "crew version 1 through delay version 1",
                        "menu version 1 through crew version 1");
        assertThat(concerned("window")).hasSize(1);
    }

    @Test
    void liveVersionsComeFirst() {
        LineageGraph live = graph.withAliases(List.of(
                new Alias("champion", "menu", 1), new Alias("champion", "delay", 2), new Alias("shadow", "delay", 2)));
        assertThat(live.affectedBy("flights", "hour"))
                .extracting(Affected::toString)
                .containsExactly(
                        "delay version 2 (champion, shadow): hour READ",
                        "menu version 1 (champion) through crew version 1",
                        "delay version 1: hour READ, FILTER, FEATURE",
                        "crew version 1 through delay version 1");
    }

    @Test
    void aDeletedVersionCannotBreakButWhatItWroteIsStillThere() {
        LineageGraph gone = graph.withDeleted(
                List.of(graph.versions().get(0), graph.versions().get(1)));
        assertThat(gone.versions().get(1)).hasToString("delay version 1");
        assertThat(gone.affectedBy("flights", "origin"))
                .extracting(Affected::toString)
                .containsExactly("menu version 1 through crew version 1");
    }

    @Test
    void whoSelectedNoColumnIsConcernedByTheTable() {
        LineageGraph none = graph(Told.of("m", 1).from(table("t", 1)));
        assertThat(none.affectedBy("t")).hasSize(1);
        assertThat(none.affectedBy("t", "")).isEmpty();
    }

    @Test
    void usesCannotBeChanged() {
        Affected affected = graph.affectedBy("flights", "late").get(0);
        assertThat(affected.columns().get("late")).isUnmodifiable().containsExactly(Use.READ, Use.LABEL);
    }
}
