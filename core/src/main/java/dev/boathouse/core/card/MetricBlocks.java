package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every metric of the task. */
final class MetricBlocks {

    private MetricBlocks() {}

    static List<Block> of(Evaluation evaluation, Map<Metric, Interval> intervals) {
        Predictions predictions = evaluation.predictions();
        Map<Metric, Double> values = evaluation.values();
        SortedSet<Method> used = new TreeSet<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Metric metric : predictions.metrics()) {
            Optional<Interval> interval = Optional.ofNullable(intervals.get(metric));
            interval.ifPresent(found -> used.add(Method.of(predictions, metric)));
            OptionalDouble value =
                    values.containsKey(metric) ? OptionalDouble.of(values.get(metric)) : OptionalDouble.empty();
            rows.add(List.of(
                    Cell.of(metric.toString()),
                    Figures.of(predictions, metric, value, interval),
                    value.isPresent() ? by(predictions, metric, interval) : Cell.blank(),
                    Cell.of(better(metric))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        "Metrics with 95 % intervals",
                        Column.text("metric"),
                        Column.number("value (95 %)"),
                        Column.text("interval by"),
                        Column.text("better"))
                .withRows(rows));
        if (!used.isEmpty()) {
            blocks.add(Block.paragraph(
                    "Intervals tell how far chance may have moved a number, if the rows were drawn independently of each"
                            + " other from rows like those to come:"));
            blocks.add(new Block.Items(
                    used.stream().map(method -> method + ": " + method.source()).toList()));
        }
        return List.copyOf(blocks);
    }

    private static Cell by(Predictions predictions, Metric metric, Optional<Interval> interval) {
        return Cell.of(
                interval.isPresent()
                        ? Method.of(predictions, metric).toString()
                        : "none: " + Reason.noInterval(metric, predictions));
    }

    private static String better(Metric metric) {
        if (!metric.hasDirection()) {
            return metric.equals(Metric.BIAS) ? "nearer to 0" : "neither";
        }
        return metric.higherIsBetter() ? "higher" : "lower";
    }
}
