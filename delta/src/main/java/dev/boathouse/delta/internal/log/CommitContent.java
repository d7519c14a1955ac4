package dev.boathouse.delta.internal.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be committed.
 *
 * @param id unique for this content: found again in the log, it tells that the commit landed
 * @param userMetadata what the user wants to be remembered
 * @param adds the new files
 * @param transaction what an application records with it
 * @param table set when the commit makes the table
 */
public record CommitContent(
        String id,
        Map<String, String> userMetadata,
        List<DataFile> adds,
        Optional<Transaction> transaction,
        Optional<NewTable> table) {

    /** Named in {@code engineInfo} of every commit. */
    static final String ENGINE = "Boathouse/"
            + Optional.ofNullable(CommitContent.class.getPackage().getImplementationVersion())
                    .orElse("development");

    /** Copies list and map. */
    public CommitContent {
        userMetadata = Map.copyOf(userMetadata);
        adds = List.copyOf(adds);
    }

    /**
     * What an application records: its own version, which only grows.
     *
     * @param appId the application
     * @param version its version
     */
    public record Transaction(String appId, long version) {}

    /**
     * A table to be made.
     *
     * @param schema its schema
     * @param partitionColumns in order
     * @param properties its configuration
     */
    public record NewTable(
            dev.boathouse.core.data.Schema schema, List<String> partitionColumns, Map<String, String> properties) {}

    /** The text that carries id and user metadata in the log. */
    String userText() {
        return CommitInfo.userText(id, userMetadata);
    }
}
