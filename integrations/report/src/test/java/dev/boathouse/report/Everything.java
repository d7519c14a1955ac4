package dev.boathouse.report;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pages with every kind of block, cell and chart. */
final class Everything {

    private Everything() {}

    /** All texts are one text. */
    static Page of(String text) {
        String name = text.isBlank() ? "x" : text;
        return Page.of(name)
                .withLead(text)
                .with(
                        Section.of(
                                name,
                                Block.paragraph(text),
                                Block.facts().with(name, text).with(name, Cell.of(Status.FAIL, text)),
                                Block.items(text, text),
                                Block.notice(Status.WARN, text),
                                Block.code(text),
                                Table.of(text, Column.text(text), Column.text(text), Column.number(text))
                                        .withRow(Cell.of(text), Cell.link(text, name), Cell.of(1, Digits.places(1)))
                                        .withRow(
                                                Cell.sparkline(text, List.of(List.of(1.0, 2.0))),
                                                Cell.of(Status.PASS, text),
                                                Cell.interval(2, 1, 3, Digits.places(1)))),
                        Section.of(
                                name,
                                Chart.plot(text, Axis.of(text), Axis.of(text))
                                        .with(Series.of(name, Mark.LINE, new double[] {0, 1}, new double[] {0, 1}))
                                        .with(Reference.diagonal(name)),
                                Chart.bars(text, Axis.of(text), List.of(text)).with(name, List.of(Bar.of(1))),
                                Chart.heatMap(text, Axis.of(text), List.of(text))
                                        .withRow(text, 1),
                                Chart.graph(text)
                                        .with(Graph.Node.of(text, name, text))
                                        .with(Graph.Node.of(text + "2", name, text))
                                        .with(new Graph.Link(text, text + "2", text))),
                        Section.of(name, Block.fold(name, Block.paragraph(text), Block.fold(name, Block.code(text)))));
    }

    /** A small page, as it is kept to be compared with. */
    static Page small() {
        Instant start = Instant.parse("2001-03-31T00:00:00Z");
        return Page.of("late-flights, version 3")
                .withLead("Tells at departure whether a flight will be late.")
                .with(
                        Section.of(
                                "Summary",
                                Block.notice(Status.FAIL, "origin_late_rate has drifted."),
                                Block.facts()
                                        .with("Rows", Cell.count(511_842))
                                        .with("Approved", Cell.of(Instant.parse("2001-07-31T14:05:09Z")))
                                        .with("Verdict", Cell.of(Status.PASS, "approved")),
                                Table.of("Metrics", Column.text("metric"), Column.number("95 %"), Column.text("gate"))
                                        .withRow(
                                                Cell.link("AUC", "Details"),
                                                Cell.interval(0.68371, 0.67124, 0.69433, Digits.places(4)),
                                                Cell.of(Status.PASS))
                                        .withRow(Cell.of("p"), Cell.of(1e-9, Digits.places(4)), Cell.blank())
                                        .withRow(
                                                Cell.link("lost", "Nowhere"),
                                                Cell.of(0.0001, Digits.percent(1)),
                                                Cell.of("")),
                                Table.of("", Column.text("shape"), Column.number("rows"))
                                        .withRow(
                                                Cell.sparkline(
                                                        "two bars",
                                                        List.of(List.of(1.0, Double.NaN, 2.0), List.of(0.0, 0.5, 1.0))),
                                                Cell.count(12)),
                                Table.of("", Column.text("nothing"))),
                        Section.of(
                                "Charts",
                                Chart.plot(
                                                "Effect",
                                                Axis.ofTime("day"),
                                                Axis.of("h").withRange(0, 1))
                                        .with(new Series(
                                                "effect",
                                                Mark.LINE,
                                                List.of(
                                                        Point.at(start, 0.25, 0.2, 0.3),
                                                        Point.at(start.plusSeconds(3600), Double.NaN))))
                                        .with(Reference.atY("alarm", 0.2)),
                                Chart.bars("Change", Axis.of("points"), List.of("a", "b"))
                                        .with("reference", List.of(Bar.of(1.5), Bar.of(-2)))
                                        .with("today", List.of(Bar.of(3, 2, 4), Bar.of(Double.NaN))),
                                Chart.heatMap("Correlations", Axis.of("ρ"), List.of("a", "b"))
                                        .withRow("a", 1, 0.5),
                                Chart.graph("Lineage")
                                        .with(Graph.Node.of("t", "flights", "table"))
                                        .with(new Graph.Node("m", "version 3", "", Status.PASS))
                                        .with(new Graph.Link("t", "m", "trained"))),
                        Section.of(
                                "Details",
                                Block.items("one", "two"),
                                Block.fold(
                                        "Query",
                                        Block.code("SELECT 1\n  FROM t"),
                                        Block.fold("Deeper", Block.paragraph("Deep.")))));
    }

    /** A row and a fold for each column, as profiles and drift reports have them. */
    static Page columns(int count) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Plot histogram = histogram(i);
            List<List<Double>> bars = histogram.series().stream()
                    .map(each -> each.points().stream().limit(20).map(Point::y).toList())
                    .toList();
            String name = "column_" + i;
            rows.add(List.of(
                    Cell.link(name, name),
                    Cell.sparkline("reference and today", bars),
                    Cell.of(i % 7 == 0 ? Status.FAIL : Status.PASS),
                    Cell.of(1.0 / (i + 3), Digits.places(4)),
                    Cell.interval(0.1, 0.05, 0.15, Digits.places(2))));
            blocks.add(Block.fold(
                    name,
                    Block.facts()
                            .with("Rows", Cell.count(511_842))
                            .with("Missing", Cell.of(0.013, Digits.percent(1)))
                            .with("Distinct", Cell.count(31 * i))
                            .with("Mean", Cell.of(42.31 / (i + 1), Digits.significant(4)))
                            .with("Deviation", Cell.of(12.9, Digits.significant(4)))
                            .with("Least", Cell.of(0.1 * i, Digits.significant(4)))
                            .with("Median", Cell.of(41, Digits.significant(4)))
                            .with("Most", Cell.of(100, Digits.significant(4))),
                    histogram));
        }
        Table table = Table.of(
                        "Columns",
                        Column.text("column"),
                        Column.text("distribution"),
                        Column.text("verdict"),
                        Column.number("p"),
                        Column.number("effect"))
                .withRows(rows);
        blocks.add(0, table);
        return Page.of(count + " columns", new Section("Columns", blocks));
    }

    private static Plot histogram(int shift) {
        double[] x = new double[21];
        double[] reference = new double[21];
        double[] today = new double[21];
        for (int i = 0; i <= 20; i++) {
            x[i] = i * 3.7;
            reference[i] = i == 20 ? Double.NaN : Math.exp(-(i - 8) * (i - 8) / 20.0) / 8;
            today[i] = i == 20 ? Double.NaN : Math.exp(-(i - 8 - shift % 3) * (i - 8 - shift % 3) / 25.0) / 9;
        }
        return Chart.plot("Distribution", Axis.of("minutes"), Axis.of("share").withDigits(Digits.percent(1)))
                .with(Series.of("reference", Mark.STEPS, x, reference))
                .with(Series.of("today", Mark.STEPS, x, today));
    }
}
