package dev.boathouse.monitoring.watch;

import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Meaning;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.watch.Course.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a column over time.
 *
 * @param caption what is seen
 * @param axis what is measured
 * @param series the lines
 */
record ValueLines(String caption, Axis axis, List<Series> series) {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final int LEVELS = 5;

    /** Mean and median, with a band that holds the middle 90 %; empty for other columns, times and sensitive ones. */
    static Optional<ValueLines> ofNumbers(Course course) {
        List<Point> means = new ArrayList<>();
        List<Point> medians = new ArrayList<>();
        for (Moment moment : course.moments()) {
            Optional<NumberProfile> numbers = moment.profile()
                    .filter(column -> Meaning.of(column.type()) == Meaning.NUMBER)
                    .flatMap(ColumnProfile::numbers)
                    .filter(some -> some.finite() > 0);
            if (numbers.isPresent()) {
                var at = moment.step().window().start();
                Bounds median = numbers.get().quantile(0.5).orElseThrow();
                means.add(Lines.point(at, numbers.get().mean().orElseThrow(), Double.NaN, Double.NaN));
                medians.add(Lines.point(
                        at,
                        median.low() / 2 + median.high() / 2,
                        numbers.get().quantile(LOW).orElseThrow().low(),
                        numbers.get().quantile(HIGH).orElseThrow().high()));
            }
        }
        return means.isEmpty()
                ? Optional.empty()
                : Optional.of(new ValueLines(
                        "Values; the band holds the middle 90 %",
                        Axis.of("value"),
                        List.of(new Series("median", Mark.LINE, medians), new Series("mean", Mark.LINE, means))));
    }

    /** Shares of the most frequent levels, of booleans that of true; empty for other columns, sensitive ones and keys. */
    static Optional<ValueLines> ofLevels(Course course) {
        List<Moment> moments = new ArrayList<>();
        Map<String, Long> totals = new HashMap<>();
        boolean flags = false;
        for (Moment moment : course.moments()) {
            Optional<LevelProfile> levels = levels(moment);
            if (levels.isPresent()) {
                moments.add(moment);
                levels.get().counts().forEach((level, count) -> totals.merge(level, count, Long::sum));
                flags = moment.profile().orElseThrow().type().equals("boolean");
            }
        }
        List<String> names = flags
                ? List.of("true")
                : totals.entrySet().stream()
                        .filter(level -> level.getValue() > moments.size())
                        .sorted(Comparator.comparingLong((Map.Entry<String, Long> level) -> -level.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .limit(LEVELS)
                        .map(Map.Entry::getKey)
                        .toList();
        List<Series> series = names.stream().map(name -> shares(name, moments)).toList();
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new ValueLines(
                        flags ? "How often it is true" : "The most frequent levels",
                        Axis.of("share of values").withDigits(Figures.SHARES),
                        series));
    }

    /** Those of which all are counted. */
    private static Optional<LevelProfile> levels(Moment moment) {
        return moment.profile()
                .filter(column -> !column.sensitive())
                .flatMap(ColumnProfile::levels)
                .filter(levels -> levels.complete() && levels.total() > 0);
    }

    private static Series shares(String name, List<Moment> moments) {
        return new Series(
                Figures.level(name),
                Mark.LINE,
                moments.stream()
                        .map(moment -> {
                            LevelProfile levels = levels(moment).orElseThrow();
                            double count = levels.counts().getOrDefault(name, 0L);
                            return Point.at(moment.step().window().start(), count / levels.total());
                        })
                        .toList());
    }
}
