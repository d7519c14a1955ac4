package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/**
 * A number where one is missing.
 *
 * @param number what is filled in
 * @param indicator whether a second value tells with 1 that it was missing
 */
record Fill(double number, boolean indicator) implements Step {

    static final byte TAG = 7;

    @Override
    public String name() {
        return "impute";
    }

    @Override
    public int width() {
        return indicator ? 2 : 1;
    }

    @Override
    public Missing missing() {
        return Missing.ENDS;
    }

    @Override
    public Slot made(int index, Slot read, int node) {
        return new Slot(index == 0 ? read.kind() : Kind.NUMBER, -1, null, node);
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        for (int i = 0; i < block.count(); i++) {
            double x = values[place.from() + i];
            boolean isMissing = Double.isNaN(x);
            values[place.to() + i] = isMissing ? number : x;
            if (indicator) {
                values[place.to() + block.capacity + i] = isMissing ? 1 : 0;
            }
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(number).put((byte) (indicator ? 1 : 0));
    }

    static Fill read(BinaryReader in) {
        return new Fill(in.readFinite(), in.readFlag());
    }
}
