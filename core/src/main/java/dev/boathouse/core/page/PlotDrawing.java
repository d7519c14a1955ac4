package dev.boathouse.core.page;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A plot drawn in characters. */
final class PlotDrawing {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 16;
    private static final int MOST_NAME = 40;
    private static final String GLYPHS = "*ox+abcdefghijklmnpqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final char ERROR = '|';
    private static final double DAY = 86_400;

    private final Plot plot;
    private final Scale x;
    private final Scale y;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private int outside;
    private boolean errors;

    private PlotDrawing(Plot plot) {
        this.plot = plot;
        x = Scale.of(xRange(), DoubleStream.concat(points().mapToDouble(Point::x), references(Chart.Course.AT_X)));
        y = Scale.of(
                plot.y().range(),
                DoubleStream.concat(points().flatMapToDouble(Point::heights), references(Chart.Course.AT_Y)));
    }

    /** The lines of the drawing, without caption. */
    static List<String> of(Plot plot) {
        PlotDrawing drawing = new PlotDrawing(plot);
        drawing.draw();
        return drawing.lines();
    }

    private Stream<Point> points() {
        return plot.series().stream().flatMap(series -> series.points().stream());
    }

    private DoubleStream references(Chart.Course course) {
        return plot.references().stream()
                .filter(each -> each.course() == course)
                .mapToDouble(Reference::at);
    }

    /** Times are not widened to round numbers of seconds. */
    private Optional<Chart.Range> xRange() {
        if (plot.x().unit() != Chart.Unit.TIME || plot.x().range().isPresent()) {
            return plot.x().range();
        }
        DoubleSummaryStatistics times = DoubleStream.concat(
                        points().mapToDouble(Point::x), references(Chart.Course.AT_X))
                .summaryStatistics();
        if (times.getCount() == 0) {
            return Optional.empty();
        }
        double around = times.getMin() == times.getMax() ? DAY / 2 : 0;
        return Optional.of(new Chart.Range(times.getMin() - around, times.getMax() + around));
    }

    private String xText(double at) {
        return plot.x().unit() == Chart.Unit.TIME
                ? Times.text(at)
                : plot.x().digits().text(at);
    }

    private void draw() {
        for (int i = 0; i < plot.series().size(); i++) {
            draw(plot.series().get(i), glyph(i));
        }
        for (Series series : plot.series()) {
            series.points().forEach(this::drawError);
        }
        plot.references().forEach(this::draw);
    }

    private static char glyph(int index) {
        return GLYPHS.charAt(index % GLYPHS.length());
    }

    private static char glyph(Reference reference) {
        return switch (reference.course()) {
            case DIAGONAL -> '·';
            case AT_X -> ':';
            case AT_Y -> '-';
        };
    }

