package dev.boathouse.core.card;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Confusion;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Probabilities of several classes beside the truth: each class by itself, and which are taken for which. */
final class ManyClassBlocks {

    /** Up to so many classes, all counts fit on a page. */
    private static final int MOST_COLUMNS = 12;

    private static final int MOST_CLASSES = 50;
    private static final int MOST_PAIRS = 20;
    private static final String CONFUSION = "Rows by truth (down), and what they were taken for (across)";
    private static final String MISTAKES = "The most frequent mistakes";

    private ManyClassBlocks() {}

    /** Of one model or two. */
    static List<Block> of(List<Side<ClassPredictions>> sides) {
        List<Block> blocks = new ArrayList<>(
                sides.size() == 1
                        ? classes(sides.get(0).rows(), sides.get(0).rows().confusion())
                        : compared(sides));
        for (Side<ClassPredictions> side : sides) {
            Confusion counts = side.rows().confusion();
            blocks.add(
                    side.rows().classes().size() <= MOST_COLUMNS
                            ? map(Side.caption(CONFUSION, side, sides), counts)
                            : pairs(Side.caption(MISTAKES, side, sides), counts));
        }
        return List.copyOf(blocks);
    }

    /** What each side makes of each class. */
    private static List<Block> compared(List<Side<ClassPredictions>> sides) {
        Map<Side<ClassPredictions>, Confusion> counts = new LinkedHashMap<>();
        sides.forEach(side -> counts.put(side, side.rows().confusion()));
        Confusion any = sides.get(0).rows().confusion();
        List<Column> columns = new ArrayList<>(List.of(Column.text("class"), Column.number("rows")));
        for (String measure : List.of("precision", "recall", "f1")) {
            sides.forEach(side -> columns.add(Column.number(measure + " of " + side.name())));
        }
        Shown<Integer> shown = Shown.largest(labels(any), MOST_CLASSES, any::actual);
        List<List<Cell>> rows = new ArrayList<>();
        for (int label : shown.items()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(any.classes().get(label)), Cell.count(any.actual(label))));
            counts.values().forEach(each -> row.add(precision(each, label)));
            counts.values().forEach(each -> row.add(recall(each, label)));
            counts.values().forEach(each -> row.add(Figures.of(each.f1(label))));
            rows.add(row);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table("Each class against all others, with 95 % intervals (Wilson)", columns, rows));
        blocks.addAll(shown.rest("classes, with fewer rows,"));
        return blocks;
    }

    private static Cell precision(Confusion counts, int label) {
        return Figures.of(new Proportion(counts.count(label, label), counts.predicted(label)));
    }

    private static Cell recall(Confusion counts, int label) {
        return Figures.of(new Proportion(counts.count(label, label), counts.actual(label)));
    }

    private static List<Block> classes(ClassPredictions rows, Confusion counts) {
        Shown<Integer> shown = Shown.largest(labels(counts), MOST_CLASSES, counts::actual);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        "Each class against all others, with 95 % intervals (Wilson; AUC: DeLong)",
                        Column.text("class"),
                        Column.number("rows"),
                        Column.number("precision"),
                        Column.number("recall"),
                        Column.number("f1"),
                        Column.number("auc"))
                .withRows(shown.items().stream()
                        .map(label -> row(rows, counts, label))
                        .toList()));
        blocks.addAll(shown.rest("classes, with fewer rows,"));
        return blocks;
    }

    private static List<Cell> row(ClassPredictions rows, Confusion counts, int label) {
        BinaryPredictions against = rows.against(label);
        return List.of(
                Cell.of(counts.classes().get(label)),
                Cell.count(counts.actual(label)),
                precision(counts, label),
                recall(counts, label),
                Figures.of(counts.f1(label)),
                DeLong.interval(against.scores(), against.labels())
                        .map(Figures::of)
                        .orElseGet(() -> Figures.undefined(Reason.oneClass(against))));
    }

    private static Chart map(String caption, Confusion counts) {
        List<HeatMap.Row> rows = new ArrayList<>();
        for (int truth : labels(counts)) {
            rows.add(new HeatMap.Row(
                    counts.classes().get(truth),
                    labels(counts).stream()
                            .map(taken -> (double) counts.count(truth, taken))
                            .toList()));
        }
        return Chart.heatMap(caption, Axis.of("rows").withDigits(Digits.places(0)), counts.classes())
                .withRows(rows);
    }

    private static Table pairs(String caption, Confusion counts) {
        List<int[]> pairs = new ArrayList<>();
        for (int truth : labels(counts)) {
            for (int taken : labels(counts)) {
                if (taken != truth && counts.count(truth, taken) > 0) {
                    pairs.add(new int[] {truth, taken});
                }
            }
        }
        pairs.sort(Comparator.comparingLong(pair -> -counts.count(pair[0], pair[1])));
        return Table.of(
                        caption,
                        Column.text("in truth"),
                        Column.text("taken for"),
                        Column.number("rows"),
                        Column.number("of the rows of the class (95 %)"))
                .withRows(pairs.stream()
                        .limit(MOST_PAIRS)
                        .map(pair -> {
                            long count = counts.count(pair[0], pair[1]);
                            return List.of(
                                    Cell.of(counts.classes().get(pair[0])),
                                    Cell.of(counts.classes().get(pair[1])),
                                    Cell.count(count),
                                    Figures.of(new Proportion(count, counts.actual(pair[0]))));
                        })
                        .toList());
    }

    private static List<Integer> labels(Confusion counts) {
        return IntStream.range(0, counts.classes().size()).boxed().toList();
    }
}
