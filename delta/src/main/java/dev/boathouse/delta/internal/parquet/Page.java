package dev.boathouse.delta.internal.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A data page, decompressed: where its levels and values lie in one array. The array belongs to the reader of the column and holds this
 * page only until the next one is loaded; it has {@link #PADDING} bytes more than the page.
 *
 * @param header its header
 * @param bytes the array
 * @param repetitionFrom where its repetition levels start
 * @param repetitionEnd where they end
 * @param definitionFrom where its definition levels start
 * @param definitionEnd where they end
 * @param valuesFrom where its values start
 * @param end where the page ends
 */
record Page(
        PageHeader header,
        byte[] bytes,
        int repetitionFrom,
        int repetitionEnd,
        int definitionFrom,
        int definitionEnd,
        int valuesFrom,
        int end) {

    /** So many bytes may be read behind the page, whatever they are: bits are unpacked eight bytes at a time. */
    static final int PADDING = 8;

    private static final int BIT_PACKED = 4;

    /** Finds the parts of a page of version 1. */
    static Page v1(PageHeader header, byte[] bytes, int maxRepetition, int maxDefinition) {
        int end = header.size();
        int position = 0;
        int[] repetition = levels(bytes, position, end, maxRepetition, header.repetitionEncoding(), header.values());
        position = repetition[1];
        int[] definition = levels(bytes, position, end, maxDefinition, header.definitionEncoding(), header.values());
        return new Page(header, bytes, repetition[0], repetition[1], definition[0], definition[1], definition[1], end);
    }

    /** Finds the parts of a page of version 2. */
    static Page v2(PageHeader header, byte[] bytes) {
        int definition = header.repetitionSize();
        int values = definition + header.definitionSize();
        return new Page(header, bytes, 0, definition, definition, values, values, header.size());
    }

    private static int[] levels(byte[] bytes, int from, int end, int max, int encoding, int values) {
        if (max == 0) {
            return new int[] {from, from};
        }
        if (encoding == BIT_PACKED) {
            long size = ((long) values * RunLengths.width(max) + 7) / 8;
            Broken.unless(size <= end - from, "levels need " + size + " bytes, and " + (end - from) + " are there");
            return new int[] {from, from + (int) size};
        }
        Broken.unless(end - from >= 4, "the page ends before its levels");
        int size = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(from);
        Broken.unless(size >= 0 && size <= end - from - 4, "levels have " + size + " bytes");
        return new int[] {from + 4, from + 4 + size};
    }

    boolean isOld() {
        return header.kind() == PageHeader.Kind.DATA;
    }

    /** Reads definition levels. */
    RunLengths definitions(int max) {
        return runs(definitionFrom, definitionEnd, max, header.definitionEncoding());
    }

    /** Reads repetition levels. */
    RunLengths repetitions(int max) {
        return runs(repetitionFrom, repetitionEnd, max, header.repetitionEncoding());
    }

    private RunLengths runs(int from, int to, int max, int encoding) {
        int width = RunLengths.width(max);
        return isOld() && encoding == BIT_PACKED
                ? RunLengths.ofOldLevels(bytes, from, width, header.values())
                : new RunLengths(bytes, from, to, width);
    }
}
