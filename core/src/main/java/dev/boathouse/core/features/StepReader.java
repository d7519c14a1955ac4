package dev.boathouse.core.features;

import dev.boathouse.core.internal.BinaryReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the steps of a pipeline, believing nothing. Belongs to one thread. */
final class StepReader {

    private final String part;
    private final Map<String, Transform> custom;
    /** A zone is worked out once, however often a part names it. */
    private final Map<String, ZoneOffsets> zones = new HashMap<>();

    StepReader(String part, Collection<? extends Transform> transforms) {
        this.part = part;
        this.custom = byName(transforms);
    }

    /** The host's transforms by name, of which each has its own. */
    static Map<String, Transform> byName(Collection<? extends Transform> transforms) {
        Map<String, Transform> byName = new TreeMap<>();
        for (Transform transform : transforms) {
            if (byName.put(transform.name(), transform) != null) {
                throw new IllegalArgumentException(
                        "Two transforms are called \"" + transform.name() + "\": register one for each name.");
            }
        }
        return byName;
    }

    /** Reads a step and puts it in its place. */
    void readInto(Wiring wiring, BinaryReader in) {
        int[] reads = new int[in.count(Integer.BYTES)];
        for (int i = 0; i < reads.length; i++) {
            reads[i] = in.readInt();
        }
        if (reads.length == 0 || reads[0] < 0 || reads[0] >= wiring.size()) {
            throw in.corrupt("found a transform that reads nothing before it");
        }
        Step step;
        try {
            step = read(wiring.slot(reads[0]).kind(), in);
            if (step.width() < 1) {
                throw in.corrupt("found a transform without results");
            }
            wiring.add(step, reads);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found an impossible transform (" + Blame.cut(String.valueOf(e.getMessage())) + ")");
        }
    }

    private Step read(Kind kind, BinaryReader in) {
        byte tag = in.readByte();
        return switch (tag) {
            case OneHot.TAG -> new OneHot(LevelSet.read(kind, in));
            case Ordinal.TAG -> Ordinal.read(kind, in);
            case Scale.TAG -> Scale.read(in);
            case Clip.TAG -> Clip.read(in);
            case Log.TAG -> Log.read(in);
            case Buckets.TAG -> Buckets.read(in);
            case Fill.TAG -> Fill.read(in);
            case FillText.TAG -> FillText.read(in);
            case Hash.TAG -> Hash.read(in);
            case TargetMeans.TAG -> TargetMeans.read(kind, in);
            case Product.TAG -> new Product();
            case Elements.TAG -> Elements.read(in);
            case TimeParts.TAG -> TimeParts.read(part, zones, in);
            case Custom.TAG -> Custom.read(part, custom, in);
            default -> throw in.corrupt("found the unknown transform " + tag);
        };
    }
}
