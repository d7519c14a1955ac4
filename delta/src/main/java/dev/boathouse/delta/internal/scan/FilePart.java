package dev.boathouse.delta.internal.scan;

import dev.boathouse.delta.internal.parquet.RowGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a data file that is read in one go: the row groups that start in a range of its bytes.
 *
 * @param rows the file, and which of its rows
 * @param index which part, from 0
 * @param parts how many parts the file has
 */
record FilePart(FileRows rows, int index, int parts) {

    private static final long BYTES = 1L << 26;

    /** The files, each in one part, or large ones in several. */
    static List<FilePart> of(List<FileRows> files, boolean split) {
        List<FilePart> parts = new ArrayList<>();
        for (FileRows file : files) {
            int count = split ? (int) Math.max(1, Math.min(file.file().size() / BYTES, 1 << 10)) : 1;
            for (int i = 0; i < count; i++) {
                parts.add(new FilePart(file, i, count));
            }
        }
        return parts;
    }

    /** Whether a row group belongs to this part; each belongs to exactly one, whatever size the log says. */
    boolean holds(RowGroup group) {
        long part = group.start() / Math.max(1, rows.file().size() / parts);
        return Math.max(0, Math.min(part, parts - 1L)) == index;
    }
}
