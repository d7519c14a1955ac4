package dev.boathouse.delta.internal.parquet;

import java.util.Arrays;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Byte strings that share a beginning with the one before ("Delta Strings", DELTA_BYTE_ARRAY). */
final class DeltaBytesValues extends Values {

    private final long[] shared;
    private final DeltaLengthValues rests;
    private final ByteList rest = new ByteList(1);
    private final int width;
    private byte[] last = new byte[64];
    private int lastLength;
    private int next;

    DeltaBytesValues(Page page, PrimitiveType type) {
        PrimitiveTypeName physical = type.getPrimitiveTypeName();
        Broken.unless(
                physical == PrimitiveTypeName.BINARY || physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                "a column of type " + physical + " has a page of byte strings");
        this.width = Encodings.width(type);
        Deltas deltas = new Deltas(page.bytes(), page.valuesFrom(), page.end());
        int most = page.header().values();
        Broken.unless(deltas.total() <= most, "a page has more lengths than values");
        this.shared = new long[deltas.total()];
        deltas.read(shared, 0, shared.length);
        this.rests = new DeltaLengthValues(page.bytes(), deltas.behind(), page.end(), most);
    }

    private void advance() {
        Broken.unless(next < shared.length, "a page has fewer lengths than values");
        long common = shared[next++];
        Broken.unless(
                common >= 0 && common <= lastLength, "a value shares " + common + " bytes with one of " + lastLength);
        rest.clear();
        rests.bytes(rest, 1);
        int added = rest.end(0);
        int length = Math.addExact((int) common, added);
        Broken.unless(width == 0 || length == width, "a value has " + length + " bytes instead of " + width);
        if (length > last.length) {
            last = Arrays.copyOf(last, Math.max(length, last.length * 2));
        }
        System.arraycopy(rest.bytes(), 0, last, (int) common, added);
        lastLength = length;
    }

    @Override
    void bytes(ByteList target, int count) {
        for (int i = 0; i < count; i++) {
            advance();
            target.add(last, 0, lastLength);
        }
    }

    @Override
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
    }
}
