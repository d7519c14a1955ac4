package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Int, short, byte and date. */
final class IntColumn extends Column {

    final int[] values;

    IntColumn(DataType type, int[] values, int size, long @Nullable [] validity) {
        super(type, size, validity);
        this.values = values;
    }

    @Override
    public long longAt(int index) {
        return values[index];
    }

    @Override
    Object boxed(int index) {
        int value = values[index];
        if (type() == DataType.DATE) {
            return LocalDate.ofEpochDay(value);
        }
        if (type() == DataType.SHORT) {
            return (short) value;
        }
        return type() == DataType.BYTE ? (Object) (byte) value : (Object) value;
    }

    @Override
    Column take(int[] positions, int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[positions[i]];
        }
        return new IntColumn(type(), taken, count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    void numbers(int from, int to, double[] target, int offset) {
        for (int i = from; i < to; i++) {
            target[offset + i - from] = values[i];
        }
    }

    @Override
    boolean hasKeys() {
        return true;
    }

    @Override
    void keys(int from, int to, long[] target) {
        for (int i = from; i < to; i++) {
            target[i - from] = values[i];
        }
    }

    @Override
    Column slice(int from, int to) {
        return new IntColumn(
                type(), Arrays.copyOfRange(values, from, to), to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            digest.put(values[i]);
        }
    }
}
