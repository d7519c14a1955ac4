package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

final class DoubleColumn extends Column {

    final double[] values;

    DoubleColumn(double[] values, int size, long @Nullable [] validity) {
        super(DataType.DOUBLE, size, validity);
        this.values = values;
    }

    @Override
    public double doubleAt(int index) {
        return values[index];
    }

    @Override
    Object boxed(int index) {
        return values[index];
    }

    @Override
    Column take(int[] positions, int count) {
        double[] taken = new double[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[positions[i]];
        }
        return new DoubleColumn(taken, count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    void numbers(int from, int to, double[] target, int offset) {
        System.arraycopy(values, from, target, offset, to - from);
    }

    @Override
    boolean hasKeys() {
        return true;
    }

    @Override
    void keys(int from, int to, long[] target) {
        for (int i = from; i < to; i++) {
            target[i - from] = KeyRange.key(values[i]);
        }
    }

    @Override
    Column slice(int from, int to) {
        return new DoubleColumn(
                Arrays.copyOfRange(values, from, to), to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            digest.put(values[i]);
        }
    }
}
