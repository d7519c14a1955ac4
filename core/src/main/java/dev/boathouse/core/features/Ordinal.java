package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/** The rank of the level. */
record Ordinal(LevelSet levels) implements Step {

    static final byte TAG = 2;

    @Override
    public String name() {
        return "ordinal";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.LEVELS;
    }

    @Override
    public Missing missing() {
        return levels.whenMissing();
    }

    @Override
    public void apply(Block block, Place place) {
        levels.find(block, place);
        for (int i = 0; i < block.count(); i++) {
            block.values[place.to() + i] = block.codes[i];
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

    static Ordinal read(Kind kind, BinaryReader in) {
        LevelSet levels = LevelSet.read(kind, in);
        boolean zeros = levels.unseen() == Levels.Fallback.ZEROS || levels.missing() == Levels.Fallback.ZEROS;
        if (!levels.other() || zeros) {
            throw in.corrupt("found ranks without a place for rare levels");
        }
        return new Ordinal(levels);
    }
}
