package dev.boathouse.monitoring.drift;

import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.drift.Distributions.BinShares;
import dev.boathouse.monitoring.drift.Distributions.LevelShares;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A row for each column. */
final class DriftTable {

    private static final int MOST_TYPE = 30;

    private DriftTable() {}

    /** In this order; {@code name} makes the first cell. */
    static Table of(String caption, List<ColumnDrift> columns, Function<ColumnDrift, Cell> name) {
        return Table.of(
                        caption,
                        Column.text("column"),
                        Column.text("type"),
                        Column.text("verdict"),
                        Column.text("reference, current"),
                        Column.text("test"),
                        Column.number("statistic"),
                        Column.number("adjusted p"),
                        Column.number("effect"),
                        Column.number("least effect"))
                .withRows(columns.stream()
                        .map(column -> row(column, name.apply(column)))
                        .toList());
    }

    /** Leads to the fold of the column. */
    static Cell link(ColumnDrift column) {
        return Cell.link(Figures.level(column.name()), DriftFold.title(column));
    }

    private static List<Cell> row(ColumnDrift column, Cell name) {
        List<Cell> row = new ArrayList<>(
                List.of(name, Cell.of(type(column)), verdict(column), sparkline(column.distributions())));
        Optional<Evidence> deciding = column.deciding();
        if (deciding.isPresent()) {
            Evidence test = deciding.get();
            row.addAll(List.of(
                    Cell.of(EvidenceTables.name(test)),
                    EvidenceTables.statistic(test, Figures.COMPARED),
                    Figures.probability(test.adjustedPValue()),
                    Figures.of(test.effect()),
                    Figures.of(test.minimumEffect())));
        } else {
            row.addAll(List.of(Cell.blank(), Cell.blank(), Cell.blank(), Cell.blank(), Cell.blank()));
        }
        return row;
    }

    /** The type, or both where they differ. */
    private static String type(ColumnDrift column) {
        return String.join(
                " to ",
                Stream.concat(column.distributions().reference().stream(), column.distributions().current().stream())
                        .map(side -> Figures.cut(side.type(), MOST_TYPE))
                        .distinct()
                        .toList());
    }

    private static Cell verdict(ColumnDrift column) {
        Status status = switch (column.status()) {
            case STABLE -> column.evidence().isEmpty() ? Status.NOTE : Status.PASS;
            case DRIFTED, MISSING, RETYPED -> Status.FAIL;
            case UNTESTED, ADDED -> Status.NOTE;
        };
        return Cell.of(status, word(column));
    }

    /** The verdict in a word or two: where there was nothing to test, that is said. */
    static String word(ColumnDrift column) {
        return column.status() == ColumnDrift.Status.STABLE && column.evidence().isEmpty()
                ? "nothing to test"
                : Wording.verdict(column.status());
    }

    private static Cell sparkline(Distributions distributions) {
        if (distributions.shape() instanceof BinShares bins) {
            Meaning meaning = DriftFold.meaning(distributions);
            return Cell.sparkline(
                    "values from " + meaning.cell(bins.edges().get(0)).text() + " to "
                            + meaning.cell(bins.edges().get(bins.edges().size() - 1))
                                    .text(),
                    List.of(bins.reference(), bins.current()));
        }
        if (distributions.shape() instanceof LevelShares levels) {
            return Cell.sparkline(
                    Figures.counted(levels.names().size(), "level", "levels") + ", the most frequent first",
                    List.of(levels.reference(), levels.current()));
        }
        return Cell.blank();
    }
}
