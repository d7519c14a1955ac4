package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import org.jspecify.annotations.Nullable;

final class BooleanColumn extends Column {

    final long[] bits;

    BooleanColumn(long[] bits, int size, long @Nullable [] validity) {
        super(DataType.BOOLEAN, size, validity);
        this.bits = bits;
    }

    @Override
    public boolean booleanAt(int index) {
        return Bits.at(bits, index);
    }

    @Override
    public long longAt(int index) {
        return Bits.at(bits, index) ? 1 : 0;
    }

    @Override
    Object boxed(int index) {
        return Bits.at(bits, index);
    }

    @Override
    Column take(int[] positions, int count) {
        return new BooleanColumn(
                Bits.take(bits, positions, count), count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    void numbers(int from, int to, double[] target, int offset) {
        for (int i = from; i < to; i++) {
            target[offset + i - from] = bits[i >>> 6] >>> i & 1;
        }
    }

    @Override
    Column slice(int from, int to) {
        return new BooleanColumn(Bits.slice(bits, from, to), to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            digest.put((byte) longAt(i));
        }
    }
}
