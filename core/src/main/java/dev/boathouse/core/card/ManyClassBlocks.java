package dev.boathouse.core.card;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Confusion;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities of several classes beside the truth: each class by itself, and which are taken for which. */
final class ManyClassBlocks {

    /** Up to so many classes, all counts fit on a page. */
    private static final int MOST_COLUMNS = 12;

    private static final int MOST_CLASSES = 50;
    private static final int MOST_PAIRS = 20;

    private ManyClassBlocks() {}

    static List<Block> of(ClassPredictions rows) {
        Confusion counts = rows.confusion();
        List<Block> blocks = new ArrayList<>(classes(rows, counts));
        blocks.add(rows.classes().size() <= MOST_COLUMNS ? table(counts) : pairs(counts));
        return List.copyOf(blocks);
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
        long hits = counts.count(label, label);
        BinaryPredictions against = rows.against(label);
        return List.of(
                Cell.of(counts.classes().get(label)),
                Cell.count(counts.actual(label)),
                Figures.of(new Proportion(hits, counts.predicted(label))),
                Figures.of(new Proportion(hits, counts.actual(label))),
                Figures.of(counts.f1(label)),
                DeLong.interval(against.scores(), against.labels())
                        .map(Figures::of)
                        .orElseGet(() -> Figures.undefined(Reason.oneClass(against))));
    }

    private static Table table(Confusion counts) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("in truth")));
        counts.classes().forEach(name -> columns.add(Column.number("taken for " + name)));
        List<List<Cell>> cells = new ArrayList<>();
        for (int truth : labels(counts)) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(counts.classes().get(truth))));
            labels(counts).forEach(taken -> row.add(Cell.count(counts.count(truth, taken))));
            cells.add(row);
        }
        return new Table("Rows by truth, and what they were taken for", columns, cells);
    }

    private static Table pairs(Confusion counts) {
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
                        "The most frequent mistakes",
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