    private void draw(Series series, char glyph) {
        List<Point> points = series.points();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i > 0 && series.mark() != Mark.POINTS) {
                join(points.get(i - 1), point, series.mark(), glyph);
            }
            if (x.shows(point.x()) && y.shows(point.y())) {
                canvas.point(x.share(point.x()), y.share(point.y()), glyph);
            } else if (!Double.isNaN(point.y())) {
                outside++;
            }
        }
    }

    private void join(Point from, Point to, Mark mark, char glyph) {
        double x0 = x.share(from.x());
        double y0 = y.share(from.y());
        double x1 = x.share(to.x());
        double y1 = y.share(to.y());
        Canvas.Brush brush = (atX, atY) -> canvas.point(atX, atY, glyph);
        if (Double.isNaN(y0)) {
            return;
        }
        if (mark == Mark.STEPS) {
            canvas.line(x0, y0, x1, y0, brush);
        }
        if (!Double.isNaN(y1)) {
            canvas.line(mark == Mark.STEPS ? x1 : x0, y0, x1, y1, brush);
        }
    }

    private void drawError(Point point) {
        point.error().ifPresent(range -> {
            errors = true;
            double at = x.share(point.x());
            canvas.line(
                    at, y.share(range.low()), at, y.share(range.high()), (atX, atY) -> canvas.behind(atX, atY, ERROR));
        });
    }

    private void draw(Reference reference) {
        double at = reference.at();
        Canvas.Brush brush = (atX, atY) -> canvas.behind(atX, atY, glyph(reference));
        switch (reference.course()) {
            case AT_X -> canvas.line(x.share(at), 0, x.share(at), 1, brush);
            case AT_Y -> canvas.line(0, y.share(at), 1, y.share(at), brush);
            case DIAGONAL -> canvas.line(0, y.share(x.low() + at), 1, y.share(x.high() + at), brush);
        }
    }

    private List<String> lines() {
        List<Double> yTicks = y.ticks();
        List<String> yLabels = Scale.labels(yTicks, plot.y().digits());
        Map<Integer, String> byRow = new HashMap<>();
        for (int i = 0; i < yTicks.size(); i++) {
            byRow.put(canvas.row(y.share(yTicks.get(i))), yLabels.get(i));
        }
        int margin = yLabels.stream().mapToInt(Columns::width).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(Columns.cut(PlainText.name(plot.y().name()), TextPage.WIDTH));
        for (int row = 0; row < canvas.height(); row++) {
            lines.add(Columns.padded(byRow.getOrDefault(row, ""), margin, Table.Align.RIGHT)
                    + (byRow.containsKey(row) ? " ┤" : " │")
                    + canvas.line(row));
        }
        addAxis(lines, " ".repeat(margin + 1));
        lines.addAll(legend());
        return lines.stream().map(String::stripTrailing).toList();
    }

    private void addAxis(List<String> lines, String margin) {
        List<Double> ticks = plot.x().unit() == Chart.Unit.TIME ? Times.ticks(x.low(), x.high()) : x.ticks();
        List<String> labels = plot.x().unit() == Chart.Unit.TIME
                ? ticks.stream().map(Times::text).toList()
                : Scale.labels(ticks, plot.x().digits());
        StringBuilder rule = new StringBuilder("─".repeat(canvas.width()));
        StringBuilder under = new StringBuilder();
        for (int i = 0; i < ticks.size(); i++) {
            int column = canvas.column(x.share(ticks.get(i)));
            rule.setCharAt(column, '┬');
            // One to the left of its tick, as the corner takes a column too.
            int start = Math.max(0, column + 1 - labels.get(i).length() / 2);
            if (under.length() == 0 || start > under.length()) {
                under.append(" ".repeat(start - under.length())).append(labels.get(i));
            }
        }
        lines.add(margin + "└" + rule);
        lines.add(margin + under);
        String name = Columns.cut(PlainText.name(plot.x().name()), TextPage.WIDTH - margin.length());
        lines.add(margin + " ".repeat(Math.max(0, (canvas.width() - Columns.width(name)) / 2)) + name);
    }

    private List<String> legend() {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < plot.series().size(); i++) {
            entries.add(glyph(i) + " "
                    + Columns.cut(PlainText.name(plot.series().get(i).name()), MOST_NAME));
        }
        plot.references().forEach(each -> entries.add(glyph(each) + " " + name(each)));
        if (errors) {
            entries.add(ERROR + " interval");
        }
        if (canvas.shared()) {
            entries.add(Canvas.SEVERAL + " several");
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(Columns.beside(entries, TextPage.WIDTH));
        if (outside > 0) {
            lines.add(Digits.whole(outside) + (outside == 1 ? " point lies" : " points lie") + " outside the axes.");
        }
        return lines;
    }

    private String name(Reference reference) {
        String name = Columns.cut(PlainText.name(reference.name()), MOST_NAME);
        return switch (reference.course()) {
            case DIAGONAL -> name;
            case AT_X -> name + " (" + xText(reference.at()) + ")";
            case AT_Y -> name + " (" + plot.y().digits().text(reference.at()) + ")";
        };
    }
}
