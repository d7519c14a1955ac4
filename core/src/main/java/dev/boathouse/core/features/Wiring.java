package dev.boathouse.core.features;

import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which step reads what: slots are numbered, columns first, then what each step writes. A step reads earlier slots only, so there is no
 * cycle. Grows while a pipeline is built, and stays as it is from then on.
 */
final class Wiring {

    /** The most slots: a row of them takes a megabyte. */
    static final int MOST_SLOTS = 1 << 17;

    private final Schema inputs;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    Wiring(Schema inputs) {
        this.inputs = inputs;
        requireRoom(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            slots.add(Slot.column(inputs, i));
        }
    }

    Schema inputs() {
        return inputs;
    }

    int size() {
        return slots.size();
    }

    Slot slot(int slot) {
        return slots.get(slot);
    }

    List<Node> nodes() {
        return nodes;
    }

    /**
     * Adds a step.
     *
     * @return the first slot that it writes
     * @throws IllegalArgumentException if it cannot read these slots, or there would be too many
     */
    int add(Step step, int... reads) {
        if (reads.length != step.arity()) {
            throw new IllegalArgumentException(step.name() + " reads " + step.arity() + " values, not " + reads.length);
        }
        for (int read : reads) {
            if (read < 0 || read >= slots.size() || !slots.get(read).serves(step.wants(), inputs)) {
                throw new IllegalArgumentException(step.name() + " cannot read value " + read + " of " + slots.size());
            }
        }
        requireRoom(step.width());
        int first = slots.size();
        for (int i = 0; i < step.width(); i++) {
            slots.add(step.made(i, slots.get(reads[0]), nodes.size()));
        }
        nodes.add(new Node(step, reads.clone(), first));
        return first;
    }

    private void requireRoom(int more) {
        if (more > MOST_SLOTS - slots.size()) {
            throw new IllegalArgumentException("Too many features and values on the way to them: found "
                    + ((long) slots.size() + more) + ", the most is " + MOST_SLOTS
                    + ". Use fewer levels, hash features or columns.");
        }
    }

    /** The columns behind a slot, in order. */
    int[] roots(int slot) {
        BitSet wanted = new BitSet();
        wanted.set(slot);
        for (int i = slot; i >= inputs.size(); i = wanted.previousSetBit(i - 1)) {
            for (int read : nodes.get(slots.get(i).node()).reads()) {
                wanted.set(read);
            }
        }
        return wanted.stream().filter(i -> i < inputs.size()).toArray();
    }

    /** The slots that these outputs need, themselves included, and all that the steps on the way write. */
    BitSet needed(int[] outputs) {
        BitSet needed = new BitSet();
        for (int output : outputs) {
            needed.set(output);
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            int end = node.first() + node.step().width();
            int used = needed.nextSetBit(node.first());
            if (used >= 0 && used < end) {
                needed.set(node.first(), end);
                for (int read : node.reads()) {
                    needed.set(read);
                }
            }
        }
        return needed;
    }

    /** The slots that must not be missing, or else a row fails. */
    BitSet required(int[] outputs) {
        BitSet required = new BitSet();
        for (int output : outputs) {
            required.set(output);
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            int used = required.nextSetBit(node.first());
            boolean passes = used >= 0 && used < node.first() + node.step().width();
            Step.Missing missing = node.step().missing();
            if (missing == Step.Missing.FAILS || (missing == Step.Missing.PASSES && passes)) {
                for (int read : node.reads()) {
                    required.set(read);
                }
            }
        }
        return required;
    }
}
