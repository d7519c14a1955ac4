package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Plot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What is seen in a chart, in words, for those who do not see it. */
final class ChartWords {

    /** Further series, groups and lines are counted. */
    private static final int MOST = 8;

    private static final int MOST_NAME = 80;

    private ChartWords() {}

    static String of(Chart chart) {
        String caption = PlainText.name(chart.caption());
        String before = caption.isEmpty() ? "" : caption + ": ";
        if (chart instanceof Plot plot) {
            return before + plot(plot);
        }
        if (chart instanceof Bars bars) {
            return before + bars(bars);
        }
        return before + (chart instanceof HeatMap map ? heatMap(map) : graph((Graph) chart));
    }

    private static String plot(Plot plot) {
        List<String> series = new ArrayList<>();
        for (Plot.Series each : plot.series()) {
            double[] y = each.points().stream()
                    .mapToDouble(Plot.Point::y)
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            series.add(name(each.name()) + ", "
                    + switch (each.mark()) {
                        case LINE -> "a line";
                        case STEPS -> "steps";
                        case POINTS -> "points";
                    }
                    + (y.length == 0
                            ? " without any number"
                            : between(y, plot.y().digits())));
        }
        return name(plot.y().name()) + " by " + name(plot.x().name()) + ". " + some(series)
                + references(plot.references());
    }

    private static String bars(Bars bars) {
        List<String> groups = new ArrayList<>();
        for (Bars.Group group : bars.groups()) {
            String most = IntStream.range(0, group.bars().size())
                    .filter(i -> !Double.isNaN(group.bars().get(i).value()))
                    .boxed()
                    .max(Comparator.comparingDouble(i -> group.bars().get(i).value()))
                    .map(i -> ", most for " + name(bars.categories().get(i)) + ", "
                            + bars.values().digits().text(group.bars().get(i).value()))
                    .orElse(", without any number");
            groups.add(name(group.name()) + most);
        }
        return name(bars.values().name()) + ", bars for "
                + count(bars.categories().size(), "category", "categories") + ". " + some(groups)
                + references(bars.references());
    }

    private static String heatMap(HeatMap map) {
        double[] all = map.rows().stream()
                .flatMapToDouble(row -> row.values().stream().mapToDouble(Double::doubleValue))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return name(map.values().name()) + ", a grid of " + count(map.rows().size(), "row", "rows") + " and "
                + count(map.columns().size(), "column", "columns")
                + (all.length == 0
                        ? " without any number."
                        : between(all, map.values().digits()) + ".");
    }

    private static String graph(Graph graph) {
        return "a graph of " + count(graph.nodes().size(), "thing", "things") + " and "
                + count(graph.links().size(), "link", "links") + ", from left to right.";
    }

    private static String between(double[] numbers, Digits digits) {
        return " from " + digits.text(DoubleStream.of(numbers).min().orElse(0)) + " to "
                + digits.text(DoubleStream.of(numbers).max().orElse(0));
    }

    private static String references(List<Chart.Reference> references) {
        return references.isEmpty()
                ? ""
                : " To compare with: "
                        + some(references.stream()
                                .map(each -> name(each.name()))
                                .toList());
    }

    private static String some(List<String> parts) {
        String all = String.join("; ", parts.subList(0, Math.min(MOST, parts.size())));
        return all + (parts.size() > MOST ? "; and " + (parts.size() - MOST) + " more." : ".");
    }

    private static String name(String name) {
        return PlainText.line(name, MOST_NAME);
    }

    private static String count(int number, String one, String several) {
        return Cell.count(number).text() + " " + (number == 1 ? one : several);
    }
}
