package dev.boathouse.delta.internal.log;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One action of the Delta protocol, as a commit or a checkpoint has it. */
public sealed interface Action {

    /**
     * A file that came, or came again.
     *
     * @param file the file
     * @param dataChange whether it holds rows that the table did not have
     */
    record Add(DataFile file, boolean dataChange) implements Action {}

    /**
     * A file that went.
     *
     * @param path in its one spelling, as in {@link DataFile}
     * @param deletionVector the one that it had; rows of it were gone before
     * @param dataChange whether rows left the table with it
     * @param partitionValues by physical column name, where the writer kept them; a column that is null is absent
     * @param size bytes, where the writer kept it
     * @param stats the JSON of its statistics, where the writer kept it
     */
    record Remove(
            String path,
            Optional<DeletionVectorRef> deletionVector,
            boolean dataChange,
            Optional<Map<String, String>> partitionValues,
            OptionalLong size,
            Optional<String> stats)
            implements Action {

        /**
         * The id of the deletion vector.
         *
         * @return empty where there is none
         */
        public String deletionVectorId() {
            return deletionVector.map(DeletionVectorRef::uniqueId).orElse("");
        }
    }

    /**
     * A file of the change data feed.
     *
     * @param path in its one spelling
     * @param partitionValues by physical column name; a column that is null is absent
     * @param size bytes
     */
    record Cdc(String path, Map<String, String> partitionValues, long size) implements Action {}

    /**
     * What an application recorded.
     *
     * @param appId the application
     * @param version its own version
     */
    record Txn(String appId, long version) implements Action {}

    /**
     * New metadata.
     *
     * @param metadata the metadata
     */
    record Metadata(TableMetadata metadata) implements Action {}

    /**
     * A new protocol.
     *
     * @param protocol the protocol
     */
    record NewProtocol(Protocol protocol) implements Action {}

    /**
     * What a commit says of itself.
     *
     * @param info who, what and when
     */
    record Info(CommitInfo info) implements Action {}

    /**
     * A further file of a checkpoint.
     *
     * @param path its name in the folder of sidecars, percent-encoded
     */
    record Sidecar(String path) implements Action {}

    /**
     * What a checkpoint says of itself.
     *
     * @param version the version it is of
     */
    record CheckpointMetadata(long version) implements Action {}

    /** An action that says nothing of rows: {@code domainMetadata}. */
    record Other() implements Action {}
}
