package dev.boathouse.report;

import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Plot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the script draws a chart from, as JSON. Numbers that are not there are null. */
final class ChartData {

    /** Series that are told apart by colour and by dashes, symbols or words. */
    static final int LOOKS = 8;

    /** More digits than a screen has pixels; of places also the seconds of a century. */
    private static final MathContext DRAWN = new MathContext(7);

    private static final MathContext PLACED = new MathContext(11);

    private ChartData() {}

    static String of(Chart chart) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (chart instanceof Plot plot) {
            plot(plot, data);
        } else if (chart instanceof Bars bars) {
            bars(bars, data);
        } else if (chart instanceof HeatMap map) {
            heatMap(map, data);
        } else if (chart instanceof Graph graph) {
            graph(graph, data);
        }
        return Json.write(data);
    }

    private static void plot(Plot plot, Map<String, Object> data) {
        data.put("kind", "plot");
        data.put("x", axis(plot.x()));
        data.put("y", axis(plot.y()));
        List<Object> all = new ArrayList<>();
        @Nullable List<@Nullable Object> before = null;
        for (Plot.Series series : plot.series()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", PlainText.name(series.name()));
            each.put("mark", series.mark().name().toLowerCase(Locale.ROOT));
            List<@Nullable Object> x = series.points().stream()
                    .<@Nullable Object>map(point -> number(point.x(), PLACED))
                    .toList();
            if (!x.equals(before)) {
                each.put("x", x);
            }
            before = x;
            each.put("y", numbers(series.points(), Plot.Point::y));
            ranges(series.points().stream().map(Plot.Point::error).toList(), each);
            all.add(each);
        }
        data.put("series", all);
        data.put("lines", lines(plot.references()));
    }

    private static void bars(Bars bars, Map<String, Object> data) {
        data.put("kind", "bars");
        data.put("axis", axis(bars.values()));
        data.put("categories", bars.categories().stream().map(PlainText::name).toList());
        List<Object> groups = new ArrayList<>();
        for (Bars.Group group : bars.groups()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", PlainText.name(group.name()));
            each.put("values", numbers(group.bars(), Bars.Bar::value));
            ranges(group.bars().stream().map(Bars.Bar::error).toList(), each);
            groups.add(each);
        }
        data.put("groups", groups);
        data.put("lines", lines(bars.references()));
    }

    private static void heatMap(HeatMap map, Map<String, Object> data) {
        data.put("kind", "heat");
        data.put("axis", axis(map.values()));
        data.put("columns", map.columns().stream().map(PlainText::name).toList());
        data.put(
                "rows",
                map.rows().stream().map(row -> PlainText.name(row.name())).toList());
        data.put(
                "values",
                map.rows().stream()
                        .map(row -> numbers(row.values(), Function.identity()))
                        .toList());
    }

    private static void graph(Graph graph, Map<String, Object> data) {
        data.put("kind", "graph");
        Map<String, Integer> places = new HashMap<>();
        List<Object> nodes = new ArrayList<>();
        for (Graph.Node node : graph.nodes()) {
            places.put(node.id(), places.size());
            nodes.add(List.of(
                    PlainText.name(node.label()),
                    PlainText.name(node.kind()),
                    node.status().toString()));
        }
        data.put("nodes", nodes);
        List<Object> links = new ArrayList<>();
        for (Graph.Link link : graph.links()) {
            links.add(Arrays.asList(places.get(link.from()), places.get(link.to()), PlainText.name(link.label())));
        }
        data.put("links", links);
    }

    private static Map<String, Object> axis(Chart.Axis axis) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", PlainText.name(axis.name()));
        data.put("time", axis.unit() == Chart.Unit.TIME);
        data.put("style", axis.digits().style().name().toLowerCase(Locale.ROOT));
        data.put("digits", axis.digits().count());
        axis.range()
                .ifPresent(range ->
                        data.put("range", Arrays.asList(number(range.low(), PLACED), number(range.high(), PLACED))));
        return data;
    }

    private static List<Object> lines(List<Chart.Reference> references) {
        List<Object> lines = new ArrayList<>();
        for (Chart.Reference line : references) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", PlainText.name(line.name()));
            each.put("course", line.course().name());
            each.put("at", number(line.at(), PLACED));
            lines.add(each);
        }
        return lines;
    }

    /** Only where there are any. */
    private static void ranges(List<Optional<Chart.Range>> ranges, Map<String, Object> data) {
        if (ranges.stream().anyMatch(Optional::isPresent)) {
            data.put("low", ends(ranges, Chart.Range::low));
            data.put("high", ends(ranges, Chart.Range::high));
        }
    }

    private static List<@Nullable Object> ends(List<Optional<Chart.Range>> ranges, Function<Chart.Range, Double> end) {
        return numbers(ranges, range -> range.map(end).orElse(Double.NaN));
    }

    private static <T> List<@Nullable Object> numbers(List<T> from, Function<T, Double> number) {
        List<@Nullable Object> numbers = new ArrayList<>(from.size());
        from.forEach(each -> numbers.add(number(number.apply(each), DRAWN)));
        return numbers;
    }

    private static @Nullable Object number(double value, MathContext digits) {
        return Double.isFinite(value) ? new BigDecimal(value).round(digits).stripTrailingZeros() : null;
    }
}
