package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import java.math.BigInteger;
import java.util.Arrays;

/** FIXED_LEN_BYTE_ARRAY: decimals of more than 18 digits, which columns hold in 16 bytes. */
final class FixedValues extends Values {

    private static final int HELD = 16;

    private final int width;
    private byte[] source = {};
    private int[] positions = {};
    private int count;

    FixedValues(Workspace space, int width) {
        super(space);
        this.width = width;
    }

    @Override
    void source(Column column) {
        source = ACCESS.wideUnscaled(column);
    }

    @Override
    void all(int from, int size) {
        positions = space.positions;
        for (int i = 0; i < size; i++) {
            positions[i] = from + i;
        }
        count = size;
    }

    @Override
    void some(int[] given, int size) {
        positions = given;
        count = size;
    }

    @Override
    void extremes(Extremes extremes) {
        if (count == 0) {
            return;
        }
        int least = positions[0];
        int greatest = least;
        for (int i = 1; i < count; i++) {
            if (compare(positions[i], least) < 0) {
                least = positions[i];
            } else if (compare(positions[i], greatest) > 0) {
                greatest = positions[i];
            }
        }
        extremes.wide(new BigInteger(source, least * HELD, HELD));
        extremes.wide(new BigInteger(source, greatest * HELD, HELD));
    }

    private int compare(int left, int right) {
        int a = left * HELD;
        int b = right * HELD;
        // The first byte has the sign.
        return source[a] != source[b]
                ? Byte.compare(source[a], source[b])
                : Arrays.compareUnsigned(source, a, a + HELD, source, b, b + HELD);
    }

    @Override
    void plain(PageBuffer out) {
        out.reserve((long) count * width);
        for (int i = 0; i < count; i++) {
            out.put(source, (positions[i] + 1) * HELD - width, width);
        }
    }

    @Override
    long sizeOf(Column column, int from, int to) {
        return (long) (to - from) * width;
    }

    @Override
    boolean hasCodes() {
        return false;
    }
}
