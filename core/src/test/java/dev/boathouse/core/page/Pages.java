package dev.boathouse.core.page;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Range;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Table.Column;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page with every kind of block, and what is hard about each. */
final class Pages {

    private Pages() {}

    static Page everyKind() {
        return Page.of("late-flights, version 3")
                .withLead(
                        "A random forest that tells at departure whether a flight will arrive more than 15 minutes late. It was "
                                + "approved on 2001-07-31 and replaces version 1, whose AUC had fallen below 0.65.")
                .with(lineage(), metrics(), curves(), drift(), weeks(), origins(), limits());
    }

    private static Section lineage() {
        return Section.of(
                "Data and lineage",
                Block.facts()
                        .with("Trained on", "file:/lake/flights, version 42")
                        .with("Rows", Cell.count(511_842))
                        .with("Late", Cell.of(0.2104, Digits.percent(1)))
                        .with("Label", "late, positive is true")
                        .with("Verdict", Cell.of(Status.PASS, "approved"))
                        .with("Filter", "month >= 1 AND month < 6 AND carrier <> 'XX' AND NOT (diverted OR cancelled)"),
                Block.items("Origin and hour are known at departure.", "- Cancelled flights are not among the rows."),
                Block.code("SELECT origin, hour, late\n  FROM flights VERSION AS OF 42\n WHERE month < 6"));
    }

    private static Section metrics() {
        Digits four = Digits.places(4);
        return Section.of(
                "Metrics",
                Block.paragraph("On 27,785 flights of the month after, which the model had not seen."),
                Table.of(
                                "Metrics with 95 % intervals",
                                Column.text("metric"), Column.number("value"), Column.text("gate"))
                        .withRow(Cell.of("AUC"), Cell.interval(0.68371, 0.67124, 0.69433, four), Cell.of(Status.PASS))
                        .withRow(Cell.of("log loss"), Cell.interval(0.4871, 0.48, 0.495, four), Cell.blank())
                        .withRow(Cell.of("F1"), Cell.of(0.2217, four), Cell.of(Status.WARN, "below 0.25"))
                        .withRow(Cell.of("p of the difference"), Cell.of(1e-9, four), Cell.of(Status.FAIL))
                        .withRow(Cell.of("rows"), Cell.count(27_785), Cell.of(Status.NOTE, "not judged")),
                Table.of("Slices", Column.text("origin"), Column.number("rows"))
                        .withRow(Cell.of("東京 (Tōkyō)"), Cell.count(12))
                        .withRow(Cell.of("a|b <c> _d_ snake_case"), Cell.count(1_234)),
                Table.of("", Column.text("no caption"), Column.number("and no rows")));
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
        for (int i = 1; i < 8; i++) {
            double at = i / 10.0;
            calibrated.add(new Point(at, at * 0.9 + 0.02, Optional.of(new Range(at * 0.9 - 0.05, at * 0.9 + 0.09))));
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
                Chart.plot("Flights so far", Axis.of("day"), Axis.of("flights"))
                        .with(Series.of("flown", Mark.STEPS, new double[] {1, 2, 3, 4}, new double[] {
                            900, 1900, Double.NaN, 3100
                        }))
                        .with(Reference.atX("release", 2.5)));
    }

    private static Section drift() {
        return Section.of(
                "Drift",
                Block.notice(
                        Status.FAIL, "origin_late_rate has drifted: the effect is 0.31, at least 0.2 is an alarm."),
                Block.notice(Status.NOTE, "1. Nothing else has."),
                Chart.bars("Effect", Axis.of("Cohen's h"), List.of("origin_late_rate", "hour", "distance"))
                        .with(
                                "effect",
                                List.of(Bar.of(0.31, 0.27, 0.36), Bar.of(0.08, 0.05, 0.1), Bar.of(0.004, 0, 0.02)))
                        .with(Reference.atY("alarm", 0.2)),
                Chart.bars("Change of share", Axis.of("percentage points"), List.of("morning", "noon", "night"))
                        .with("reference", List.of(Bar.of(1.5), Bar.of(-2), Bar.of(0)))
                        .with("today", List.of(Bar.of(3), Bar.of(-0.5), Bar.of(Double.NaN))));
    }

    private static Section weeks() {
        Instant first = Instant.parse("2001-01-01T00:00:00Z");
        List<Point> effect = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            Instant at = first.plus(7L * i, ChronoUnit.DAYS);
            double height = 0.02 + 0.01 * i;
            effect.add(i == 9 ? Point.at(at, Double.NaN) : Point.at(at, height, height - 0.04, height + 0.04));
        }
        return Section.of(
                "Weeks",
                Chart.plot("Effect by week", Axis.ofTime("week that begins"), Axis.of("Cohen's h"))
                        .with(new Series("effect", Mark.LINE, effect))
                        .with(Reference.atY("alarm", 0.2))
                        .with(Reference.atX("retrained", Instant.parse("2001-04-15T12:00:00Z"))),
                Chart.heatMap("Correlations", Axis.of("Spearman's ρ").withRange(-1, 1), List.of("hour", "distance"))
                        .withRow("hour", 1, -0.125)
                        .withRow("distance", -0.125, Double.NaN),
                Chart.graph("Lineage")
                        .with(Graph.Node.of("f", "flights @ 42", "table"))
                        .with(new Graph.Node("1", "version 1", "", Status.FAIL))
                        .with(new Graph.Node("3", "version 3", "", Status.PASS))
                        .with(Graph.Node.of("w", "weather | 7", "table"))
                        .with(new Graph.Link("f", "1", "trained"))
                        .with(new Graph.Link("f", "3", "trained"))
                        .with(new Graph.Link("1", "3", "")));
    }

    private static Section origins() {
        return Section.of(
                "Origins",
                Table.of("", Column.text("origin"), Column.text("hours, then and now"), Column.text("first seen"))
                        .withRow(
                                Cell.link("ATL", "ATL"),
                                Cell.sparkline(
                                        "later than before",
                                        List.of(List.of(0.0, 0.001, 1.0, 2.0), List.of(4.0, Double.NaN, 8.0, 0.0))),
                                Cell.of(Instant.parse("2001-03-31T00:00:00Z")))
                        .withRow(
                                Cell.link("nowhere", "No such title"),
                                Cell.sparkline("nothing", List.of(List.of(0.0, 0.0))),
                                Cell.of(Instant.parse("2001-03-31T14:05:09.5Z"))),
                Block.fold(
                        "ATL",
                        Block.facts().with("Since", Cell.of(Instant.parse("2001-03-31T14:05:00Z"))),
                        Block.fold("Gates of ATL", Block.paragraph("Of gates nothing is known."))),
                Block.fold("BOS", Block.items("- as it was")).opened());
    }

    private static Section limits() {
        return Section.of(
                "Intended use and limits",
                Block.paragraph(
                        "For planning crews,\nnot for telling passengers. Costs are in $, see <https://example.com/use>."),
                Block.notice(Status.WARN, "Never judged on flights of other carriers."),
                Block.notice(Status.PASS, "Reviewed."));
    }
}
