package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.lineage.Lineage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What people search versions by: the metrics of its evaluations and the tables behind it.
 *
 * @param metrics every value of every evaluation
 * @param tables every table behind training and evaluation
 */
public record Figures(List<MetricValue> metrics, List<TableName> tables) {

    /** Copies the lists. */
    public Figures {
        metrics = List.copyOf(metrics);
        tables = List.copyOf(tables);
    }

    /** A value of a metric. */
    public record MetricValue(String name, double value) {}

    /** A table, whatever its version. */
    public record TableName(String tableId, String location) {}

    static Figures of(Registration registration) {
        List<MetricValue> metrics = new ArrayList<>();
        registration
                .evaluations()
                .forEach(evidence ->
                        evidence.metrics().forEach((name, value) -> metrics.add(new MetricValue(name, value))));
        Set<TableName> tables = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(registration.training().data()),
                        registration.evaluations().stream().map(Lineage.Evidence::data))
                .flatMap(data -> data.tables().stream())
                .forEach(table -> tables.add(new TableName(table.tableId(), table.location())));
        return new Figures(metrics, List.copyOf(tables));
    }
}
