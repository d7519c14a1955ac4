package dev.boathouse.tests.browser;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.HeatMap;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Pages as they come, and as they should not. */
final class Pages {

    private Pages() {}

    /** Every kind of block, cell and chart, as in a report on a model. */
    static Page everyKind() {
        return Page.of("late-flights, version 3")
                .withLead(
                        "Tells at departure whether a flight will arrive more than 15 minutes late. Approved on 2001-07-31; it "
                                + "replaces version 1, whose AUC had fallen below 0.65.")
                .with(summary(), curves(), drift(), columns(), lineage(), limits());
    }

    private static Section summary() {
        Digits four = Digits.places(4);
        return Section.of(
                "Summary",
                Block.notice(
                        Status.FAIL, "origin_late_rate has drifted: the effect is 0.31, at least 0.2 is an alarm."),
                Block.notice(Status.WARN, "Never judged on flights of other carriers."),
                Block.notice(Status.PASS, "All 14 checks of the gate passed."),
                Block.notice(Status.NOTE, "Costs are in dollars of 2001."),
                Block.facts()
                        .with("Trained on", "file:/lake/flights, version 42")
                        .with("Rows", Cell.count(511_842))
                        .with("Late", Cell.of(0.2104, Digits.percent(1)))
                        .with("Label", "late, positive is true")
                        .with("Verdict", Cell.of(Status.PASS, "approved"))
                        .with("Approved", Cell.of(Instant.parse("2001-07-31T14:05:00Z")))
                        .with("Filter", "month >= 1 AND month < 6 AND carrier <> 'XX' AND NOT (diverted OR cancelled)"),
                Table.of(
                                "Metrics with 95 % intervals",
                                Column.text("metric"), Column.number("value"), Column.text("gate"))
                        .withRow(Cell.of("AUC"), Cell.interval(0.68371, 0.67124, 0.69433, four), Cell.of(Status.PASS))
                        .withRow(Cell.of("log loss"), Cell.interval(0.4871, 0.48, 0.495, four), Cell.blank())
                        .withRow(Cell.of("F1"), Cell.of(0.2217, four), Cell.of(Status.WARN, "below 0.25"))
                        .withRow(Cell.of("p of the difference"), Cell.of(1e-9, four), Cell.of(Status.FAIL))
                        .withRow(Cell.of("rows"), Cell.count(27_785), Cell.of(Status.NOTE, "not judged")),
                Block.items("Origin and hour are known at departure.", "Cancelled flights are not among the rows."),
                Block.code("SELECT origin, hour, late\n  FROM flights VERSION AS OF 42\n WHERE month < 6"));
    }

    private static Section curves() {
        double[] x = new double[101];
        double[] forest = new double[101];
        double[] champion = new double[101];
        for (int i = 0; i <= 100; i++) {
            x[i] = i / 100.0;
            forest[i] = Math.sqrt(x[i]);
            champion[i] = x[i] * (2 - x[i]);
        }
        List<Point> calibrated = new ArrayList<>();
        for (int i = 1; i < 9; i++) {
            double at = i / 10.0;
            calibrated.add(
                    new Point(at, at * 0.9 + 0.02, Optional.of(new Chart.Range(at * 0.9 - 0.05, at * 0.9 + 0.09))));
        }
        return Section.of(
                "Curves",
                Chart.plot("ROC curve", Axis.of("false-positive rate").withRange(0, 1), Axis.of("true-positive rate"))
                        .with(Series.of("version 3", Mark.LINE, x, forest))
                        .with(Series.of("champion", Mark.LINE, x, champion))
                        .with(Reference.diagonal("chance")),
                Chart.plot(
                                "Calibration",
                                Axis.of("mean probability").withRange(0, 1),
                                Axis.of("share late").withRange(0, 1))
                        .with(new Series("version 3", Mark.POINTS, calibrated))
                        .with(Reference.diagonal("calibrated"))
                        .with(Reference.atY("base rate", 0.21)),
                Chart.bars(
                                "Importance",
                                Axis.of("loss of AUC"),
                                List.of("origin_late_rate", "hour", "distance", "weekday"))
                        .with(
                                "permuted",
                                List.of(
                                        Bar.of(0.081, 0.07, 0.09),
                                        Bar.of(0.034, 0.03, 0.039),
                                        Bar.of(0.011),
                                        Bar.of(0.0004, 0, 0.002)))
                        .with(Reference.atY("noise", 0.005)),
                Chart.bars("Change of share", Axis.of("percentage points"), List.of("morning", "noon", "night"))
                        .with("reference", List.of(Bar.of(1.5), Bar.of(-2), Bar.of(0)))
                        .with("today", List.of(Bar.of(3), Bar.of(-0.5), Bar.of(Double.NaN))));
    }

