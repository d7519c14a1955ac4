package dev.boathouse.registry.lineage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table version that a model version read or wrote.
 *
 * @param flow what the model version did
 * @param model the model version
 * @param tableId the table
 * @param version the table's version
 * @param location where the table was found
 * @param columns what was read
 * @param filter which rows were read
 */
record Edge(
        Flow flow,
        Key model,
        String tableId,
        long version,
        String location,
        List<String> columns,
        Optional<String> filter) {

    /** By model version; of each what it was trained on, evaluated on and wrote, as recorded. */
    static List<Edge> of(LineageGraph graph) {
        Set<Edge> edges = new LinkedHashSet<>();
        graph.lineages().forEach((key, lineage) -> {
            read(Flow.TRAINED, key, lineage.training().data(), edges);
            lineage.evaluations().forEach(evidence -> read(Flow.EVALUATED, key, evidence.data(), edges));
            lineage.predictions()
                    .forEach(made -> edges.add(new Edge(
                            Flow.WROTE,
                            key,
                            made.tableId(),
                            made.version(),
                            made.location(),
                            List.of(),
                            Optional.empty())));
        });
        return new ArrayList<>(edges);
    }

    private static void read(Flow flow, Key key, Lineage.Data data, Set<Edge> edges) {
        data.tables()
                .forEach(table -> edges.add(new Edge(
                        flow,
                        key,
                        table.tableId(),
                        table.version(),
                        table.location(),
                        table.columns(),
                        table.filter())));
    }
}
