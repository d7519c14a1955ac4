package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/** The elements of an array of fixed length, missing where they or the array are null. */
record Elements(int length) implements Step {

    static final byte TAG = 12;

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.VECTORS;
    }

    @Override
    public int width() {
        return length;
    }

    @Override
    public void apply(Block block, Place place) {
        int input = block.input(place);
        for (int i = 0; i < block.count(); i++) {
            int lane = place.to() + i;
            int found = block.source.elements(input, i, length, block.values, lane, block.capacity);
            if (found == Source.NO_ARRAY) {
                for (int k = 0; k < length; k++) {
                    block.values[lane + k * block.capacity] = Double.NaN;
                }
            } else if (found != length) {
                throw block.failed(
                        place.reads()[0],
                        i,
                        "found an array of " + found + " elements, training had " + length,
                        "Arrays must all have the same length.");
            }
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(length);
    }

    static Elements read(BinaryReader in) {
        int length = in.readInt();
        if (length < 1 || length > Wiring.MOST_SLOTS) {
            throw in.corrupt("found arrays of " + length + " elements");
        }
        return new Elements(length);
    }
}
