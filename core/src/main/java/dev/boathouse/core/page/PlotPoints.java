package dev.boathouse.core.page;

import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The points of a plot as a table. */
final class PlotPoints {

    /** Points of a series that are listed at most, where not all are. */
    static final int MOST = 12;

    private final Plot plot;
    private final int most;
    private final Digits xDigits;
    private final Digits yDigits;

    private PlotPoints(Plot plot, int most) {
        this.plot = plot;
        this.most = most;
        xDigits = plot.x().digits().alike(listed().mapToDouble(Point::x).toArray());
        yDigits =
                plot.y().digits().alike(listed().flatMapToDouble(Point::heights).toArray());
    }

    /** Some points, where there are many. */
    static Table some(Plot plot) {
        int all = plot.series().stream().mapToInt(each -> each.points().size()).sum();
        int longest = plot.series().stream()
                .mapToInt(each -> each.points().size())
                .max()
                .orElse(0);
        PlotPoints points = new PlotPoints(plot, MOST);
        String caption = longest <= MOST
                ? "Points"
                : plot.series().size() == 1 || points.isWide()
                        ? MOST + " of " + Digits.whole(longest) + " points"
                        : "At most " + MOST + " points of each, of " + Digits.whole(all) + " in all";
        return points.table(caption);
    }

    /** All points, without caption. */
    static Table all(Plot plot) {
        return new PlotPoints(plot, Integer.MAX_VALUE).table("");
    }

    private Stream<Point> listed() {
        return plot.series().stream().flatMap(series -> chosen(series).stream());
    }

    /** Series side by side where they have the same x, else below each other. */
    private Table table(String caption) {
        return isWide() ? wide(caption) : tall(caption);
    }

    private boolean isWide() {
        List<Series> series = plot.series();
        boolean ranges = series.stream()
                .flatMap(each -> each.points().stream())
                .anyMatch(point -> point.error().isPresent());
        return series.size() > 1
                && !ranges
                && series.stream().allMatch(each -> Arrays.equals(x(series.get(0)), x(each)));
    }

    private static double[] x(Series series) {
        return series.points().stream().mapToDouble(Point::x).toArray();
    }

    private Table wide(String caption) {
        List<Series> series = plot.series();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number(plot.x().name()));
        series.forEach(each -> columns.add(Column.number(each.name())));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i : chosen(series.get(0).points().size())) {
            List<Cell> row = new ArrayList<>();
            row.add(x(series.get(0).points().get(i)));
            series.forEach(each -> row.add(y(each.points().get(i))));
            rows.add(row);
        }
        return new Table(caption, columns, rows);
    }

    private Table tall(String caption) {
        boolean several = plot.series().size() > 1;
        List<Column> columns = new ArrayList<>();
        if (several) {
            columns.add(Column.text(""));
        }
        columns.add(Column.number(plot.x().name()));
        columns.add(Column.number(plot.y().name()));
        List<List<Cell>> rows = new ArrayList<>();
        for (Series series : plot.series()) {
            for (Point point : chosen(series)) {
                List<Cell> row = new ArrayList<>();
                if (several) {
                    row.add(Cell.of(series.name()));
                }
                row.add(x(point));
                row.add(y(point));
                rows.add(row);
            }
        }
        return new Table(caption, columns, rows);
    }

    private Cell x(Point point) {
        return plot.x().unit() == Chart.Unit.TIME ? Cell.of(Times.text(point.x())) : Cell.of(point.x(), xDigits);
    }

    private Cell y(Point point) {
        if (Double.isNaN(point.y())) {
            return Cell.blank();
        }
        return point.error()
                .map(range -> Cell.interval(point.y(), range.low(), range.high(), yDigits))
                .orElse(Cell.of(point.y(), yDigits));
    }

    private List<Point> chosen(Series series) {
        return IntStream.of(chosen(series.points().size()))
                .mapToObj(series.points()::get)
                .toList();
    }

    /** Evenly, the first and the last among them. */
    private int[] chosen(int count) {
        int[] chosen = new int[Math.min(most, count)];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = count <= most ? i : (int) ((long) i * (count - 1) / (most - 1));
        }
        return chosen;
    }
}
