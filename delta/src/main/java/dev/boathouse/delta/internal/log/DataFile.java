package dev.boathouse.delta.internal.log;

import dev.boathouse.core.internal.Digest;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a table version.
 *
 * @param path in its one spelling: relative to the table where it lies below, percent-encoded
 * @param spelling the path as the log has it, where that is another spelling: whoever removes the file must name it so, or others keep it
 * @param size bytes
 * @param partitionValues by physical column name; a column that is null is absent
 * @param modified milliseconds since 1970, as its writer saw it
 * @param stats the JSON of its statistics
 * @param deletionVector which of its rows are gone
 */
public record DataFile(
        String path,
        Optional<String> spelling,
        long size,
        Map<String, String> partitionValues,
        long modified,
        Optional<String> stats,
        Optional<DeletionVectorRef> deletionVector) {

    /** Copies the map. */
    public DataFile {
        partitionValues = Map.copyOf(partitionValues);
    }

    /**
     * A file whose path the log has in its one spelling.
     *
     * @param path relative to the table where it lies below, percent-encoded
     * @param size bytes
     * @param partitionValues by physical column name; a column that is null is absent
     * @param modified milliseconds since 1970, as its writer saw it
     * @param stats the JSON of its statistics
     * @param deletionVector which of its rows are gone
     */
    public DataFile(
            String path,
            long size,
            Map<String, String> partitionValues,
            long modified,
            Optional<String> stats,
            Optional<DeletionVectorRef> deletionVector) {
        this(path, Optional.empty(), size, partitionValues, modified, stats, deletionVector);
    }

    /** The same file, with its path as the log has it. */
    DataFile spelled(String logged) {
        return logged.equals(path)
                ? this
                : new DataFile(path, Optional.of(logged), size, partitionValues, modified, stats, deletionVector);
    }

    /** The path as the log has it. */
    String loggedPath() {
        return spelling.orElse(path);
    }

    /**
     * The same file, in another partition.
     *
     * @param values by physical column name
     * @return the changed copy
     */
    public DataFile in(Map<String, String> values) {
        return new DataFile(path, spelling, size, values, modified, stats, deletionVector);
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
