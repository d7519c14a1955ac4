package dev.boathouse.delta.internal.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Truth values in runs, behind their length. */
final class TruthRuns extends Values {

    private final RunLengths runs;

    TruthRuns(Page page, PrimitiveTypeName physical) {
        Broken.unless(
                physical == PrimitiveTypeName.BOOLEAN, "a column of type " + physical + " has a page of truth values");
        int from = page.valuesFrom();
        if (from == page.end()) {
            this.runs = new RunLengths(page.bytes(), from, from, 1);
            return;
        }
        Broken.unless(page.end() - from >= Integer.BYTES, "a page ends within its values");
        int size = ByteBuffer.wrap(page.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(from);
        Broken.unless(size >= 0 && size <= page.end() - from - Integer.BYTES, "runs have " + size + " bytes");
        this.runs = new RunLengths(page.bytes(), from + Integer.BYTES, from + Integer.BYTES + size, 1);
    }

    @Override
    void bits(long[] target, int from, int count) {
        runs.bits(target, from, count);
    }

    @Override
    void skip(int count) {
        runs.skip(count);
    }
}
