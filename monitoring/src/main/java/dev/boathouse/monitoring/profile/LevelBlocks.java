package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Block.Facts;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.internal.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is known of levels. */
final class LevelBlocks {

    private static final int FREQUENT = 10;

    private LevelBlocks() {}

    /** Whether no level that is counted occurs twice, of more than a few: none of them tells anything. */
    static boolean keys(Map<String, Long> counts) {
        return counts.isEmpty()
                || (counts.size() > FREQUENT && counts.values().iterator().next() == 1);
    }

    static List<Block> of(Facts before, LevelProfile levels) {
        List<Map.Entry<String, Long>> first =
                levels.counts().entrySet().stream().limit(FREQUENT).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(before.with("Distinct", ColumnSummary.distinct(levels)));
        if (keys(levels.counts())) {
            return blocks;
        }
        List<String> names =
                first.stream().map(level -> Figures.level(level.getKey())).toList();
        blocks.add(Chart.bars(
                        levels.complete() ? "Most frequent values" : "Most frequent of the values that are counted",
                        Axis.of("rows").withDigits(Digits.places(0)),
                        names)
                .with(
                        "rows",
                        first.stream()
                                .map(level -> Bar.of((double) level.getValue()))
                                .toList()));
        blocks.add(shares(levels, first));
        if (!levels.complete()) {
            blocks.add(Block.paragraph("Of " + ColumnSummary.distinct(levels).text() + " values "
                    + Cell.count(levels.counts().size()).text()
                    + ", chosen by a hash, are counted. These counts are exact; no other value is in more than "
                    + Figures.counted(levels.mostOfOthers(), "row", "rows") + "."));
        }
        return blocks;
    }

    private static Table shares(LevelProfile levels, List<Map.Entry<String, Long>> first) {
        List<List<Cell>> rows = new ArrayList<>();
        long rest = levels.total();
        for (Map.Entry<String, Long> level : first) {
            rest -= level.getValue();
            rows.add(row(Figures.level(level.getKey()), level.getValue(), levels));
        }
        if (rest > 0) {
            rows.add(row("(all others)", rest, levels));
        }
        return Table.of("", Column.text("value"), Column.number("rows"), Column.number("share"))
                .withRows(rows);
    }

    private static List<Cell> row(String name, long count, LevelProfile levels) {
        return List.of(Cell.of(name), Cell.count(count), Figures.share(count, levels.total()));
    }
}
