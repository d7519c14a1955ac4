package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;

/** INT32: byte, short, int, date, and decimals of up to 9 digits, which columns hold as longs. */
final class IntValues extends NumberValues {

    private int[] source = {};
    private long[] unscaled = {};
    private boolean narrows;
    private int[] dense = {};

    IntValues(Workspace space) {
        super(space, Integer.BYTES);
    }

    @Override
    void source(Column column) {
        narrows = column.type() instanceof DataType.Decimal;
        if (narrows) {
            unscaled = ACCESS.unscaled(column);
        } else {
            source = ACCESS.ints(column);
        }
    }

    @Override
    void all(int from, int count) {
        if (narrows) {
            for (int i = 0; i < count; i++) {
                space.ints[i] = (int) unscaled[from + i];
            }
        }
        dense = narrows ? space.ints : source;
        start = narrows ? 0 : from;
        this.count = count;
    }

    @Override
    void some(int[] positions, int count) {
        int[] gathered = space.ints;
        for (int i = 0; i < count; i++) {
            gathered[i] = narrows ? (int) unscaled[positions[i]] : source[positions[i]];
        }
        dense = gathered;
        start = 0;
        this.count = count;
    }

    @Override
    void extremes(Extremes extremes) {
        int[] values = dense;
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        for (int i = start; i < start + count; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        if (count > 0) {
            extremes.longs(least, greatest);
        }
    }

    @Override
    void plain(PageBuffer out) {
        out.put(dense, start, count);
    }

    @Override
    boolean codes(int[] target, int at) {
        int[] values = dense;
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
