package dev.boathouse.monitoring.watch;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.Timeline.Step;
import java.util.List;

/** What became of windows. */
final class WindowBlocks {

    /** Shares below are not magnified. */
    static final double LEAST_SHARE = 0.01;

    private static final int MOST_NAMED = 5;

    private WindowBlocks() {}

    static String lead(Timeline timeline) {
        List<Step> steps = timeline.steps();
        if (steps.isEmpty()) {
            return "No window so far.";
        }
        return Figures.counted(steps.size(), "window", "windows") + " from "
                + Cell.of(steps.get(0).window().start()).text() + " to "
                + Cell.of(steps.get(steps.size() - 1).window().end()).text() + ": drift in "
                + Cell.count(steps.stream().filter(Step::drifted).count()).text() + ".";
    }

    static Block[] verdict(Timeline timeline) {
        Block.Facts facts = Block.facts()
                .with("Windows", Cell.count(timeline.steps().size()))
                .with(
                        "Compared",
                        Cell.count(timeline.steps().stream()
                                .filter(step -> step.report().isPresent())
                                .count()))
                .with(
                        "With drift",
                        Cell.count(
                                timeline.steps().stream().filter(Step::drifted).count()))
                .with("Reference", timeline.reference().source())
                .with("Check", timeline.check().toString());
        return timeline.last().map(step -> new Block[] {latest(step), facts}).orElseGet(() -> new Block[] {facts});
    }

    private static Block latest(Step step) {
        String window =
                "The last window, from " + Cell.of(step.window().start()).text() + " on, ";
        if (step.report().isEmpty()) {
            return Block.notice(Status.NOTE, window + "was not compared: " + step.source() + ".");
        }
        return step.drifted()
                ? Block.notice(Status.FAIL, window + "has drifted: " + named(step) + ".")
                : Block.notice(Status.PASS, window + "has not drifted.");
    }

    static List<Block> of(Timeline timeline) {
        List<Step> steps = timeline.steps();
        Series alarms = Lines.of("columns", steps, WindowBlocks::alarms);
        Series rows = Lines.of("rows", steps, step -> step.window().profile().rowCount());
        Series missing = Lines.of("missing", steps, WindowBlocks::missing);
        return List.of(
                plot("Columns that drifted", Axis.of("columns").withDigits(Digits.places(0)), 1, alarms, timeline),
                plot("Rows", Axis.of("rows").withDigits(Digits.places(0)), 1, rows, timeline),
                plot(
                        "Missing values",
                        Axis.of("share of all cells").withDigits(Figures.SHARES),
                        LEAST_SHARE,
                        missing,
                        timeline),
                table(steps));
    }

    private static Block plot(String caption, Axis axis, double least, Series series, Timeline timeline) {
        return Lines.plot(caption, Lines.fromZero(axis, least, series), List.of(series), timeline);
    }

    private static double alarms(Step step) {
        return step.report().map(report -> (double) report.alarms().size()).orElse(Double.NaN);
    }

    private static double missing(Step step) {
        Profile profile = step.window().profile();
        return (double) profile.columns().stream()
                        .mapToLong(ColumnProfile::nulls)
                        .sum()
                / profile.columns().stream().mapToLong(ColumnProfile::count).sum();
    }

    private static Table table(List<Step> steps) {
        return Table.of(
                        "",
                        Column.text("from"),
                        Column.text("to"),
                        Column.number("rows"),
                        Column.number("missing"),
                        Column.text("verdict"),
                        Column.number("drifted columns"),
                        Column.text("which"),
                        Column.text("compared with"))
                .withRows(steps.stream().map(WindowBlocks::row).toList());
    }

    private static List<Cell> row(Step step) {
        double missing = missing(step);
        return List.of(
                Cell.of(step.window().start()),
                Cell.of(step.window().end()),
                Cell.count(step.window().profile().rowCount()),
                Double.isNaN(missing) ? Cell.blank() : Cell.of(missing, Figures.SHARES),
                verdict(step),
                step.report().map(report -> Cell.count(report.alarms().size())).orElse(Cell.blank()),
                Cell.of(named(step)),
                Cell.of(days(step.source())));
    }

    /** Instants at midnight as their dates: sources name whole windows. */
    private static String days(String source) {
        return source.replace("T00:00:00Z", "");
    }

    private static Cell verdict(Step step) {
        return step.report().isEmpty()
                ? Cell.of(Status.NOTE, "not compared")
                : step.drifted() ? Cell.of(Status.FAIL, "drifted") : Cell.of(Status.PASS, "no drift");
    }

    private static String named(Step step) {
        List<String> names = step.report().map(DriftReport::alarms).orElse(List.of()).stream()
                .map(ColumnDrift::name)
                .map(Figures::level)
                .toList();
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }
}
