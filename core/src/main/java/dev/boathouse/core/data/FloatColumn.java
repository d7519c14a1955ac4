package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

final class FloatColumn extends Column {

    final float[] values;

    FloatColumn(float[] values, int size, long @Nullable [] validity) {
        super(DataType.FLOAT, size, validity);
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
        float[] taken = new float[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[positions[i]];
        }
        return new FloatColumn(taken, count, Bits.takeValidity(validity, positions, count));
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
            target[i - from] = KeyRange.key(values[i]);
        }
    }

    @Override
    Column slice(int from, int to) {
        return new FloatColumn(Arrays.copyOfRange(values, from, to), to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            digest.put(Float.floatToIntBits(values[i]));
        }
    }
}
