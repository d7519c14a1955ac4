package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.state.DecisionEntry;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import dev.boathouse.registry.lineage.Lineage.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Versions, one a row. */
final class VersionTable {

    private static final int MOST_METRICS = 3;
    private static final int MOST_NOTE = 100;

    private final ModelFacts model;
    private final Readings readings;
    private final List<String> metrics;

    private VersionTable(ModelFacts model, Readings readings) {
        this.model = model;
        this.readings = readings;
        this.metrics = MainMetrics.of(model.versions(), MOST_METRICS);
    }

    /** The versions of a model that are known, the newest first, and what is left out. */
    static List<Block> of(ModelFacts model, Readings readings) {
        return new VersionTable(model, readings).blocks();
    }

    private List<Block> blocks() {
        if (model.versions().isEmpty()) {
            return List.of(Block.paragraph("No version was registered."));
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("version"),
                Column.text("state"),
                Column.text("registered"),
                Column.text("by"),
                Column.text("trained on"),
                Column.number("rows")));
        metrics.forEach(name -> columns.add(Column.number(name)));
        columns.add(Column.text("last decision"));
        columns.add(Column.text("notes"));
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Table("", columns, model.versions().stream().map(this::row).toList()));
        int shown = model.versions().size();
        if (shown < model.registered()) {
            blocks.add(Block.paragraph("The latest " + Cell.count(shown).text() + " of "
                    + Cell.count(model.registered()).text() + " versions, live ones among them, are shown."));
        }
        return blocks;
    }

    private List<Cell> row(VersionFacts version) {
        VersionEntry entry = version.entry();
        Optional<Registration> registration = readings.registration(entry);
        List<Cell> row = new ArrayList<>(List.of(
                Cell.count(entry.number()),
                state(version),
                Cell.of(entry.at()),
                Cell.of(String.join(", for ", entry.authors())),
                registration
                        .map(known -> Cell.of(tables(known.training().data())))
                        .orElse(Cell.of("cannot be read")),
                registration
                        .map(known -> Cell.count(known.training().data().rows()))
                        .orElse(Cell.blank())));
        metrics.forEach(name -> row.add(metric(entry, registration, name)));
        row.add(version.decision().map(this::decision).orElse(Cell.blank()));
        row.add(Cell.of(notes(entry)));
        return row;
    }

    /** In a few words; why stands in the notes. */
    private static Cell state(VersionFacts version) {
        if (version.entry().isDeleted()) {
            return Cell.of(Status.NOTE, "deleted");
        }
        String live = String.join(", ", version.aliases());
        if (version.entry().deprecation().isPresent()) {
            return Cell.of(Status.WARN, live.isEmpty() ? "deprecated" : live + ", deprecated");
        }
        if (!live.isEmpty()) {
            return Cell.of(Status.PASS, live);
        }
        return version.wasLive() ? Cell.of(Status.NOTE, "was live") : Cell.blank();
    }

    /** Last names and versions; lineage has the rest. */
    static String tables(Data data) {
        List<String> names = data.tables().stream()
                .map(table -> lastName(table.location()) + "@" + table.version())
                .toList();
        if (names.isEmpty()) {
            return "values of the host";
        }
        return String.join(" + ", names) + (data.opaque() ? ", with values of the host" : "");
    }

    private static String lastName(String location) {
        String name = location.substring(location.lastIndexOf('/') + 1);
        return name.isBlank() ? location : name;
    }

    /** The main metric has its interval, where there is one. */
    private Cell metric(VersionEntry entry, Optional<Registration> registration, String name) {
        Optional<Interval> interval = registration
                .filter(any -> name.equals(metrics.get(0)))
                .flatMap(known -> MainMetrics.evidence(known.evaluations(), name))
                .flatMap(evidence -> StoredIntervals.of(evidence, name));
        return interval.map(found -> Cell.interval(
                        found.estimate(), found.low(), found.high(), MainMetrics.digits(found.estimate())))
                .orElseGet(() -> MainMetrics.cell(MainMetrics.value(entry, name)));
    }

    private Cell decision(DecisionEntry decision) {
        if (decision.passed()) {
            return Cell.of(Status.PASS, "approved");
        }
        String reasons = readings.judgement(decision)
                .map(known -> String.join(
                        "; ",
                        known.findings().stream()
                                .filter(finding -> !finding.passed())
                                .map(Finding::name)
                                .toList()))
                .orElse("its event cannot be read");
        return Cell.of(Status.FAIL, "rejected: " + reasons);
    }

    private static String notes(VersionEntry entry) {
        List<String> notes = new ArrayList<>();
        entry.tombstone().ifPresent(remark -> notes.add("deleted by " + said(remark)));
        entry.deprecation().ifPresent(remark -> notes.add("deprecated by " + said(remark)));
        entry.description()
                .map(VersionTable::opening)
                .filter(text -> !text.isBlank())
                .ifPresent(notes::add);
        entry.tags().forEach((key, value) -> notes.add(key + " = " + opening(value)));
        return String.join("; ", notes);
    }

    private static String said(Remark remark) {
        return remark.actor() + ": " + remark.reason();
    }

    /** The first line, or as much of it as fits a cell. */
    static String opening(String text) {
        String line = text.lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return line.codePointCount(0, line.length()) <= MOST_NOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_NOTE - 1)) + "…";
    }
}
