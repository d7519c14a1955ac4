package dev.boathouse.core.features;

import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The levels that are kept, those that are known to be rare, and what becomes of all others. Rare levels are told apart from unseen
 * ones only where that makes a difference.
 *
 * @param index the levels kept, then the rare ones
 * @param kept how many are kept
 * @param other whether rare levels have a place of their own, behind those kept
 */
record LevelSet(LevelIndex index, int kept, boolean other, Fallback unseen, Fallback missing) {

    /** The place of what is zero in all features. */
    static final int NOWHERE = -1;

    static LevelSet of(
            List<String> kept, List<String> rare, Kind kind, boolean other, Fallback unseen, Fallback missing) {
        boolean same = unseen == Fallback.RARE || (unseen == Fallback.ZEROS && !other);
        List<String> known = new ArrayList<>(kept);
        known.addAll(same ? List.of() : rare);
        return new LevelSet(LevelIndex.of(known, kind), kept.size(), other, unseen, missing);
    }

    List<String> levels() {
        return index.levels().subList(0, kept);
    }

    /** How many places there are. */
    int size() {
        return other ? kept + 1 : kept;
    }

    Step.Missing whenMissing() {
        return missing == Fallback.ERROR ? Step.Missing.FAILS : Step.Missing.ENDS;
    }

    /** Looks a block of levels up. */
    void find(Block block, Place place) {
        block.codes(place, index);
        int[] codes = block.codes;
        for (int i = 0; i < block.count(); i++) {
            if (codes[i] >= kept || codes[i] < 0) {
                codes[i] = besides(block, place, i, codes[i]);
            }
        }
    }

    private int besides(Block block, Place place, int i, int code) {
        boolean isMissing = code == Block.MISSING;
        boolean isRare = !isMissing && code < index.size();
        Fallback fallback = isRare ? Fallback.RARE : isMissing ? missing : unseen;
        if (fallback == Fallback.ERROR) {
            throw isMissing ? block.missing(place, i) : block.unseen(place, i);
        }
        return fallback == Fallback.RARE && other ? kept : NOWHERE;
    }

    void write(BinaryWriter out) {
        index.write(out);
        out.put(kept).put((byte) (other ? 1 : 0)).put(unseen.tag()).put(missing.tag());
    }

    static LevelSet read(Kind kind, BinaryReader in) {
        LevelIndex index = LevelIndex.read(kind, in);
        int kept = in.readInt();
        boolean other = in.readFlag();
        if (kept < 0 || kept > index.size()) {
            throw in.corrupt("found impossible levels");
        }
        return new LevelSet(index, kept, other, fallback(in), fallback(in));
    }

    static Fallback fallback(BinaryReader in) {
        byte tag = in.readByte();
        for (Fallback fallback : Fallback.values()) {
            if (fallback.tag() == tag) {
                return fallback;
            }
        }
        throw in.corrupt("found the unknown policy " + tag);
    }
}
