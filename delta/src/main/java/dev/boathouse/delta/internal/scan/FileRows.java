package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.DeletionVectorRef;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a file that a scan reads: those that its deletion vector leaves.
 *
 * @param file the file
 * @param among where set, only those that this vector names
 * @param constants the values that all rows have in columns that the file does not, by name; kept in the order of the columns
 */
public record FileRows(DataFile file, Optional<DeletionVectorRef> among, Map<String, Object> constants) {

    /**
     * All that the file has left.
     *
     * @param file the file
     * @return its rows
     */
    static FileRows of(DataFile file) {
        return new FileRows(file, Optional.empty(), Map.of());
    }

    /** What tells the rows from others. */
    void put(Digest digest) {
        digest.put(file.path()).put(file.size()).put(file.deletionVectorId());
        among.ifPresent(vector -> digest.put(vector.uniqueId()));
        constants.values().forEach(value -> digest.put(value.toString()));
    }
}
