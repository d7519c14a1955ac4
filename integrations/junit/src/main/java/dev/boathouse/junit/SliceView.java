package dev.boathouse.junit;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Slices to be shown when something fails: the worst first, held against the champion where there is one. */
record SliceView(Slicing slicing, Metric metric) {

    private static final int MOST_SHOWN = 10;

    static List<SliceView> added(List<SliceView> views, Slicing slicing, Metric metric) {
        List<SliceView> more = new ArrayList<>(views);
        more.add(new SliceView(slicing, metric));
        return List.copyOf(more);
    }

    Section section(Comparison comparison) {
        Map<String, Comparison> slices = comparison.slices(slicing);
        List<Map.Entry<String, Comparison>> worst = new ArrayList<>(slices.entrySet());
        // Stable: equally bad slices stay in the order of the slicing.
        worst.sort(Comparator.comparingDouble(slice -> rank(slice.getValue())));
        List<List<Cell>> rows = worst.stream()
                .limit(MOST_SHOWN)
                .map(slice -> row(slice.getKey(), slice.getValue()))
                .toList();
        Table table = Table.of(
                (rows.size() < slices.size() ? "The worst " + rows.size() + " of " : "All ") + slices.size()
                        + " slices, the worst first",
                Column.text("slice"),
                Column.number("rows"),
                Column.number("candidate"),
                Column.number("champion"),
                Column.number("difference"));
        return Section.of(metric + " " + slicing, table.withRows(rows));
    }

    private List<Cell> row(String name, Comparison slice) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(name));
        cells.add(Cell.count(slice.candidate().rowCount()));
        cells.addAll(Values.of(slice, metric).cells());
        return cells;
    }

    /** Low for what is bad; slices without a value last. */
    private double rank(Comparison slice) {
        Values values = Values.of(slice, metric);
        double value = slice.champion().isPresent() ? values.difference() : values.candidate();
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        return !metric.hasDirection() || metric.higherIsBetter() ? value : -value;
    }
}
