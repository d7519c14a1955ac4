package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;

/** INT64: long, timestamps, and decimals of up to 18 digits. */
final class LongValues extends NumberValues {

    private long[] source = {};
    private long[] dense = {};

    LongValues(Workspace space) {
        super(space, Long.BYTES);
    }

    @Override
    void source(Column column) {
        source = column.type() instanceof DataType.Decimal ? ACCESS.unscaled(column) : ACCESS.longs(column);
    }

    @Override
    void all(int from, int count) {
        this.dense = source;
        this.start = from;
        this.count = count;
    }

    @Override
    void some(int[] positions, int count) {
        long[] gathered = space.longs;
        long[] from = source;
        for (int i = 0; i < count; i++) {
            gathered[i] = from[positions[i]];
        }
        this.dense = gathered;
        this.start = 0;
        this.count = count;
    }

    @Override
    void extremes(Extremes extremes) {
        long[] values = dense;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = start; i < start + count; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        extremes.longs(least, greatest);
    }

    @Override
    void plain(PageBuffer out) {
        out.put(dense, start, count);
    }

    @Override
    boolean codes(int[] target, int at) {
        long[] values = dense;
        int from = start;
        for (int i = 0; i < count; i++) {
            int code = dictionary.code(values[from + i]);
            if (code < 0) {
                return false;
            }
            target[at + i] = code;
        }
        return true;
    }
}
