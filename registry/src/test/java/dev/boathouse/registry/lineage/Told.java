package dev.boathouse.registry.lineage;

import dev.boathouse.registry.lineage.Lineage.Data;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.lineage.Lineage.Subject;
import dev.boathouse.registry.lineage.Lineage.Table;
import dev.boathouse.registry.lineage.Lineage.Training;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Lineages as a registry would tell them, written down shortly. Tables have their name as id and lie in {@code file:/lake}. */
final class Told {

    private final Subject subject;
    private final List<Table> trained = new ArrayList<>();
    private final List<Evidence> evaluations = new ArrayList<>();
    private final List<Predictions> wrote = new ArrayList<>();
    private boolean opaque;
    private String features = "";
    private String label = "late";

    private Told(Subject subject) {
        this.subject = subject;
    }

    static Told of(String model, int version) {
        return new Told(new Subject(
                model,
                version,
                "c0".repeat(32),
                "9a".repeat(32),
                Instant.parse("2026-01-31T22:15:00.123456Z").plusSeconds(version),
                "alice"));
    }

    static Table table(String id, long version, String... columns) {
        return new Table(id, "file:/lake/" + id, version, List.of(columns), Optional.empty(), "5e".repeat(32));
    }

    static Table filtered(Table table, String filter) {
        return new Table(
                table.tableId(),
                table.location(),
                table.version(),
                table.columns(),
                Optional.of(filter),
                table.filesDigest());
    }

    static Table moved(Table table, String location) {
        return new Table(
                table.tableId(), location, table.version(), table.columns(), table.filter(), table.filesDigest());
    }

    Told from(Table table) {
        trained.add(table);
        return this;
    }

    Told from(String table, long version) {
        return from(table(table, version, "hour", "late"));
    }

    Told on(String table, long version) {
        evaluations.add(new Evidence(
                subject.contentDigest(),
                Map.of("auc", 0.7),
                OptionalLong.of(41),
                data(List.of(table(table, version)))));
        return this;
    }

    Told writes(String table, long version) {
        return writes(new Predictions(table, "file:/lake/" + table, version));
    }

    Told writes(Predictions predictions) {
        wrote.add(predictions);
        return this;
    }

    Told features(String spec, String learnt) {
        features = spec;
        label = learnt;
        return this;
    }

    Told opaque() {
        opaque = true;
        return this;
    }

    private Data data(List<Table> tables) {
        return new Data(tables, List.of(), opaque, 200, "3c".repeat(32), "4d".repeat(32));
    }

    Lineage lineage() {
        Training training = new Training(
                "random-forest", Map.of(), features, 42, 4, Optional.of(label), Map.of(), data(List.copyOf(trained)));
        return new Lineage(subject, training, evaluations, wrote);
    }

    static LineageGraph graph(Told... told) {
        return LineageGraph.of(List.of(told).stream().map(Told::lineage).toList());
    }

    /** As {@code late 3}. */
    static String name(Subject subject) {
        return subject.model() + " " + subject.version();
    }

    static List<String> names(List<Subject> subjects) {
        return subjects.stream().map(Told::name).toList();
    }
}
