package dev.boathouse.core.features;

import dev.boathouse.core.features.WorkingSet.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One transform of a spec, before it has learnt anything.
 *
 * @param text its canonical text
 * @param fit learns, and leaves what it makes in the working set
 */
record Plan(String text, Consumer<Fitting> fit) {

    /** One number in the place of another. */
    static Plan number(String column, String text, BiFunction<String, double[], Step> learn) {
        return new Plan(text, fitting -> {
            Step step = learn.apply(column, fitting.numbers(column));
            fitting.replace(column, List.of(column), fitting.run(step, column));
        });
    }

    static Plan impute(String column, Impute how) {
        return new Plan(SpecText.call("impute", column, how.toString()), fitting -> {
            Step step = fitting.kind(column) == Kind.TEXT
                    ? new FillText(fillText(fitting, column, how), how.indicator())
                    : new Fill(fillNumber(fitting, column, how), how.indicator());
            List<String> names = how.indicator() ? List.of(column, column + ".missing") : List.of(column);
            fitting.replace(column, names, fitting.run(step, column));
        });
    }

    private static double fillNumber(Fitting fitting, String column, Impute how) {
        double[] values = fitting.numbers(column);
        return how.learns() ? how.of(Sample.of(column, values)) : how.of(new Sample(column, values));
    }

    private static String fillText(Fitting fitting, String column, Impute how) {
        if (how.isText()) {
            return how.text();
        }
        if (!how.isMode()) {
            throw new IllegalArgumentException("Cannot impute column \"" + column + "\" with its " + how
                    + ": it is a string. Use mode or level, or a policy for missing levels.");
        }
        LevelCount seen = new LevelCount(Kind.TEXT);
        List<String> levels = seen.count(fitting.codes(column, seen)).byFrequency();
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("Cannot impute column \"" + column + "\": found no value in "
                    + fitting.rowCount() + " rows. Use Impute.level, or drop it.");
        }
        return levels.get(0);
    }

    static Plan vector(String column) {
        return new Plan(SpecText.call("vector", column, ""), fitting -> {
            if (!fitting.serves(column, Slot.Wants.VECTORS)) {
                throw new IllegalArgumentException(
                        "Column \"" + column + "\" is no array of numbers: it is a " + fitting.typeOf(column) + ".");
            }
            int length = fitting.arrayLength(column);
            if (length == 0) {
                throw new IllegalArgumentException(
                        "Column \"" + column + "\" has an empty array: there is no feature in it.");
            }
            fitting.replace(column, numbered(column, "[", length, "]"), fitting.run(new Elements(length), column));
        });
    }

    static Plan interact(String first, String second) {
        String text = "interact(" + SpecText.quoted(first) + ", " + SpecText.quoted(second) + ")";
        return new Plan(text, fitting -> {
            fitting.numbers(first);
            fitting.numbers(second);
            int made = fitting.run(new Product(), first, second);
            fitting.working().append(WorkingSet.made(List.of(first + "*" + second), made));
        });
    }

    static Plan custom(Transform transform, List<String> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("Cannot use transform \"" + transform.name() + "\": it has no inputs.");
        }
        return new Plan(text("with", transform.name(), inputs), fitting -> {
            double[] state = transform.fit(inputs.stream().map(fitting::finite).toArray(double[][]::new));
            List<String> names = List.copyOf(transform.outputs(inputs));
            if (names.isEmpty() || !Arrays.stream(state).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "Transform \"" + transform.name() + "\" does not keep to its contract: found "
                                + names.size() + " outputs and the state " + Arrays.toString(state)
                                + ". It needs an output and finite numbers.");
            }
            int made = fitting.run(
                    new Custom(transform, inputs, state.clone(), names.size()), inputs.toArray(String[]::new));
            fitting.working().append(WorkingSet.made(names, made));
        });
    }

    static Plan drop(String column) {
        return new Plan(
                SpecText.call("drop", column, ""), fitting -> fitting.working().remove(column));
    }

    static Plan only(List<String> columns) {
        String text = columns.stream().map(SpecText::quoted).collect(Collectors.joining(", ", "only(", ")"));
        return new Plan(text, fitting -> fitting.working().keep(columns));
    }

    static Plan copy(String column, String name) {
        return new Plan(SpecText.call("copy", column, SpecText.quoted(name)), fitting -> {
            Entry entry = fitting.working().find(column);
            fitting.working().replace(column, List.of(entry, new Entry(name, entry.slot())));
        });
    }

    static List<String> numbered(String column, String before, int count, String behind) {
        return IntStream.range(0, count)
                .mapToObj(i -> column + before + i + behind)
                .toList();
    }

    private static String text(String call, String name, List<String> columns) {
        return call + "(" + SpecText.quoted(name) + ", "
                + columns.stream().map(SpecText::quoted).collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public String toString() {
        return text;
    }
}
