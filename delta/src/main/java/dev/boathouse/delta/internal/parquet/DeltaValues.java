package dev.boathouse.delta.internal.parquet;

import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** INT32 and INT64 as differences. */
final class DeltaValues extends Values {

    private static final int BLOCK = 1024;

    private final Deltas deltas;
    private final long[] block = new long[BLOCK];

    DeltaValues(Page page, PrimitiveTypeName physical) {
        Broken.unless(
                physical == PrimitiveTypeName.INT32 || physical == PrimitiveTypeName.INT64,
                "a column of type " + physical + " has a page of differences");
        this.deltas = new Deltas(page.bytes(), page.valuesFrom(), page.end());
    }

    @Override
    void ints(int[] target, int from, int count) {
        for (int at = from; at < from + count; at += BLOCK) {
            int taken = Math.min(BLOCK, from + count - at);
            deltas.read(block, 0, taken);
            for (int i = 0; i < taken; i++) {
                // Differences of 32-bit numbers wrap around at 32 bits.
                target[at + i] = (int) block[i];
            }
        }
    }

    @Override
    void longs(long[] target, int from, int count) {
        deltas.read(target, from, count);
    }

    @Override
    void skip(int count) {
        for (int left = count; left > 0; left -= BLOCK) {
            deltas.read(block, 0, Math.min(BLOCK, left));
        }
    }
}
