package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Fairness;
import dev.boathouse.core.evaluation.Fairness.Group;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How groups of rows are treated. */
final class FairnessBlocks {

    private static final int MOST_GROUPS = 50;

    private static final Block MEANING =
            Block.paragraph("A row is selected when the positive class is predicted; calibration"
                    + " is the mean probability minus the share of positive rows. The interval of a gap contains those of all pairs of"
                    + " groups at once. A difference is 0 and a ratio 1 where groups are treated alike; US agencies look closer at a"
                    + " ratio of selection rates below 0.8 (29 CFR 1607.4 D). Not all measures can be even at once where groups differ in"
                    + " their share of positives (Kleinberg, Mullainathan and Raghavan 2016, Chouldechova 2017).");

    private FairnessBlocks() {}

    /** What stands above all groups. */
    static List<Block> meaning(Evaluation evaluation) {
        return evaluation.task() == Task.BINARY_CLASSIFICATION ? List.of(MEANING) : List.of();
    }

    static List<Block> of(Evaluation evaluation, String column) {
        if (evaluation.task() != Task.BINARY_CLASSIFICATION) {
            // Whether there is such a column is told all the same.
            evaluation.slices(Slicing.by(column));
            return List.of(Block.paragraph("Not measured by " + column + ": rates of groups are those of a model for "
                    + Task.BINARY_CLASSIFICATION + ". Slices by that column tell the metrics of each group."));
        }
        Fairness fairness = evaluation.fairness(column);
        Shown<Group> shown = Shown.largest(
                fairness.groups(), MOST_GROUPS, group -> group.positives().trials());
        List<Block> blocks = new ArrayList<>();
        blocks.add(rates(column, shown.items()));
        blocks.addAll(shown.rest("groups, with fewer rows,"));
        blocks.add(gaps(column, fairness));
        return List.copyOf(blocks);
    }

    private static Table rates(String column, List<Group> groups) {
        return Table.of(
                        "Groups by " + column + ", with 95 % intervals",
                        Column.text("group"),
                        Column.number("rows"),
                        Column.number("positive"),
                        Column.number("selected"),
                        Column.number("true positive rate"),
                        Column.number("false positive rate"),
                        Column.number("precision"),
                        Column.number("calibration"))
                .withRows(groups.stream()
                        .map(group -> List.of(
                                Cell.of(group.name()),
                                Cell.count(group.positives().trials()),
                                Figures.of(group.positives()),
                                Figures.of(group.selected()),
                                Figures.of(group.truePositives()),
                                Figures.of(group.falsePositives()),
                                Figures.of(group.precision()),
                                Figures.of(group.calibration(Interval.DEFAULT_LEVEL))))
                        .toList());
    }

    private static Table gaps(String column, Fairness fairness) {
        return Table.of(
                        "Largest gaps by " + column,
                        Column.text("measure"),
                        Column.number("gap (95 %)"),
                        Column.text("compares"),
                        Column.text("lower"),
                        Column.text("higher"))
                .withRows(Arrays.stream(Measure.values())
                        .map(measure -> gap(measure, fairness))
                        .toList());
    }

    private static List<Cell> gap(Measure measure, Fairness fairness) {
        Cell name = Cell.of(measure.toString());
        Cell kind = Cell.of(compared(measure));
        return fairness.gap(measure)
                .map(gap ->
                        List.of(name, Figures.of(gap.interval()), kind, Cell.of(gap.lower()), Cell.of(gap.higher())))
                .orElseGet(() ->
                        List.of(name, Figures.undefined(reason(measure, fairness)), kind, Cell.blank(), Cell.blank()));
    }

    private static String compared(Measure measure) {
        return switch (measure) {
            case DEMOGRAPHIC_PARITY -> "selected, difference";
            case DISPARATE_IMPACT -> "selected, ratio";
            case EQUAL_OPPORTUNITY -> "true positive rate, difference";
            case EQUALIZED_ODDS -> "true or false positive rate, larger difference";
            case PREDICTIVE_PARITY -> "precision, difference";
            case CALIBRATION -> "calibration, difference";
        };
    }

    private static String reason(Measure measure, Fairness fairness) {
        if (fairness.groups().size() < 2) {
            return "there are fewer than two groups";
        }
        return measure.isRatio() ? "no row of any group is selected" : "fewer than two groups have rows for it";
    }
}
