package dev.boathouse.delta;

import dev.boathouse.delta.internal.log.CommitFile;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a table's history.
 *
 * @param version the version that the commit made
 * @param timestamp when it was made: in-commit where the table has that, else the time of its file
 * @param operation what was done, such as {@code WRITE}; empty where its writer did not say
 * @param commitId the id that its writer gave it
 * @param metadata what the user wanted to be remembered: see {@link PendingWrite#withMetadata}
 * @param engine the software that wrote it; empty where it did not say
 */
public record Commit(
        long version,
        Instant timestamp,
        String operation,
        Optional<String> commitId,
        Map<String, String> metadata,
        String engine) {

    /** Copies the map. */
    public Commit {
        metadata = Map.copyOf(metadata);
    }

    static Commit of(CommitFile file) {
        return new Commit(
                file.version(),
                Instant.ofEpochMilli(file.timestamp()),
                file.info().operation(),
                file.info().commitId(),
                file.info().userMetadata(),
                file.info().engine());
    }
}
