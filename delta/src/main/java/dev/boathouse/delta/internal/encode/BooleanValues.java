package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;

/** BOOLEAN: a bit for each value, end to end across blocks. */
final class BooleanValues extends Values {

    private long[] source = {};
    private final long[] dense = new long[Workspace.BLOCK / Long.SIZE];
    private int count;
    private int truths;
    /** Bits of the page that do not fill a word yet. */
    private long rest;

    private int restBits;

    BooleanValues(Workspace space) {
        super(space);
    }

    @Override
    void source(Column column) {
        source = ACCESS.bits(column);
    }

    private void clear(int size) {
        count = size;
        for (int i = 0; i < (size + Long.SIZE - 1) / Long.SIZE; i++) {
            dense[i] = 0;
        }
    }

    @Override
    void all(int from, int size) {
        clear(size);
        Validity.copy(source, from, size, dense, 0);
        truths = Validity.count(dense, 0, size);
    }

    @Override
    void some(int[] positions, int size) {
        clear(size);
        for (int i = 0; i < size; i++) {
            int position = positions[i];
            dense[i >>> 6] |= (source[position >>> 6] >>> position & 1) << i;
        }
        truths = Validity.count(dense, 0, size);
    }

    @Override
    void extremes(Extremes extremes) {
        if (count > 0) {
            extremes.longs(truths == count ? 1 : 0, truths > 0 ? 1 : 0);
        }
    }

    @Override
    void plain(PageBuffer out) {
        for (int i = 0; i < count; i += Long.SIZE) {
            long word = dense[i >>> 6];
            int bits = Math.min(Long.SIZE, count - i);
            rest |= word << restBits;
            if (restBits + bits >= Long.SIZE) {
                out.putLong(rest);
                rest = restBits == 0 ? 0 : word >>> (Long.SIZE - restBits);
                restBits += bits - Long.SIZE;
            } else {
                restBits += bits;
            }
        }
    }

    @Override
    void finish(PageBuffer out) {
        out.putLow(rest, (restBits + 7) / 8);
        rest = 0;
        restBits = 0;
    }

    @Override
    long sizeOf(Column column, int from, int to) {
        return ((long) to - from) / Byte.SIZE;
    }

    @Override
    boolean hasCodes() {
        return false;
    }
}
