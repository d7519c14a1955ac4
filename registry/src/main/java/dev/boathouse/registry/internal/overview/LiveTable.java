package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.registry.internal.overview.ModelFacts.AliasFacts;
import dev.boathouse.registry.internal.overview.ModelFacts.Waiting;
import dev.boathouse.registry.internal.state.AliasMove;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is live, and what waits to be. */
final class LiveTable {

    private LiveTable() {}

    /** What stands in the tables of several models, without the names of models. */
    static List<Block> of(ModelFacts model) {
        return Stream.of(live(List.of(model)), waiting(List.of(model)))
                .map(LiveTable::withoutFirst)
                .toList();
    }

    private static Block withoutFirst(Block block) {
        return block instanceof Table table
                ? new Table(
                        table.caption(),
                        table.columns().subList(1, table.columns().size()),
                        table.rows().stream()
                                .map(row -> row.subList(1, row.size()))
                                .toList())
                : block;
    }

    /** Every alias that names a version, or that none is live. */
    static Block live(Collection<ModelFacts> models) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ModelFacts model : models) {
            String metric =
                    MainMetrics.of(model.versions(), 1).stream().findFirst().orElse("");
            for (AliasFacts alias : model.aliases()) {
                model.version(alias.live()).ifPresent(version -> rows.add(row(model, alias, version, metric)));
            }
        }
        return rows.isEmpty()
                ? Block.paragraph("Nothing is live.")
                : Table.of(
                                "",
                                Column.text("model"),
                                Column.text("alias"),
                                Column.number("version"),
                                Column.text("since"),
                                Column.text("by"),
                                Column.text("why"),
                                Column.text("metric"),
                                Column.number("value"),
                                Column.text("note"))
                        .withRows(rows);
    }

    private static List<Cell> row(ModelFacts model, AliasFacts alias, VersionFacts version, String metric) {
        AliasMove move = alias.last();
        Optional<Remark> deprecated = version.entry().deprecation();
        return List.of(
                Cell.of(model.name()),
                Cell.of(alias.name()),
                Cell.count(version.entry().number()),
                Cell.of(move.at()),
                Cell.of(move.actor()),
                Cell.of(LiveTimes.why(move)),
                Cell.of(metric),
                MainMetrics.cell(MainMetrics.value(version.entry(), metric)),
                deprecated
                        .map(remark -> Cell.of(Status.WARN, "deprecated: " + remark.reason()))
                        .orElse(Cell.blank()));
    }

    /** Versions that passed a gate against what is live, and what they lack. */
    static Block waiting(Collection<ModelFacts> models) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ModelFacts model : models) {
            for (Waiting waiting : model.waiting()) {
                rows.add(List.of(
                        Cell.of(model.name()),
                        Cell.count(waiting.version()),
                        Cell.of(waiting.alias()),
                        waiting.missing().isEmpty()
                                ? Cell.of(Status.PASS, "may be promoted")
                                : Cell.of(Status.WARN, "lacks " + String.join("; and ", waiting.missing()))));
            }
        }
        boolean some = models.stream().anyMatch(model -> model.registered() > ModelFacts.WAITING_AMONG);
        String among = some ? ", of the newest " + ModelFacts.WAITING_AMONG + " versions of each model" : "";
        return rows.isEmpty()
                ? Block.paragraph("No version that passed a gate waits for anything" + among + ".")
                : Table.of(
                                "Passed a gate against what is live" + among,
                                Column.text("model"),
                                Column.number("version"),
                                Column.text("to become"),
                                Column.text(""))
                        .withRows(rows);
    }
}
