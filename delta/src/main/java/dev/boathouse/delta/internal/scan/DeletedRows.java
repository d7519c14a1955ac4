package dev.boathouse.delta.internal.scan;

import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.storage.Storage;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of a file that its deletion vector removes. Thread-safe, since nothing changes it.
 *
 * @param rows by the upper 32 bits of their indexes, the lower ones
 */
record DeletedRows(NavigableMap<Integer, RoaringBitmap> rows) {

    static DeletedRows none() {
        return new DeletedRows(new TreeMap<>());
    }

    static DeletedRows of(Storage storage, DataFile file) {
        return file.deletionVector()
                .map(reference -> DeletionVectors.read(storage, reference))
                .orElseGet(DeletedRows::none);
    }

    /** How many they are. */
    long count() {
        return rows.values().stream()
                .mapToLong(RoaringBitmap::getLongCardinality)
                .sum();
    }

    /** The positions, from 0, of those of the next rows that are left; null when all are. */
    int @Nullable [] kept(long firstRow, int size) {
        if (rows.isEmpty()) {
            return null;
        }
        boolean[] gone = new boolean[size];
        int count = 0;
        for (int at = 0; at < size; ) {
            long row = firstRow + at;
            // As many as have the same upper bits.
            int span = (int) Math.min(size - at, (1L << 32) - (row & 0xffff_ffffL));
            RoaringBitmap low = rows.get((int) (row >>> 32));
            if (low != null) {
                count += mark(low, (int) row, span, gone, at);
            }
            at += span;
        }
        if (count == 0) {
            return null;
        }
        int[] kept = new int[size - count];
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (!gone[i]) {
                kept[next++] = i;
            }
        }
        return kept;
    }

    private static int mark(RoaringBitmap low, int first, int span, boolean[] gone, int at) {
        PeekableIntIterator iterator = low.getIntIterator();
        iterator.advanceIfNeeded(first);
        int count = 0;
        while (iterator.hasNext()) {
            long offset = Integer.toUnsignedLong(iterator.next()) - Integer.toUnsignedLong(first);
            if (offset >= span) {
                break;
            }
            gone[at + (int) offset] = true;
            count++;
        }
        return count;
    }
}
