package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Random graphs, circles among them, beside the definition carried out slowly: pairs are joined until nothing changes. */
class ReachTest {

    @Test
    void isWhatTheDefinitionSays() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Lineage> lineages = random(random);
            LineageGraph graph = LineageGraph.of(lineages);
            for (Lineage one : lineages) {
                Lineage.Subject start = one.subject();
                assertThat(Told.names(
                                graph.upstreamOf(start.model(), start.version()).versions()))
                        .as("seed %d, upstream of %s", seed, start)
                        .containsExactlyElementsOf(closure(lineages, Set.of(Told.name(start)), ReachTest::feeds));
            }
            for (LineageGraph.Table table : graph.tables()) {
                Set<String> direct = new TreeSet<>(Told.names(graph.modelsFrom(table.id())));
                assertThat(graph.affectedBy(table.id()))
                        .as("seed %d, affected by %s", seed, table)
                        .extracting(affected -> Told.name(affected.version()))
                        .containsExactlyInAnyOrderElementsOf(
                                closure(lineages, direct, (found, other) -> feeds(other, found)))
                        .startsWith(direct.toArray(String[]::new));
            }
        }
    }

    private static List<Lineage> random(Random random) {
        List<Lineage> lineages = new ArrayList<>();
        int count = 1 + random.nextInt(9);
        for (int i = 1; i <= count; i++) {
            Told told = Told.of("m", i);
            for (int j = random.nextInt(3); j >= 0; j--) {
                told.from("t" + random.nextInt(5), random.nextInt(6));
            }
            for (int j = random.nextInt(3); j > 0; j--) {
                told.writes("t" + random.nextInt(5), random.nextInt(6));
            }
            lineages.add(told.lineage());
        }
        return lineages;
    }

    /** Whether one was trained on what another wrote. */
    private static boolean feeds(Lineage trained, Lineage wrote) {
        return trained.training().data().tables().stream()
                .anyMatch(read -> wrote.predictions().stream()
                        .anyMatch(made -> made.tableId().equals(read.tableId()) && made.version() <= read.version()));
    }

    private static Set<String> closure(List<Lineage> all, Set<String> start, BiPredicate<Lineage, Lineage> step) {
        Set<String> reached = new TreeSet<>(start);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Lineage from : all) {
                for (Lineage to : all) {
                    if (reached.contains(Told.name(from.subject())) && step.test(from, to)) {
                        grown |= reached.add(Told.name(to.subject()));
                    }
                }
            }
        }
        return reached;
    }
}
