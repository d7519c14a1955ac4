package dev.boathouse.core.features;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.BitSet;

/**
 * Which columns are read as numbers, so that their lanes must be filled.
 *
 * @param numbers the columns
 */
record BoundInputs(int[] numbers) {

    static BoundInputs of(Wiring wiring, int[] outputs) {
        BitSet read = new BitSet();
        for (int output : outputs) {
            read.set(output);
        }
        for (Node node : wiring.nodes()) {
            if (node.step().wants() == Slot.Wants.NUMBERS) {
                for (int slot : node.reads()) {
                    read.set(slot);
                }
            }
        }
        return new BoundInputs(
                read.stream().filter(slot -> slot < wiring.inputs().size()).toArray());
    }

    /** Where each column is in a schema. */
    static int[] positions(Wiring wiring, Schema schema) {
        BitSet whole = new BitSet();
        for (Node node : wiring.nodes()) {
            int input = wiring.slot(node.reads()[0]).input();
            if (node.step().wants() == Slot.Wants.LEVELS && input >= 0) {
                whole.set(input);
            }
        }
        int[] positions = new int[wiring.inputs().size()];
        for (int i = 0; i < positions.length; i++) {
            Schema.Field wanted = wiring.inputs().field(i);
            positions[i] = schema.indexOf(wanted.name());
            DataType given = schema.field(positions[i]).type();
            if (Kind.of(given) != Kind.of(wanted.type()) || (whole.get(i) && !Kind.hasLevels(given))) {
                throw new IllegalArgumentException("Column \"" + wanted.name() + "\" does not fit the model: it is a "
                        + given + ", the model was trained on a " + wanted.type() + ".");
            }
        }
        return positions;
    }
}
