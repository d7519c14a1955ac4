package dev.boathouse.core.features;

import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/**
 * The mean of the target for each level, drawn toward that of all rows.
 *
 * @param prior what stands for other levels, one number for each feature
 * @param means for each level, one number for each feature
 */
record TargetMeans(LevelIndex index, double[] prior, double[] means, Fallback unseen, Fallback missingLevel)
        implements Step {

    static final byte TAG = 10;

    @Override
    public String name() {
        return "encodeTarget";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.LEVELS;
    }

    @Override
    public int width() {
        return prior.length;
    }

    @Override
    public Missing missing() {
        return missingLevel == Fallback.ERROR ? Missing.FAILS : Missing.ENDS;
    }

    @Override
    public void apply(Block block, Place place) {
        block.codes(place, index);
        for (int i = 0; i < block.count(); i++) {
            int code = block.codes[i];
            boolean known = code >= 0 && code < index.size();
            if (!known) {
                check(block, place, i, code);
            }
            for (int feature = 0; feature < prior.length; feature++) {
                block.values[place.to() + feature * block.capacity + i] =
                        known ? means[code * prior.length + feature] : prior[feature];
            }
        }
    }

    private void check(Block block, Place place, int i, int code) {
        if (code == Block.MISSING && missingLevel == Fallback.ERROR) {
            throw block.missing(place, i);
        }
        if (code != Block.MISSING && unseen == Fallback.ERROR) {
            throw block.unseen(place, i);
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        index.write(out);
        out.put(unseen.tag()).put(missingLevel.tag()).put(prior.length);
        for (double number : prior) {
            out.put(number);
        }
        for (double number : means) {
            out.put(number);
        }
    }

    static TargetMeans read(Kind kind, BinaryReader in) {
        LevelIndex index = LevelIndex.read(kind, in);
        Fallback unseen = LevelSet.fallback(in);
        Fallback missing = LevelSet.fallback(in);
        int width = in.count((int) Math.min(Integer.MAX_VALUE, (1L + index.size()) * Double.BYTES));
        if (width < 1 || unseen == Fallback.ZEROS || missing == Fallback.ZEROS) {
            throw in.corrupt("found impossible means of a target");
        }
        return new TargetMeans(index, numbers(in, width), numbers(in, width * index.size()), unseen, missing);
    }

    private static double[] numbers(BinaryReader in, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFinite();
        }
        return numbers;
    }
}
