package dev.boathouse.delta.internal.scan;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of a file that a deletion vector names. Thread-safe, since nothing changes it.
 *
 * @param rows by the upper 32 bits of their indexes, the lower ones
 */
record DeletedRows(NavigableMap<Integer, RoaringBitmap> rows) {

    static DeletedRows none() {
        return new DeletedRows(new TreeMap<>());
    }

    /** How many they are. */
    long count() {
        return rows.values().stream()
                .mapToLong(RoaringBitmap::getLongCardinality)
                .sum();
    }

    /** Those that another vector does not name. */
    DeletedRows minus(DeletedRows other) {
        NavigableMap<Integer, RoaringBitmap> left = new TreeMap<>(rows);
        other.rows.forEach((high, low) -> left.computeIfPresent(high, (key, own) -> RoaringBitmap.andNot(own, low)));
        return new DeletedRows(left);
    }

    /** Whether one of the next rows is among them. */
    boolean reaches(long firstRow, long size) {
        for (long row = firstRow; row < firstRow + size; ) {
            long end = Math.min(firstRow + size, ((row >>> 32) + 1) << 32);
            RoaringBitmap low = rows.get((int) (row >>> 32));
            if (low != null && low.intersects(row & 0xffff_ffffL, (row & 0xffff_ffffL) + end - row)) {
                return true;
            }
            row = end;
        }
        return false;
    }

    /** The positions, from 0, of those of the next rows that are left; null when all are. */
    int @Nullable [] kept(long firstRow, int size) {
        if (rows.isEmpty()) {
            return null;
        }
        boolean[] gone = new boolean[size];
        int count = mark(firstRow, size, gone);
        return count == 0 ? null : positions(gone, false, size - count);
    }

    /** The positions, from 0, of those of the next rows that are among them. */
    int[] found(long firstRow, int size) {
        boolean[] here = new boolean[size];
        int count = mark(firstRow, size, here);
        return positions(here, true, count);
    }

    private static int[] positions(boolean[] marks, boolean wanted, int count) {
        int[] positions = new int[count];
        int next = 0;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == wanted) {
                positions[next++] = i;
            }
        }
        return positions;
    }

    private int mark(long firstRow, int size, boolean[] marks) {
        int count = 0;
        for (int at = 0; at < size; ) {
            long row = firstRow + at;
            // As many as have the same upper bits.
            int span = (int) Math.min(size - at, (1L << 32) - (row & 0xffff_ffffL));
            RoaringBitmap low = rows.get((int) (row >>> 32));
            if (low != null) {
                count += mark(low, (int) row, span, marks, at);
            }
            at += span;
        }
        return count;
    }

    private static int mark(RoaringBitmap low, int first, int span, boolean[] marks, int at) {
        PeekableIntIterator iterator = low.getIntIterator();
        iterator.advanceIfNeeded(first);
        int count = 0;
        while (iterator.hasNext()) {
            long offset = Integer.toUnsignedLong(iterator.next()) - Integer.toUnsignedLong(first);
            if (offset >= span) {
                break;
            }
            marks[at + (int) offset] = true;
            count++;
        }
        return count;
    }
}
