package dev.boathouse.core.page;

import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The points of a plot as a table, some of them where there are many. */
final class PlotPoints {

    /** Points of a series that are listed at most. */
    static final int MOST = 12;

    private PlotPoints() {}

    /** Series side by side where they have the same x, else below each other. */
    static Table of(Plot plot) {
        List<Series> series = plot.series();
        return series.size() > 1 && sameX(series) && !hasErrors(plot) ? wide(plot) : tall(plot);
    }

    private static boolean sameX(List<Series> series) {
        double[] first = x(series.get(0));
        return series.stream().allMatch(each -> Arrays.equals(first, x(each)));
    }

    private static double[] x(Series series) {
        return series.points().stream().mapToDouble(Point::x).toArray();
    }

    private static boolean hasErrors(Plot plot) {
        return plot.series().stream()
                .flatMap(each -> each.points().stream())
                .anyMatch(point -> point.error().isPresent());
    }

    private static Table wide(Plot plot) {
        List<Series> series = plot.series();
        Digits xDigits = xDigits(plot);
        Digits yDigits = yDigits(plot);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number(plot.x().name()));
        series.forEach(each -> columns.add(Column.number(each.name())));
        int count = series.get(0).points().size();
        List<List<Cell>> rows = new ArrayList<>();
        for (int i : chosen(count)) {
            List<Cell> row = new ArrayList<>();
            row.add(x(plot, series.get(0).points().get(i).x(), xDigits));
            series.forEach(each -> row.add(value(each.points().get(i), yDigits)));
            rows.add(row);
        }
        return new Table(caption(count, count), columns, rows);
    }

    private static Table tall(Plot plot) {
        boolean several = plot.series().size() > 1;
        Digits xDigits = xDigits(plot);
        Digits yDigits = yDigits(plot);
        List<Column> columns = new ArrayList<>();
        if (several) {
            columns.add(Column.text(""));
        }
        columns.add(Column.number(plot.x().name()));
        columns.add(Column.number(plot.y().name()));
        List<List<Cell>> rows = new ArrayList<>();
        int all = 0;
        int most = 0;
        for (Series series : plot.series()) {
            all += series.points().size();
            most = Math.max(most, series.points().size());
            for (Point point : chosen(series)) {
                List<Cell> row = new ArrayList<>();
                if (several) {
                    row.add(Cell.of(series.name()));
                }
                row.add(x(plot, point.x(), xDigits));
                row.add(value(point, yDigits));
                rows.add(row);
            }
        }
        return new Table(several && most > MOST ? severalCaption(all) : caption(all, most), columns, rows);
    }

    private static Cell x(Plot plot, double at, Digits digits) {
        return plot.x().unit() == Chart.Unit.TIME ? Cell.of(Times.text(at)) : Cell.of(at, digits);
    }

    private static Digits xDigits(Plot plot) {
        return plot.x()
                .digits()
                .alike(plot.series().stream()
                        .flatMap(each -> chosen(each).stream())
                        .mapToDouble(Point::x)
                        .toArray());
    }

    private static Digits yDigits(Plot plot) {
        return plot.y()
                .digits()
                .alike(plot.series().stream()
                        .flatMap(each -> chosen(each).stream())
                        .flatMapToDouble(Point::heights)
                        .toArray());
    }

    private static String caption(int all, int most) {
        return most <= MOST ? "Points" : MOST + " of " + Digits.whole(all) + " points";
    }

    private static String severalCaption(int all) {
        return "At most " + MOST + " points of each, of " + Digits.whole(all) + " in all";
    }

    private static Cell value(Point point, Digits digits) {
        if (Double.isNaN(point.y())) {
            return Cell.blank();
        }
        return point.error()
                .map(range -> Cell.interval(point.y(), range.low(), range.high(), digits))
                .orElse(Cell.of(point.y(), digits));
    }

    private static List<Point> chosen(Series series) {
        return IntStream.of(chosen(series.points().size()))
                .mapToObj(series.points()::get)
                .toList();
    }

    /** Evenly, the first and the last among them. */
    private static int[] chosen(int count) {
        int[] chosen = new int[Math.min(MOST, count)];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = count <= MOST ? i : (int) ((long) i * (count - 1) / (MOST - 1));
        }
        return chosen;
    }
}
