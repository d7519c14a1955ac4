package dev.boathouse.core.card;

import dev.boathouse.core.explanation.Importances;
import dev.boathouse.core.explanation.Importances.Importance;
import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/** What a model looks at. */
final class ImportanceBlocks {

    private static final int MOST = 30;

    /** What stands above all importances. */
    static final Block MEANING = Block.paragraph(
            "What the model looks at, which need not be what causes anything. Where columns depend on each"
                    + " other, one may stand in for another.");

    private ImportanceBlocks() {}

    static List<Block> of(Importances importances) {
        String what =
                importances.measure() + ", " + Cell.count(importances.rows()).text() + " rows, with 95 % intervals";
        Shown<Importance> shown = Shown.first(importances.ranked(), MOST);
        List<List<Cell>> rows = new ArrayList<>();
        shown.items().forEach(each -> rows.add(List.of(Cell.of(each.name()), Figures.of(each.interval()))));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(what, List.of(Column.text("name"), Column.number("importance")), rows));
        blocks.addAll(shown.rest("less important ones"));
        if (shown.items().stream().allMatch(each -> isFinite(each.interval()))) {
            blocks.add(Chart.bars(
                            importances.measure(),
                            Axis.of("importance"),
                            shown.items().stream().map(Importance::name).toList())
                    .with(
                            "importance",
                            shown.items().stream()
                                    .map(Importance::interval)
                                    .map(found -> Bar.of(found.estimate(), found.low(), found.high()))
                                    .toList()));
        }
        return List.copyOf(blocks);
    }

    private static boolean isFinite(Interval interval) {
        return Double.isFinite(interval.estimate())
                && Double.isFinite(interval.low())
                && Double.isFinite(interval.high());
    }
}
