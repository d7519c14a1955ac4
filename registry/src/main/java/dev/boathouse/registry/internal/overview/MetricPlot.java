package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Range;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How good each version was when it was registered. */
final class MetricPlot {

    private MetricPlot() {}

    /** A plot of the main metric where two versions or more have it. */
    static List<Block> of(ModelFacts model, Readings readings) {
        List<Block> blocks = new ArrayList<>();
        for (String metric : MainMetrics.of(model.versions(), 1)) {
            List<Point> points = points(model, readings, metric);
            if (points.size() > 1) {
                blocks.add(plot(model, metric, points));
                blocks.add(
                        Block.paragraph("Each version on the rows that it was registered with, which may be others for"
                                + " each: what two versions differ by on the same rows, a comparison tells."
                                + intervals(points, metric)));
            }
        }
        return blocks;
    }

    private static String intervals(List<Point> points, String metric) {
        boolean any = points.stream().anyMatch(point -> point.error().isPresent());
        return !any
                ? ""
                : " Intervals (95 %) are made of the value and the numbers of rows: "
                        + (metric.equals("auc") ? "Hanley and McNeil 1982, of the logit." : "Wilson 1927.");
    }

    private static Plot plot(ModelFacts model, String metric, List<Point> points) {
        Plot plot = Chart.plot(
                        metric + " of versions", Axis.of("version").withDigits(Digits.places(0)), Axis.of(metric))
                .with(new Series(metric, Mark.POINTS, points));
        for (ModelFacts.AliasFacts alias : model.aliases()) {
            if (alias.live().isPresent()) {
                plot = plot.with(Reference.atX(alias.name(), alias.live().getAsInt()));
            }
        }
        return plot;
    }

    private static List<Point> points(ModelFacts model, Readings readings, String metric) {
        List<Point> points = new ArrayList<>();
        for (VersionFacts version : model.versions()) {
            OptionalDouble value = MainMetrics.value(version.entry(), metric);
            if (value.isPresent()
                    && Double.isFinite(value.getAsDouble())
                    && !version.entry().isDeleted()) {
                Optional<Range> range = readings.registration(version.entry())
                        .flatMap(known -> MainMetrics.evidence(known.evaluations(), metric))
                        .flatMap(evidence -> StoredIntervals.of(evidence, metric))
                        .map(MetricPlot::range);
                points.add(new Point(version.entry().number(), value.getAsDouble(), range));
            }
        }
        Collections.reverse(points);
        return points;
    }

    private static Range range(Interval interval) {
        return new Range(interval.low(), interval.high());
    }
}
