package dev.boathouse.monitoring.drift;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.internal.page.Figures;
import java.util.ArrayList;
import java.util.List;

/** What measures say of a column. */
final class EvidenceTables {

    private EvidenceTables() {}

    static List<Block> of(ColumnDrift column) {
        List<Block> blocks = new ArrayList<>();
        if (!column.evidence().isEmpty()) {
            blocks.add(Table.of(
                            "What decides",
                            Column.text("test"),
                            Column.number("statistic"),
                            Column.number("p"),
                            Column.number("adjusted p"),
                            Column.number("effect"),
                            Column.number("least effect"),
                            Column.text("verdict"))
                    .withRows(column.evidence().stream()
                            .map(EvidenceTables::deciding)
                            .toList()));
        }
        if (!column.described().isEmpty()) {
            blocks.add(Table.of("What else was measured", Column.text("measure"), Column.number("value"))
                    .withRows(column.described().stream()
                            .map(found -> List.of(Cell.of(found.measure().toString()), statistic(found)))
                            .toList()));
        }
        return blocks;
    }

    private static List<Cell> deciding(Evidence test) {
        return List.of(
                Cell.of(name(test)),
                statistic(test),
                Figures.probability(test.pValue()),
                Figures.probability(test.adjustedPValue()),
                Figures.of(test.effect()),
                Figures.of(test.minimumEffect()),
                Cell.of(test.drifted() ? Status.FAIL : Status.PASS, test.drifted() ? "ALARM" : "quiet"));
    }

    /** The measure, and what it looks at if that is not the values. */
    static String name(Evidence test) {
        return test.measure() + (test.subject() == Evidence.Subject.PRESENCE ? ", of missing values" : "");
    }

    private static Cell statistic(Evidence test) {
        return statistic(test, Figures.COMPUTED);
    }

    static Cell statistic(Evidence test, Digits digits) {
        return test.undefined()
                .map(reason -> Cell.of("undefined: " + reason))
                .orElseGet(() ->
                        Figures.bounds(test.statistic().low(), test.statistic().high(), digits));
    }
}
