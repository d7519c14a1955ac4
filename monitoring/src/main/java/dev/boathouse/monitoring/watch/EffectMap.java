package dev.boathouse.monitoring.watch;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.HeatMap.Row;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.watch.Course.Moment;
import dev.boathouse.monitoring.watch.Timeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much each column changed in each window. */
final class EffectMap {

    private static final int MOST_WINDOWS = 60;
    private static final int MOST_QUIET = 200;
    private static final double FULL = 2;

    private EffectMap() {}

    static List<Block> of(Timeline timeline, List<Course> courses) {
        List<Step> all = timeline.steps();
        List<Step> steps = all.subList(Math.max(0, all.size() - MOST_WINDOWS), all.size());
        List<Course> drifted =
                courses.stream().filter(course -> course.alarms() > 0).toList();
        List<Course> quiet =
                courses.stream().filter(course -> course.alarms() == 0).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "Effects of the tests that decide, in units of the least effect that matters: from 1 on a change matters, if it is"
                        + " no chance. Nothing stands where a column was not tested."
                        + (steps.size() < all.size()
                                ? " Shown are the last " + steps.size() + " of "
                                        + Cell.count(all.size()).text() + " windows."
                                : "")));
        if (drifted.isEmpty()) {
            blocks.add(Block.paragraph("No column drifted in any window."));
        } else {
            blocks.add(map("Columns that drifted", steps, drifted));
        }
        if (!quiet.isEmpty()) {
            blocks.add(quiet(steps, quiet));
        }
        return blocks;
    }

    private static Block quiet(List<Step> steps, List<Course> quiet) {
        String title = Figures.counted(quiet.size(), "column", "columns") + " that never drifted";
        HeatMap map = map("", steps, quiet.subList(0, Math.min(MOST_QUIET, quiet.size())));
        return quiet.size() <= MOST_QUIET
                ? Block.fold(title, map)
                : Block.fold(title, map, Block.paragraph("Shown are the first " + MOST_QUIET + "."));
    }

    private static HeatMap map(String caption, List<Step> steps, List<Course> courses) {
        List<Row> rows = new ArrayList<>();
        double most = FULL;
        for (Course course : courses) {
            Map<ProfiledWindow, Moment> byWindow = course.byWindow();
            List<Double> effects = new ArrayList<>();
            for (Step step : steps) {
                Moment moment = byWindow.get(step.window());
                double effect = moment == null ? Double.NaN : moment.effect();
                most = effect > most ? effect : most;
                effects.add(effect);
            }
            rows.add(new Row(Figures.level(course.name()), effects));
        }
        return Chart.heatMap(
                        caption,
                        Axis.of("effect").withRange(0, most).withDigits(Digits.places(2)),
                        steps.stream()
                                .map(step -> Cell.of(step.window().start()).text())
                                .toList())
                .withRows(rows);
    }
}
