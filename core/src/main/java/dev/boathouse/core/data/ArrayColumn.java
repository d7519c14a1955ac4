package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of scalars: value i holds the elements from offset i to offset i + 1. */
final class ArrayColumn extends Column {

    final int[] offsets;
    final Column elements;

    ArrayColumn(int[] offsets, Column elements, int size, long @Nullable [] validity) {
        super(new DataType.Array(elements.type()), size, validity);
        this.offsets = offsets;
        this.elements = elements;
    }

    @Override
    public double doubleAt(int index) {
        throw mismatch("numbers");
    }

    @Override
    Object boxed(int index) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = offsets[index]; i < offsets[index + 1]; i++) {
            values.add(elements.valueAt(i));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    Column take(int[] positions, int count) {
        int[] takenOffsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            takenOffsets[i + 1] = takenOffsets[i] + offsets[positions[i] + 1] - offsets[positions[i]];
        }
        int[] inner = new int[takenOffsets[count]];
        for (int i = 0; i < count; i++) {
            int shift = offsets[positions[i]] - takenOffsets[i];
            int end = takenOffsets[i + 1];
            for (int k = takenOffsets[i]; k < end; k++) {
                inner[k] = shift + k;
            }
        }
        Column takenElements = elements.take(inner, inner.length);
        return new ArrayColumn(takenOffsets, takenElements, count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    Column slice(int from, int to) {
        int[] sliced = new int[to - from + 1];
        for (int i = 0; i < sliced.length; i++) {
            sliced[i] = offsets[from + i] - offsets[from];
        }
        Column slicedElements = elements.slice(offsets[from], offsets[to]);
        return new ArrayColumn(sliced, slicedElements, to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            digest.put(offsets[i + 1] - offsets[i]);
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                digest.put((byte) (elements.isNull(k) ? 0 : 1));
                elements.digestInto(digest, k, k + 1);
            }
        }
    }
}
