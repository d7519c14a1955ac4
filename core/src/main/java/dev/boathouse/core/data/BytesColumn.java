package dev.boathouse.core.data;

import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.Digest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** String and binary: codes into a dictionary, or no codes where entry i of the dictionary is value i. */
final class BytesColumn extends Column {

    private static final byte[] EMPTY = {};

    final int @Nullable [] codes;
    final ByteDictionary dictionary;

    BytesColumn(
            DataType type, int @Nullable [] codes, ByteDictionary dictionary, int size, long @Nullable [] validity) {
        super(type, size, validity);
        this.codes = codes;
        this.dictionary = dictionary;
    }

    int entry(int index) {
        return codes == null ? index : codes[index];
    }

    @Override
    public String stringAt(int index) {
        if (type() != DataType.STRING) {
            throw mismatch("strings");
        }
        return isNull(index) ? "" : dictionary.text(entry(index));
    }

    @Override
    public byte[] binaryAt(int index) {
        return isNull(index) ? EMPTY : dictionary.copy(entry(index));
    }

    @Override
    public double doubleAt(int index) {
        throw mismatch("numbers");
    }

    @Override
    Object boxed(int index) {
        return type() == DataType.STRING ? stringAt(index) : binaryAt(index);
    }

    @Override
    Column take(int[] positions, int count) {
        int[] taken = codes == null ? Arrays.copyOf(positions, count) : new int[count];
        for (int i = 0; codes != null && i < count; i++) {
            taken[i] = codes[positions[i]];
        }
        return new BytesColumn(type(), taken, dictionary, count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    Column slice(int from, int to) {
        long[] validitySliced = Bits.sliceValidity(validity, from, to);
        return codes == null
                ? new BytesColumn(type(), null, dictionary.slice(from, to), to - from, validitySliced)
                : new BytesColumn(type(), Arrays.copyOfRange(codes, from, to), dictionary, to - from, validitySliced);
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isNull(i)) {
                digest.put(0);
            } else {
                digest.put(dictionary.bytes(), dictionary.start(entry(i)), dictionary.end(entry(i)));
            }
        }
    }
}
