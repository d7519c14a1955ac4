package dev.boathouse.core.features;

import dev.boathouse.core.UnsupportedFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads the canonical text of a spec, call by call, as a host would make them. Only what {@link SpecText} and its like write is read: a
 * text that says the same in other letters would not be the text of the spec that is made of it. Belongs to one thread.
 */
final class SpecReader {

    private final SpecCursor in;
    private final Map<String, Transform> custom;

    private SpecReader(SpecCursor in, Map<String, Transform> custom) {
        this.in = in;
        this.custom = custom;
    }

    static SpecReader of(String text, Collection<? extends Transform> custom) {
        return new SpecReader(new SpecCursor(text), StepReader.byName(custom));
    }

    /** A spec for each call. */
    List<FeatureSpec> calls() {
        List<FeatureSpec> calls = new ArrayList<>();
        try {
            while (!in.atEnd()) {
                if (!calls.isEmpty()) {
                    in.behind(" ");
                }
                calls.add(call());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Cannot read features at character " + in.at() + ": " + e.getMessage(), e);
        }
        return calls;
    }

    private FeatureSpec call() {
        int start = in.at();
        String name = in.word();
        if (name.isEmpty()) {
            throw in.unexpected("a transform");
        }
        in.behind("(");
        FeatureSpec read = name.equals("with") ? custom() : KnownCalls.read(name, in);
        in.behind(")");
        if (!read.toString().equals(in.since(start))) {
            throw new IllegalArgumentException("found \"" + Blame.cut(in.since(start)) + "\", which is written \""
                    + Blame.cut(read.toString()) + "\".");
        }
        return read;
    }

    private FeatureSpec custom() {
        String name = in.name();
        String[] inputs = in.behind(", ").names();
        Transform transform = custom.get(name);
        if (transform == null) {
            throw new UnsupportedFormatException("Cannot read features: they use the transform \"" + Blame.cut(name)
                    + "\" of " + Blame.cut(Arrays.toString(inputs)) + ", given are " + custom.keySet()
                    + ". Pass the transform of that name.");
        }
        return Features.none().with(transform, inputs);
    }
}