    private static Section drift() {
        List<Point> effect = new ArrayList<>();
        List<Point> late = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 26; i++) {
            Instant at = LocalDate.of(2001, 1, 1)
                    .plusWeeks(i)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            double middle = 0.05 + 0.008 * i + 0.03 * random.nextDouble();
            effect.add(i == 11 ? Point.at(at, Double.NaN) : Point.at(at, middle, middle - 0.03, middle + 0.03));
            late.add(Point.at(at, 0.2 + 0.05 * random.nextDouble()));
        }
        List<String> names = List.of("distance", "hour", "origin_late_rate", "weekday", "taxi_out", "late");
        HeatMap correlations =
                Chart.heatMap("Correlations", Axis.of("Spearman's ρ").withRange(-1, 1), names);
        HeatMap windows = Chart.heatMap(
                "Drift by week",
                Axis.of("effect").withRange(0, 0.4),
                effect.stream().map(each -> "week " + each.x()).limit(0).toList());
        for (int i = 0; i < names.size(); i++) {
            double[] row = new double[names.size()];
            for (int j = 0; j < row.length; j++) {
                row[j] = i == j ? 1 : Math.round(200 * Math.sin(i * j + i + j) - 20) / 200.0;
            }
            row[(i + 3) % 6] = i % 2 == 0 ? Double.NaN : row[(i + 3) % 6];
            correlations = correlations.withRow(names.get(i), row);
        }
        List<String> weeks = new ArrayList<>();
        for (int i = 1; i <= 26; i++) {
            weeks.add("2001-W" + (i < 10 ? "0" : "") + i);
        }
        windows = Chart.heatMap("Drift by week", Axis.of("effect").withRange(0, 0.4), weeks);
        for (String name : names) {
            double[] row = new double[26];
            for (int i = 0; i < 26; i++) {
                row[i] = random.nextDouble() * 0.1 + (name.startsWith("origin") ? 0.012 * i : 0);
            }
            windows = windows.withRow(name, row);
        }
        return Section.of(
                "Drift over time",
                Block.paragraph("Each week is held against the months that the model was trained on."),
                Chart.plot("Effect of origin_late_rate", Axis.ofTime("week that begins"), Axis.of("Cohen's h"))
                        .with(new Series("effect", Mark.LINE, effect))
                        .with(new Series("late flights", Mark.LINE, late))
                        .with(Reference.atY("alarm", 0.2))
                        .with(Reference.atX("retrained", Instant.parse("2001-04-15T00:00:00Z"))),
                correlations,
                windows);
    }

    static Plot histogram(SplittableRandom random) {
        double[] x = new double[21];
        double[] reference = new double[21];
        double[] today = new double[21];
        double shift = random.nextDouble() * 3;
        for (int i = 0; i <= 20; i++) {
            x[i] = i * 5;
            reference[i] = i == 20 ? Double.NaN : Math.exp(-(i - 8) * (i - 8) / 20.0) * 0.2;
            today[i] = i == 20 ? Double.NaN : Math.exp(-(i - 8 - shift) * (i - 8 - shift) / 25.0) * 0.18;
        }
        return Chart.plot(
                        "Distribution",
                        Axis.of("minutes"),
                        Axis.of("share of rows").withDigits(Digits.percent(1)))
                .with(Series.of("reference", Mark.STEPS, x, reference))
                .with(Series.of("today", Mark.STEPS, x, today));
    }

    private static Section columns() {
        return columns("Columns", 24);
    }

    /** A row and a fold for each column, as a profile has them. */
    static Section columns(String title, int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<List<Cell>> rows = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<Block> folds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "column_" + i;
            double p = random.nextDouble();
            Plot histogram = histogram(random);
            rows.add(List.of(
                    Cell.link(name, name),
                    Cell.of(i % 3 == 0 ? "text" : "double"),
                    Cell.sparkline(
                            "reference and today",
                            histogram.series().stream()
                                    .map(each -> each.points().stream()
                                            .limit(20)
                                            .map(Point::y)
                                            .toList())
                                    .toList()),
                    p < 0.1
                            ? Cell.of(Status.FAIL, "ALARM")
                            : p < 0.3 ? Cell.of(Status.WARN, "watch") : Cell.of(Status.PASS, "quiet"),
                    Cell.of(p * p * p * p * p, Digits.places(4)),
                    Cell.interval(p, p - 0.04, p + 0.05, Digits.places(2)),
                    Cell.of(random.nextDouble() / 10, Digits.percent(1))));
            folds.add(Block.fold(
                    name,
                    Block.facts()
                            .with("Rows", Cell.count(511_842))
                            .with("Missing", Cell.of(0.013, Digits.percent(1)))
                            .with("Mean", Cell.of(42.31, Digits.significant(4)))
                            .with("Deviation", Cell.of(12.9, Digits.significant(4)))
                            .with("Quartiles", "31 · 41 · 52"),
                    histogram));
        }
        blocks.add(Table.of(
                        "Columns, most changed first",
                        Column.text("column"),
                        Column.text("type"),
                        Column.text("distribution"),
                        Column.text("verdict"),
                        Column.number("p"),
                        Column.number("effect, 95 %"),
                        Column.number("missing"))
                .withRows(rows));
        blocks.addAll(folds);
        return new Section(title, blocks);
    }

    private static Section lineage() {
        Graph graph = Chart.graph("From tables to the champion")
                .with(Graph.Node.of("f", "flights @ 42", "table"))
                .with(Graph.Node.of("a", "airports @ 7", "table"))
                .with(Graph.Node.of("w", "weather @ 118", "table"))
                .with(Graph.Node.of("t", "late-training @ 3", "table"))
                .with(Graph.Node.of("e", "evaluation @ 3", "table"))
                .with(new Graph.Node("1", "late-flights 1", "version", Status.WARN))
                .with(new Graph.Node("2", "late-flights 2", "version", Status.FAIL))
                .with(new Graph.Node("3", "late-flights 3", "version", Status.PASS))
                .with(Graph.Node.of("c", "champion", "alias"));
        for (String[] link : new String[][] {
            {"f", "t", "joined"},
            {"a", "t", "joined"},
            {"w", "t", "joined"},
            {"t", "1", "trained"},
            {"t", "2", "trained"},
            {"t", "3", "trained"},
            {"f", "e", ""},
            {"e", "2", "judged"},
            {"e", "3", "judged"},
            {"3", "c", ""},
            {"f", "1", "judged"}
        }) {
            graph = graph.with(new Graph.Link(link[0], link[1], link[2]));
        }
        return Section.of("Lineage", graph);
    }

    private static Section limits() {
        return Section.of(
                "Intended use and limits",
                Block.paragraph("For planning crews, not for telling passengers."),
                Block.fold(
                        "How it was judged",
                        Block.paragraph("On 27,785 flights of the month after, which the model had not seen."),
                        Block.fold(
                                "Slices",
                                Table.of("Slices", Column.text("origin"), Column.number("rows"))
                                        .withRow(Cell.of("東京 (Tōkyō)"), Cell.count(12))
                                        .withRow(Cell.of("a|b <c> _d_ snake_case"), Cell.count(1_234)))),
                Table.of("", Column.text("no caption"), Column.number("and no rows")));
    }
}
