package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/** One of a fixed number of features is 1 or −1, as a hash of the level says. */
record Hash(Murmur3 hash, int features) implements Step {

    static final byte TAG = 9;

    /** The most features of one column. */
    private static final int MOST = 1 << 16;

    static Hash of(int features) {
        if (features < 1 || features > MOST) {
            throw new IllegalArgumentException("Cannot hash to " + features + " features: take 1 to " + MOST + ".");
        }
        return new Hash(new Murmur3(features), features);
    }

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.LEVELS;
    }

    @Override
    public int width() {
        return features;
    }

    @Override
    public Missing missing() {
        return Missing.FAILS;
    }

    @Override
    public void apply(Block block, Place place) {
        block.codes(place, hash);
        double[] values = block.values;
        block.clear(place.to(), features);
        for (int i = 0; i < block.count(); i++) {
            int code = block.codes[i];
            if (code == Block.MISSING) {
                throw block.missing(place, i);
            }
            values[place.to() + (code >>> 1) * block.capacity + i] = (code & 1) == 0 ? 1 : -1;
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(features);
    }

    static Hash read(BinaryReader in) {
        return of(in.readInt());
    }
}
