package dev.boathouse.monitoring.watch;

import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.monitoring.watch.Timeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Lines over time, each window at its start. */
final class Lines {

    /** More lines upwards than these would hide what they cross. */
    private static final int MOST_ALARMS = 12;

    /** Above the highest point, for the names of other lines. */
    private static final double ROOM = 0.1;

    private Lines() {}

    static Series of(String name, SortedMap<Instant, Interval> values) {
        List<Point> points = new ArrayList<>();
        values.forEach((at, value) -> points.add(point(at, value.estimate(), value.low(), value.high())));
        return new Series(name, Mark.LINE, points);
    }

    /** A number for each window, NaN where there is none. */
    static Series of(String name, List<Step> steps, ToDoubleFunction<Step> value) {
        return new Series(
                name,
                Mark.LINE,
                steps.stream()
                        .map(step -> Point.at(step.window().start(), drawn(value.applyAsDouble(step))))
                        .toList());
    }

    static Point point(Instant at, double value, double low, double high) {
        return Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high)
                ? Point.at(at, value, low, high)
                : Point.at(at, drawn(value));
    }

    private static double drawn(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** An axis that stands on 0 and shows all of these, at least up to {@code least}. */
    static Axis fromZero(Axis axis, double least, Series... series) {
        double top = Arrays.stream(series)
                .flatMap(each -> each.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> y > least)
                .max()
                .orElse(least);
        return axis.withRange(0, top + top * ROOM);
    }

    /** With a line upwards at each window that drifted. */
    static Plot plot(String caption, Axis y, List<Series> series, Timeline timeline) {
        return plot(caption, y, series, timeline.steps(), Step::drifted);
    }

    static Plot plot(String caption, Axis y, List<Series> series, List<Step> steps, Predicate<Step> alarm) {
        Plot plot = new Plot(caption, Axis.ofTime("start of the window"), y, series, List.of());
        List<Step> alarms = steps.stream().filter(alarm).toList();
        if (alarms.size() > MOST_ALARMS) {
            String unmarked = alarms.size() + " windows with drift, not marked";
            return new Plot(
                    caption.isEmpty() ? unmarked : caption + " (" + unmarked + ")", plot.x(), y, series, List.of());
        }
        for (Step step : alarms) {
            plot = plot.with(Chart.Reference.atX("drift", step.window().start()));
        }
        return plot;
    }
}
