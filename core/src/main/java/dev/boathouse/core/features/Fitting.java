package dev.boathouse.core.features;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.WorkingSet.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pipeline on its way: what the plans of a spec learn from, and where they leave what they learnt. Belongs to one thread. */
final class Fitting {

    private final Wiring wiring;
    private final WorkingSet working;
    private final TrainingRows rows;
    private final Target target;
    private final long seed;

    /**
     * Starts with the columns of a frame.
     *
     * @throws IllegalArgumentException if it has no rows, or not those of the target
     */
    static Fitting of(Frame frame, Target target, long seed) {
        if (frame.rowCount() == 0) {
            throw new IllegalArgumentException("Cannot fit features: the frame has no rows.");
        }
        if (!target.isNone() && target.rows() != frame.rowCount()) {
            throw new IllegalArgumentException("Cannot fit features: the target has " + target.rows()
                    + " entries, the frame has " + frame.rowCount() + " rows.");
        }
        return new Fitting(frame, target, seed);
    }

    private Fitting(Frame frame, Target target, long seed) {
        this.wiring = new Wiring(frame.schema());
        this.working = new WorkingSet(frame.schema().names());
        this.rows = new TrainingRows(frame, wiring);
        this.target = target;
        this.seed = seed;
    }

    WorkingSet working() {
        return working;
    }

    Target target() {
        return target;
    }

    long seed() {
        return seed;
    }

    int rowCount() {
        return rows.count();
    }

    Kind kind(String name) {
        return wiring.slot(working.find(name).slot()).kind();
    }

    /** The type that a column had in the frame, for errors. */
    String typeOf(String name) {
        Slot slot = wiring.slot(working.find(name).slot());
        DataType type = slot.input() >= 0 ? wiring.inputs().field(slot.input()).type() : DataType.DOUBLE;
        return type.toString();
    }

    /** Tells whether a step can read this. */
    boolean serves(String name, Slot.Wants wants) {
        return wiring.slot(working.find(name).slot()).serves(wants, wiring.inputs());
    }

    double[] numbers(String name) {
        requireNumber(name);
        return rows.numbers(working.find(name).slot());
    }

    /** A copy of numbers that are all finite. */
    double[] finite(String name) {
        double[] values = numbers(name).clone();
        requireFinite(working.find(name), values);
        return values;
    }

    /** How many elements the first array has. */
    int arrayLength(String name) {
        return rows.arrayLength(working.find(name).slot(), name);
    }

    int[] codes(String name, Coding coding) {
        return rows.codes(working.find(name).slot(), coding);
    }

    private void requireNumber(String name) {
        if (!kind(name).isNumber()) {
            throw new IllegalArgumentException(
                    "Column \"" + name + "\" is no number: it is a " + typeOf(name) + ". " + advice(name));
        }
    }

    private String advice(String name) {
        return switch (kind(name)) {
            case TEXT -> "Add oneHot(\"" + name + "\"), ordinal, hash or encodeTarget, or drop it.";
            case VECTOR -> "Add vector(\"" + name + "\"), or drop it.";
            default -> "Drop it, or select other columns.";
        };
    }

    /** Adds a step that reads these values, and runs it. */
    int run(Step step, String... names) {
        int[] reads = new int[names.length];
        for (int i = 0; i < reads.length; i++) {
            reads[i] = working.find(names[i]).slot();
        }
        int first = wiring.add(step, reads);
        rows.run(wiring.nodes().get(wiring.nodes().size() - 1));
        return first;
    }

    /** Puts what a step made in the place of what it read. */
    void replace(String name, List<String> names, int first) {
        int before = working.find(name).slot();
        working.replace(name, WorkingSet.made(names, first));
        if (!working.uses(before)) {
            rows.put(before, null);
        }
    }

    /** Takes other numbers for the training rows than the step gives. */
    void override(int slot, double[] values) {
        rows.put(slot, values);
    }

    FittedFeatures finish() {
        List<Entry> entries = working.entries();
        double[][] columns = new double[entries.size()][];
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < columns.length; i++) {
            Entry entry = entries.get(i);
            double[] values = numbers(entry.name());
            requireFinite(entry, values);
            // Two names of one value are two features: the caller may write to either.
            columns[i] = taken.add(entry.slot()) ? values : values.clone();
        }
        int[] slots = entries.stream().mapToInt(Entry::slot).toArray();
        List<String> names = entries.stream().map(Entry::name).toList();
        return new FittedFeatures(Pruning.pipeline(wiring, slots, names), columns);
    }

    private void requireFinite(Entry entry, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw rows.notFinite(entry, values[row], row);
            }
        }
    }
}
