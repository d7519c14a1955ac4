package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;

/** FLOAT. Values with other bits are other entries of the dictionary, so that all come back as they were. */
final class FloatValues extends NumberValues {

    private float[] source = {};
    private float[] dense = {};

    FloatValues(Workspace space) {
        super(space, Float.BYTES);
    }

    @Override
    void source(Column column) {
        source = ACCESS.floats(column);
    }

    @Override
    void all(int from, int count) {
        this.dense = source;
        this.start = from;
        this.count = count;
    }

    @Override
    void some(int[] positions, int count) {
        float[] gathered = space.floats;
        float[] from = source;
        for (int i = 0; i < count; i++) {
            gathered[i] = from[positions[i]];
        }
        this.dense = gathered;
        this.start = 0;
        this.count = count;
    }

    @Override
    void extremes(Extremes extremes) {
        float[] values = dense;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        boolean nan = false;
        for (int i = start; i < start + count; i++) {
            float value = values[i];
            // Comparisons, which are seldom true, cost less than Math.min.
            if (value < least) {
                least = value;
            }
            if (value > greatest) {
                greatest = value;
            }
            nan |= Float.isNaN(value);
        }
        extremes.doubles(least, greatest, nan);
    }

    @Override
    void plain(PageBuffer out) {
        out.put(dense, start, count);
    }

    @Override
    boolean codes(int[] target, int at) {
        float[] values = dense;
        int from = start;
        for (int i = 0; i < count; i++) {
            int code = dictionary.code(Float.floatToRawIntBits(values[from + i]));
            if (code < 0) {
                return false;
            }
            target[at + i] = code;
        }
        return true;
    }
}
