package dev.boathouse.delta.internal.log;

import dev.boathouse.core.internal.Digest;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a table version.
 *
 * @param path as the log has it: relative to the table where it lies below, percent-encoded
 * @param size bytes
 * @param partitionValues by physical column name; a column that is null is absent
 * @param modified milliseconds since 1970, as its writer saw it
 * @param stats the JSON of its statistics
 * @param deletionVector which of its rows are gone
 */
public record DataFile(
        String path,
        long size,
        Map<String, String> partitionValues,
        long modified,
        Optional<String> stats,
        Optional<DeletionVectorRef> deletionVector) {

    /** Copies the map. */
    public DataFile {
        partitionValues = Map.copyOf(partitionValues);
    }

    /** What makes it unique in a table version. */
    Key key() {
        return new Key(path, deletionVectorId());
    }

    /**
     * The id of the deletion vector.
     *
     * @return empty where there is none
     */
    public String deletionVectorId() {
        return deletionVector.map(DeletionVectorRef::uniqueId).orElse("");
    }

    /**
     * A hash of the path: the file's part in the identity of a row.
     *
     * @return any number
     */
    public long fileKey() {
        return Long.parseUnsignedLong(
                Digest.of("boathouse-file").put(path).hex().substring(0, 16), 16);
    }

    /**
     * The key of the log: a file may come back with another deletion vector.
     *
     * @param path the path
     * @param deletionVectorId empty where there is none
     */
    record Key(String path, String deletionVectorId) {}
}
