package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.storage.Storage;
import java.util.Arrays;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * The rows of a file that its deletion vector removes.
 *
 * @param rows their indexes in the file
 */
record DeletedRows(Roaring64NavigableMap rows) {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    static DeletedRows of(Storage storage, DataFile file) {
        return new DeletedRows(file.deletionVector()
                .map(reference -> DeletionVectors.read(storage, reference))
                .orElseGet(Roaring64NavigableMap::new));
    }

    /** The chunk without them. */
    Chunk without(Chunk chunk, long firstRow) {
        if (rows.isEmpty()) {
            return chunk;
        }
        int[] kept = new int[chunk.size()];
        int count = 0;
        for (int i = 0; i < chunk.size(); i++) {
            if (!rows.contains(firstRow + i)) {
                kept[count++] = i;
            }
        }
        return count == chunk.size() ? chunk : ACCESS.take(chunk, Arrays.copyOf(kept, count));
    }
}
