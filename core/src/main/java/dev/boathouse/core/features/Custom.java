package dev.boathouse.core.features;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host's transform. What it reads is checked before it sees it, what it writes before anybody else does. */
record Custom(Transform transform, List<String> inputs, double[] state, int width) implements Step {

    static final byte TAG = 14;

    @Override
    public String name() {
        return transform.name();
    }

    @Override
    public int arity() {
        return inputs.size();
    }

    @Override
    public Missing missing() {
        return Missing.FAILS;
    }

    @Override
    public void apply(Block block, Place place) {
        double[] values = block.values;
        double[] input = place.input();
        double[] output = place.output();
        for (int i = 0; i < block.count(); i++) {
            for (int k = 0; k < input.length; k++) {
                input[k] = values[place.lanes()[k] + i];
                if (!Double.isFinite(input[k])) {
                    throw block.notFinite(inputs.get(k), place.reads()[k], input[k], i);
                }
            }
            transform.apply(state, input, output);
            for (int k = 0; k < output.length; k++) {
                if (!Double.isFinite(output[k])) {
                    throw block.failed(
                            place.reads()[0],
                            i,
                            "transform \"" + transform.name() + "\" gave " + output[k],
                            "A transform gives finite numbers for finite ones.");
                }
                values[place.to() + k * block.capacity + i] = output[k];
            }
        }
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(transform.name()).put(inputs.size());
        inputs.forEach(out::put);
        out.put(state.length);
        for (double number : state) {
            out.put(number);
        }
        out.put(width);
    }

    static Custom read(String part, Map<String, Transform> custom, BinaryReader in) {
        String name = in.text();
        List<String> inputs = new ArrayList<>();
        for (int left = in.count(Integer.BYTES); left > 0; left--) {
            inputs.add(in.text());
        }
        double[] state = new double[in.count(Double.BYTES)];
        for (int i = 0; i < state.length; i++) {
            state[i] = in.readFinite();
        }
        int width = in.readInt();
        Transform transform = custom.get(name);
        if (transform == null) {
            throw new UnsupportedFormatException("Cannot read " + part + ": it uses the transform \"" + Blame.cut(name)
                    + "\", registered are " + custom.keySet() + ". Pass the transform of that name to the reader.");
        }
        int found = inputs.isEmpty() ? 0 : transform.outputs(inputs).size();
        if (found != width || width < 1) {
            throw new UnsupportedFormatException("Cannot read " + part + ": the transform \"" + name + "\" gave "
                    + width + " features in training, the one registered gives " + found
                    + ". Register the one of training.");
        }
        return new Custom(transform, List.copyOf(inputs), state, width);
    }
}
