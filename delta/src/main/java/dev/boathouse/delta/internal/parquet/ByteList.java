package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.internal.ByteDictionary;
import java.util.Arrays;

/** Byte strings end to end, growing. */
final class ByteList {

    private byte[] bytes;
    private int[] offsets;
    private int size;

    ByteList(int expected) {
        this.bytes = new byte[Math.max(16, expected * 8)];
        this.offsets = new int[expected + 1];
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int entry) {
        return offsets[entry];
    }

    int end(int entry) {
        return offsets[entry + 1];
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many entries of so many bytes together. */
    void reserve(int entries, long byteCount) {
        long neededBytes = offsets[size] + byteCount;
        if (neededBytes > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(bytes.length, neededBytes));
        }
        long neededOffsets = size + 1L + entries;
        if (neededOffsets > offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, neededOffsets));
        }
    }

    private static int grown(int length, long needed) {
        Broken.unless(needed <= Integer.MAX_VALUE - 8, "the texts of a batch take more than 2 GiB");
        return (int) Math.max(needed, Math.min(length + (long) (length >> 1), Integer.MAX_VALUE - 8));
    }

    void add(byte[] source, int from, int length) {
        reserve(1, length);
        System.arraycopy(source, from, bytes, offsets[size], length);
        offsets[size + 1] = offsets[size] + length;
        size++;
    }

    /** Adds all entries of a dictionary. */
    void addAll(ByteDictionary other) {
        int from = other.size() == 0 ? 0 : other.start(0);
        int length = other.size() == 0 ? 0 : other.end(other.size() - 1) - from;
        reserve(other.size(), length);
        System.arraycopy(other.bytes(), from, bytes, offsets[size], length);
        int shift = offsets[size] - from;
        for (int i = 0; i < other.size(); i++) {
            offsets[++size] = other.end(i) + shift;
        }
    }

    /** Puts the last entries to the places whose bits are set, empty entries to the others. */
    void spread(int from, int slots, int count, long[] valid) {
        reserve(slots - count, 0);
        int source = from + count;
        int end = offsets[source];
        size = from + slots;
        for (int slot = from + slots - 1; slot >= from; slot--) {
            offsets[slot + 1] = end;
            if (BitRuns.at(valid, slot)) {
                end = offsets[--source];
            }
        }
    }

    /** The entries, without a copy: this list must not be used any more. */
    ByteDictionary dictionary() {
        return new ByteDictionary(bytes, offsets, size);
    }
}
