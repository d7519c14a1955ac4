package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/** The nearest number within bounds; infinite values too, which is how they are taken care of. */
record Clip(double low, double high) implements Step {

    static final byte TAG = 4;

    static void requireShares(double low, double high) {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException("Cannot clip to the quantiles " + low + " and " + high
                    + ": give two shares from 0 to 1, the lower first.");
        }
    }

    static Clip between(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "Cannot clip to " + low + " and " + high + ": give two bounds, the lower first.");
        }
        return new Clip(low, high);
    }

    @Override
    public String name() {
        return "clip";
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        for (int i = 0; i < block.count(); i++) {
            values[place.to() + i] = Math.min(Math.max(values[place.from() + i], low), high);
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(low).put(high);
    }

    static Clip read(BinaryReader in) {
        double low = in.readDouble();
        double high = in.readDouble();
        if (!(low <= high)) {
            throw in.corrupt("found the bounds " + low + " and " + high);
        }
        return new Clip(low, high);
    }
}
