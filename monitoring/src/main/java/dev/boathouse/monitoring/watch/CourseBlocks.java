package dev.boathouse.monitoring.watch;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.watch.Course.Moment;
import dev.boathouse.monitoring.watch.Timeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The course of each column. */
final class CourseBlocks {

    private static final int MOST = 200;

    private CourseBlocks() {}

    static List<Block> of(Timeline timeline, List<Course> courses) {
        List<Block> blocks = new ArrayList<>();
        courses.stream().limit(MOST).forEach(course -> blocks.add(fold(timeline, course)));
        if (courses.size() > MOST) {
            blocks.add(Block.paragraph(
                    Figures.counted(courses.size() - MOST, "more column is", "more columns are") + " not shown."));
        }
        return blocks;
    }

    private static Block.Fold fold(Timeline timeline, Course course) {
        String title = Figures.level(course.name())
                + (course.alarms() == 0
                        ? ": no drift"
                        : ": drift in " + Figures.counted(course.alarms(), "window", "windows"));
        List<Block> blocks = new ArrayList<>();
        List<Step> steps = timeline.steps();
        Set<ProfiledWindow> drifted = new TreeSet<>(ProfiledWindow.BY_TIME);
        course.moments().stream()
                .filter(Moment::drifted)
                .forEach(moment -> drifted.add(moment.step().window()));
        Predicate<Step> alarm = step -> drifted.contains(step.window());
        values(course)
                .ifPresent(
                        lines -> blocks.add(Lines.plot(lines.caption(), lines.axis(), lines.series(), steps, alarm)));
        missing(course)
                .ifPresent(line -> blocks.add(Lines.plot(
                        "Missing",
                        Lines.fromZero(
                                Axis.of("share of rows").withDigits(Figures.SHARES), WindowBlocks.LEAST_SHARE, line),
                        List.of(line),
                        steps,
                        alarm)));
        blocks.add(table(course));
        return new Block.Fold(title, blocks, false);
    }

    private static Optional<ValueLines> values(Course course) {
        return ValueLines.ofNumbers(course).or(() -> ValueLines.ofLevels(course));
    }

    /** Left out where nothing ever was missing. */
    private static Optional<Series> missing(Course course) {
        boolean some = course.moments().stream()
                .flatMap(moment -> moment.profile().stream())
                .anyMatch(column -> column.nulls() > 0);
        return some
                ? Optional.of(new Series(
                        "missing",
                        Mark.LINE,
                        course.moments().stream().map(CourseBlocks::missing).toList()))
                : Optional.empty();
    }

    private static Point missing(Moment moment) {
        double share = moment.profile()
                .filter(column -> column.count() > 0)
                .map(column -> (double) column.nulls() / column.count())
                .orElse(Double.NaN);
        return Point.at(moment.step().window().start(), share);
    }

    private static Table table(Course course) {
        return Table.of(
                        "",
                        Column.text("from"),
                        Column.number("rows"),
                        Column.number("missing"),
                        Column.text("verdict"),
                        Column.text("test"),
                        Column.number("adjusted p"),
                        Column.number("effect"),
                        Column.number("least effect"))
                .withRows(course.moments().stream().map(CourseBlocks::row).toList());
    }

    private static List<Cell> row(Moment moment) {
        Optional<Evidence> test = moment.drift().flatMap(ColumnDrift::deciding);
        return List.of(
                Cell.of(moment.step().window().start()),
                moment.profile().map(column -> Cell.count(column.count())).orElse(Cell.blank()),
                moment.profile()
                        .map(column -> Figures.share(column.nulls(), column.count()))
                        .orElse(Cell.blank()),
                verdict(moment),
                test.map(found -> Cell.of(found.measure()
                                + (found.subject() == Evidence.Subject.PRESENCE ? ", of missing values" : "")))
                        .orElse(Cell.blank()),
                test.map(found -> Figures.probability(found.adjustedPValue())).orElse(Cell.blank()),
                test.map(found -> Figures.of(found.effect())).orElse(Cell.blank()),
                test.map(found -> Figures.of(found.minimumEffect())).orElse(Cell.blank()));
    }

    private static Cell verdict(Moment moment) {
        return moment.drift()
                .map(drift -> switch (drift.status()) {
                    case DRIFTED -> Cell.of(Status.FAIL, "drifted");
                    case MISSING -> Cell.of(Status.FAIL, "missing");
                    case RETYPED -> Cell.of(Status.FAIL, "of another type");
                    case ADDED -> Cell.of(Status.NOTE, "added");
                    case UNTESTED -> Cell.of(Status.NOTE, "not tested");
                    case STABLE -> Cell.of(Status.PASS, "no drift");
                })
                .orElse(Cell.of(Status.NOTE, "not compared"));
    }
}
