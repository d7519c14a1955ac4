package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryWriter;

/** A feature for each level. */
record OneHot(LevelSet levels) implements Step {

    static final byte TAG = 1;

    @Override
    public String name() {
        return "oneHot";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.LEVELS;
    }

    @Override
    public int width() {
        return levels.size();
    }

    @Override
    public Missing missing() {
        return levels.whenMissing();
    }

    @Override
    public void apply(Block block, Place place) {
        levels.find(block, place);
        double[] values = block.values;
        block.clear(place.to(), levels.size());
        for (int i = 0; i < block.count(); i++) {
            int found = block.codes[i];
            if (found != LevelSet.NOWHERE) {
                values[place.to() + found * block.capacity + i] = 1;
            }
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        levels.write(out);
    }
}
