package dev.boathouse.delta.internal.parquet;

import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Byte strings end to end behind all their lengths ("Delta-length byte array"). */
final class DeltaLengthValues extends Values {

    private final byte[] bytes;
    private final int end;
    private final long[] lengths;
    private int position;
    private int next;

    DeltaLengthValues(Page page, PrimitiveTypeName physical) {
        this(page.bytes(), page.valuesFrom(), page.end(), page.header().values());
        Broken.unless(
                physical == PrimitiveTypeName.BINARY, "a column of type " + physical + " has a page of byte strings");
    }

    DeltaLengthValues(byte[] bytes, int from, int end, int most) {
        this.bytes = bytes;
        this.end = end;
        Deltas deltas = new Deltas(bytes, from, end);
        Broken.unless(deltas.total() <= most, "a page has more lengths than values");
        this.lengths = new long[deltas.total()];
        deltas.read(lengths, 0, lengths.length);
        this.position = deltas.behind();
    }

    private int nextLength() {
        Broken.unless(next < lengths.length, "a page has fewer lengths than values");
        long length = lengths[next++];
        Broken.unless(length >= 0 && length <= end - position, "a value has " + length + " bytes");
        return (int) length;
    }

    @Override
    void bytes(ByteList target, int count) {
        target.reserve(count, end - position);
        for (int i = 0; i < count; i++) {
            int length = nextLength();
            target.add(bytes, position, length);
            position += length;
        }
    }

    @Override
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            position += nextLength();
        }
    }
}
