package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;

/** DOUBLE. Values with other bits are other entries of the dictionary, so that all come back as they were. */
final class DoubleValues extends NumberValues {

    private double[] source = {};
    private double[] dense = {};

    DoubleValues(Workspace space) {
        super(space, Double.BYTES);
    }

    @Override
    void source(Column column) {
        source = ACCESS.doubles(column);
    }

    @Override
    void all(int from, int count) {
        this.dense = source;
        this.start = from;
        this.count = count;
    }

    @Override
    void some(int[] positions, int count) {
        double[] gathered = space.doubles;
        double[] from = source;
        for (int i = 0; i < count; i++) {
            gathered[i] = from[positions[i]];
        }
        this.dense = gathered;
        this.start = 0;
        this.count = count;
    }

    @Override
    void extremes(Extremes extremes) {
        double[] values = dense;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean nan = false;
        for (int i = start; i < start + count; i++) {
            double value = values[i];
            // Comparisons, which are seldom true, cost less than Math.min.
            if (value < least) {
                least = value;
            }
            if (value > greatest) {
                greatest = value;
            }
            nan |= Double.isNaN(value);
        }
        extremes.doubles(least, greatest, nan);
    }

    @Override
    void plain(PageBuffer out) {
        out.put(dense, start, count);
    }

    @Override
    boolean codes(int[] target, int at) {
        double[] values = dense;
        int from = start;
        for (int i = 0; i < count; i++) {
            int code = dictionary.code(Double.doubleToRawLongBits(values[from + i]));
            if (code < 0) {
                return false;
            }
            target[at + i] = code;
        }
        return true;
    }
}
