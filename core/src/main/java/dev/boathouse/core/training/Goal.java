package dev.boathouse.core.training;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Target;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.model.TrainingRecord.Label;
import java.util.List;
import java.util.Optional;

/**
 * What is to be learnt.
 *
 * @param kind classification (of either kind: the rows tell how many classes there are), regression, or no label
 * @param label the column, empty where there is none
 * @param positive the class that was chosen as the positive one
 */
record Goal(Task kind, Optional<String> label, Optional<String> positive) {

    private static final int MAX_CLASSES = 1_000;

    static Goal classification(String label) {
        return new Goal(Task.BINARY_CLASSIFICATION, Optional.of(label), Optional.empty());
    }

    static Goal regression(String label) {
        return new Goal(Task.REGRESSION, Optional.of(label), Optional.empty());
    }

    static Goal withoutLabel(Task task) {
        return new Goal(task, Optional.empty(), Optional.empty());
    }

    /** What a model has learnt. */
    static Goal of(TrainingRecord record) {
        if (record.label().isEmpty()) {
            return withoutLabel(record.task());
        }
        String column = record.label().get().column();
        if (record.task() == Task.REGRESSION) {
            return regression(column);
        }
        Goal goal = classification(column);
        return record.task() == Task.BINARY_CLASSIFICATION
                ? goal.positive(record.classes().get(1))
                : goal;
    }

    Goal positive(String level) {
        if (!kind.isClassification()) {
            throw new IllegalArgumentException("There is no positive class in " + kind + ".");
        }
        return new Goal(kind, label, Optional.of(level));
    }

    /**
     * The goal for some rows.
     *
     * @param codes the class of each row; empty where classes are not learnt
     * @param numbers the number of each row; empty where numbers are not learnt
     */
    record Seen(Task task, Optional<Label> label, int[] codes, double[] numbers) {

        /** What transforms may learn from. */
        Target target() {
            if (task == Task.REGRESSION) {
                return Target.numbers(numbers);
            }
            return label.map(column -> Target.classes(codes, column.classes().size()))
                    .orElse(Target.none());
        }
    }

    Seen seenIn(Frame frame) {
        if (frame.rowCount() == 0) {
            throw new IllegalArgumentException(
                    "Cannot learn" + label.map(name -> " \"" + name + "\"").orElse("") + ": the frame has no rows.");
        }
        if (label.isEmpty()) {
            return new Seen(kind, Optional.empty(), new int[0], new double[0]);
        }
        String column = label.get();
        Schema.Field field = frame.schema().field(column);
        if (kind == Task.REGRESSION) {
            double[] numbers = Labels.numbers(frame, column);
            return new Seen(kind, Optional.of(new Label(column, field.type(), List.of())), new int[0], numbers);
        }
        Labels.requireLabel(field);
        List<String> classes = classes(frame, column);
        return new Seen(
                classes.size() == 2 ? Task.BINARY_CLASSIFICATION : Task.MULTICLASS_CLASSIFICATION,
                Optional.of(new Label(column, field.type(), classes)),
                Labels.codes(frame, column, classes),
                new double[0]);
    }

    private List<String> classes(Frame frame, String column) {
        List<String> levels = Labels.levels(frame, column, MAX_CLASSES);
        if (levels.size() < 2) {
            throw new IllegalArgumentException("Cannot learn \"" + column + "\": it is " + levels.get(0) + " in all "
                    + frame.rowCount() + " rows. Give rows of two classes or more.");
        }
        if (levels.size() > MAX_CLASSES) {
            throw new IllegalArgumentException("Cannot learn \"" + column + "\": it has more than " + MAX_CLASSES
                    + " classes. Use regression to estimate numbers, or join rare classes.");
        }
        if (positive.isEmpty()) {
            return levels;
        }
        if (levels.size() > 2) {
            throw new IllegalArgumentException("Cannot learn \"" + column + "\" with a positive class: it has "
                    + levels.size() + " classes, " + String.join(", ", levels) + ".");
        }
        if (!levels.contains(positive.get())) {
            throw new IllegalArgumentException("Cannot learn \"" + column + "\": the positive class " + positive.get()
                    + " does not occur, only " + String.join(" and ", levels) + ".");
        }
        return positive.get().equals(levels.get(0)) ? List.of(levels.get(1), levels.get(0)) : levels;
    }
}
