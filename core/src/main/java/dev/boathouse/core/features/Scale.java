package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/** {@code (x − shift) / scale}: standardize, min-max and robust scaling alike. */
record Scale(double shift, double scale) implements Step {

    static final byte TAG = 3;

    /** What does not vary is centred only. */
    static Scale of(double shift, double spread) {
        return new Scale(shift, spread > 0 ? spread : 1);
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        int from = place.from();
        int to = place.to();
        for (int i = 0; i < block.count(); i++) {
            values[to + i] = (values[from + i] - shift) / scale;
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(shift).put(scale);
    }

    static Scale read(BinaryReader in) {
        double shift = in.readFinite();
        double scale = in.readFinite();
        if (scale <= 0) {
            throw in.corrupt("found the scale " + scale);
        }
        return new Scale(shift, scale);
    }
}
