package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How good a model is on parts of the rows. */
final class SliceBlocks {

    /** Of fewer rows even a rate is unsure by 0.1 to either side. */
    private static final int FEW = 100;

    private static final int MOST_SLICES = 50;

    /** What stands above all slices. */
    static final Block MEANING = Block.paragraph(
            "Chance alone makes slices differ, small ones most: of twenty 95 % intervals about one misses the"
                    + " truth. Slices of fewer than " + FEW + " rows are marked.");

    private SliceBlocks() {}

    static List<Block> of(Evaluation evaluation, Slicing slicing, List<Metric> metrics) {
        for (Metric metric : metrics) {
            if (!evaluation.defines(metric)) {
                throw new IllegalArgumentException(
                        "Cannot tell " + metric + " of slices: it is no metric of " + evaluation.task() + ". One of "
                                + evaluation.predictions().metrics() + " would work.");
            }
        }
        Map<String, Evaluation> slices = evaluation.slices(slicing);
        if (slices.isEmpty()) {
            return List.of(Block.paragraph("There are no slices " + slicing + "."));
        }
        Shown<Map.Entry<String, Evaluation>> shown = Shown.largest(
                List.copyOf(slices.entrySet()),
                MOST_SLICES,
                slice -> slice.getValue().rowCount());
        Found all = Found.of("all rows", evaluation, metrics);
        List<Found> found = shown.items().stream()
                .map(slice -> Found.of(slice.getKey(), slice.getValue(), metrics))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(table("Slices " + slicing + ", with 95 % intervals", all, found, metrics));
        blocks.addAll(shown.rest("slices, with fewer rows,"));
        chart(all, found, metrics.get(0)).ifPresent(blocks::add);
        return List.copyOf(blocks);
    }

    private static Table table(String caption, Found all, List<Found> found, List<Metric> metrics) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("slice"), Column.number("rows")));
        metrics.forEach(metric -> columns.add(Column.number(metric.toString())));
        columns.add(Column.text("note"));
        List<List<Cell>> rows = new ArrayList<>(List.of(all.cells(metrics)));
        found.forEach(slice -> rows.add(slice.cells(metrics)));
        return new Table(caption, columns, rows);
    }

    private static Optional<Block> chart(Found all, List<Found> found, Metric metric) {
        OptionalDouble overall = all.values().get(0);
        if (overall.isEmpty() || !Double.isFinite(overall.getAsDouble())) {
            return Optional.empty();
        }
        // Names of categories may be blank or long: the page cuts them.
        return Optional.of(Chart.bars(
                        metric + " of slices",
                        Axis.of(metric.toString()),
                        found.stream().map(Found::name).toList())
                .with(metric.toString(), found.stream().map(Found::bar).toList())
                .with(Reference.atY("all rows", overall.getAsDouble())));
    }

    /** A slice with its values and intervals, in the order of the metrics. */
    private record Found(
            String name, Evaluation rows, List<OptionalDouble> values, List<Optional<Interval>> intervals) {

        static Found of(String name, Evaluation rows, List<Metric> metrics) {
            return new Found(
                    name,
                    rows,
                    metrics.stream().map(rows::value).toList(),
                    metrics.stream().map(rows::interval).toList());
        }

        List<Cell> cells(List<Metric> metrics) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(name), Cell.count(rows.rowCount())));
            for (int i = 0; i < metrics.size(); i++) {
                cells.add(Figures.of(rows.predictions(), metrics.get(i), values.get(i), intervals.get(i)));
            }
            cells.add(rows.rowCount() < FEW ? Cell.of(Status.WARN, "few rows") : Cell.blank());
            return cells;
        }

        Bar bar() {
            double value = values.get(0).orElse(Double.NaN);
            boolean sure = intervals
                    .get(0)
                    .filter(found -> Double.isFinite(found.low()) && Double.isFinite(found.high()))
                    .isPresent();
            if (Double.isInfinite(value)) {
                return Bar.of(Double.NaN);
            }
            return sure
                    ? Bar.of(
                            value,
                            intervals.get(0).orElseThrow().low(),
                            intervals.get(0).orElseThrow().high())
                    : Bar.of(value);
        }
    }
}
