package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.SliceDifference;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Parts of the rows on which the candidate is better or worse than the champion. */
final class RivalSlices {

    private static final int MOST_SLICES = 50;
    private static final double RATE = 0.05;

    /** What stands above all slices. */
    static final Block MEANING = Block.paragraph(
            "Where the candidate is worst comes first. It is called better or worse where p, adjusted for the number of slices (Holm"
                    + " 1979), is below 0.05: where the models do not differ at all, one in twenty such tables says so of any.");

    private RivalSlices() {}

    static List<Block> of(Comparison comparison, Slicing slicing, Metric metric) {
        Map<String, Comparison> slices = comparison.slices(slicing);
        if (slices.isEmpty()) {
            return List.of(Block.paragraph("There are no slices " + slicing + "."));
        }
        Shown<SliceDifference> shown =
                Shown.largest(comparison.differences(slicing, metric), MOST_SLICES, SliceDifference::rowCount);
        List<SliceDifference> sorted =
                shown.items().stream().sorted(worstFirst(metric)).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        "Slices " + slicing + ": " + metric + ", candidate minus champion",
                        Column.text("slice"),
                        Column.number("rows"),
                        Column.number("candidate"),
                        Column.number("champion"),
                        Column.number("difference (95 %)"),
                        Column.number("adjusted p"),
                        Column.text("candidate is"))
                .withRows(sorted.stream()
                        .map(slice -> row(slice, Objects.requireNonNull(slices.get(slice.slice())), metric))
                        .toList()));
        blocks.addAll(shown.rest("slices, with fewer rows,"));
        chart(comparison, sorted, metric).ifPresent(blocks::add);
        return List.copyOf(blocks);
    }

    /** Slices without a difference come last. */
    private static Comparator<SliceDifference> worstFirst(Metric metric) {
        double sign = metric.hasDirection() && !metric.higherIsBetter() ? -1 : 1;
        return Comparator.comparingDouble(slice -> slice.difference()
                .map(found -> sign * found.interval().estimate())
                .orElse(Double.POSITIVE_INFINITY));
    }

    private static List<Cell> row(SliceDifference slice, Comparison rows, Metric metric) {
        Optional<Interval> found = slice.difference().map(Difference::interval);
        boolean told = slice.adjustedPValue() < RATE;
        return List.of(
                Cell.of(slice.slice()),
                Cell.count(slice.rowCount()),
                ComparisonBlocks.value(rows.candidate(), metric),
                rows.champion()
                        .map(champion -> ComparisonBlocks.value(champion, metric))
                        .orElse(Cell.blank()),
                found.map(Figures::of).orElse(Cell.of("undefined")),
                slice.difference().isPresent() ? Figures.pValue(slice.adjustedPValue()) : Cell.blank(),
                found.map(interval -> ComparisonBlocks.verdict(
                                metric, told && interval.estimate() > 0, told && interval.estimate() < 0))
                        .orElse(Cell.blank()));
    }

    private static Optional<Block> chart(Comparison comparison, List<SliceDifference> sorted, Metric metric) {
        List<SliceDifference> drawn = sorted.stream()
                .filter(slice -> slice.difference()
                        .filter(found -> isFinite(found.interval()))
                        .isPresent())
                .toList();
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        var bars = Chart.bars(
                        "Difference of " + metric + " by slice",
                        Axis.of("candidate minus champion"),
                        drawn.stream().map(SliceDifference::slice).toList())
                .with(
                        metric.toString(),
                        drawn.stream()
                                .map(slice ->
                                        bar(slice.difference().orElseThrow().interval()))
                                .toList());
        return Optional.of(comparison
                .difference(metric)
                .map(Difference::interval)
                .filter(RivalSlices::isFinite)
                .map(all -> bars.with(Chart.Reference.atY("all rows", all.estimate())))
                .orElse(bars));
    }

    private static Bar bar(Interval interval) {
        return Bar.of(interval.estimate(), interval.low(), interval.high());
    }

    private static boolean isFinite(Interval interval) {
        return Double.isFinite(interval.estimate())
                && Double.isFinite(interval.low())
                && Double.isFinite(interval.high());
    }
}
