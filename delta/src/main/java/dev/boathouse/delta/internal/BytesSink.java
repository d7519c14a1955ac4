package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Strings and bytes, end to end: each value an entry of its own, or each distinct one where the file has a dictionary. */
final class BytesSink extends ValueSink {

    private final DataType type;
    private final boolean coded;
    private byte[] bytes = new byte[1 << 10];
    private int[] offsets;
    private int entries;
    private int[] codes;
    /** By the file's code: our code plus one, zero where not met yet. */
    private int[] ours = new int[64];

    BytesSink(DataType type, boolean coded, int capacity) {
        this.type = type;
        this.coded = coded;
        this.codes = new int[coded ? capacity : 0];
        this.offsets = new int[(coded ? 64 : capacity) + 1];
    }

    @Override
    void ensure(int index) {
        if (coded && index >= codes.length) {
            codes = Arrays.copyOf(codes, grown(codes.length, index));
        }
    }

    @Override
    void take(ColumnReader reader, int index) {
        if (!coded) {
            skipTo(index);
            add(reader.getBinary());
            return;
        }
        int theirs = reader.getCurrentValueDictionaryID();
        if (theirs >= ours.length) {
            ours = Arrays.copyOf(ours, grown(ours.length, theirs));
        }
        if (ours[theirs] == 0) {
            add(reader.getBinary());
            ours[theirs] = entries;
        }
        codes[index] = ours[theirs] - 1;
    }

    /** Null slots are empty entries. */
    private void skipTo(int index) {
        while (entries < index) {
            addEnd(offsets[entries]);
        }
    }

    private void add(Binary value) {
        int start = offsets[entries];
        int end = Math.addExact(start, value.length());
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8, bytes.length * 2L)));
        }
        value.toByteBuffer().get(bytes, start, value.length());
        addEnd(end);
    }

    private void addEnd(int end) {
        if (entries + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, entries + 1));
        }
        offsets[++entries] = end;
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        if (!coded) {
            skipTo(size);
        } else if (entries == 0) {
            // Codes of nulls point at entry 0, which must exist.
            addEnd(0);
        }
        return ACCESS.ofBytes(type, coded ? codes : null, new ByteDictionary(bytes, offsets, entries), size, validity);
    }
}
