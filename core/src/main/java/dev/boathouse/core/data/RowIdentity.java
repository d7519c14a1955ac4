package dev.boathouse.core.data;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which row of which file each row of a chunk is, so that splitting does not depend on order or on what was filtered before.
 *
 * @param fileKey a hash of the file's path relative to its table; 0 for rows that a host made
 * @param firstRow the index in the file of the chunk's first row, before any was dropped
 * @param kept offsets from {@code firstRow} of the rows that are left; absent when none was dropped
 */
record RowIdentity(long fileKey, long firstRow, int @Nullable [] kept) {

    RowIdentity take(int[] positions, int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = kept == null ? positions[i] : kept[positions[i]];
        }
        return new RowIdentity(fileKey, firstRow, taken);
    }

    RowIdentity slice(int from, int to) {
        return kept == null
                ? new RowIdentity(fileKey, firstRow + from, null)
                : new RowIdentity(fileKey, firstRow, Arrays.copyOfRange(kept, from, to));
    }

    /** Rows that a host made have no file to tell them apart from those of another frame. */
    boolean isHosts() {
        return fileKey == 0;
    }

    /** Behind the greatest row index, of so many rows. */
    long end(int size) {
        return firstRow + (kept == null ? size : Arrays.stream(kept).max().orElse(-1) + 1);
    }

    RowIdentity shifted(long rows) {
        return new RowIdentity(fileKey, firstRow + rows, kept);
    }

    /** A number that looks random, the same for the same row and seed. */
    long hash(long seed, int position) {
        long row = firstRow + (kept == null ? position : kept[position]);
        return SplitMix.mix(SplitMix.mix(SplitMix.mix(seed) ^ fileKey) ^ row);
    }

    /** The hash as a number in [0, 1). */
    static double uniform(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }
}
