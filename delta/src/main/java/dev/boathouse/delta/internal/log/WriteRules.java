package dev.boathouse.delta.internal.log;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.storage.Location;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What tables ask of their writers. A rule that we would not keep is refused by name: the commit could break the table for others. */
public final class WriteRules {

    /** The features whose rules we keep. */
    static final Set<String> HONOURED = Set.of(
            "appendOnly",
            "invariants",
            "timestampNtz",
            "v2Checkpoint",
            "vacuumProtocolCheck",
            "deletionVectors",
            "inCommitTimestamp",
            "domainMetadata",
            "changeDataFeed",
            "columnMapping",
            "typeWidening",
            "typeWidening-preview",
            "checkConstraints",
            "generatedColumns",
            "identityColumns",
            "allowColumnDefaults");

    private static final String APPEND_ONLY = "delta.appendOnly";

    private WriteRules() {}

    /**
     * Refuses what would not keep the rules of a table, before anything is written.
     *
     * @param table where the table is
     * @param state the version to be changed
     * @throws UnsupportedFormatException if it has a rule that we do not keep
     */
    public static void require(Location table, LogState state) {
        Protocol protocol = state.protocol();
        TableMetadata metadata = state.metadata();
        NavigableSet<String> refused = new TreeSet<>(protocol.writerFeatures());
        refused.removeAll(HONOURED);
        // These may be named in the protocol without being used: what counts is whether the metadata does.
        refused.addAll(metadata.schema().writeRules());
        metadata.properties().keySet().stream()
                .filter(TableProperties::isConstraint)
                .forEach(refused::add);
        if (protocol.minWriter() > 7) {
            refused.add("writer version " + protocol.minWriter());
        }
        if (!refused.isEmpty()) {
            throw new UnsupportedFormatException("Cannot write to " + table
                    + ": it needs table features that are not supported for writing: " + String.join(", ", refused)
                    + ". A table without them would work.");
        }
    }

    /**
     * Refuses to take rows from a table that is only appended to.
     *
     * @param table where the table is
     * @param state the version to be changed
     * @throws UnsupportedFormatException if it is
     */
    public static void requireRemovable(Location table, LogState state) {
        if (Boolean.parseBoolean(state.metadata().properties().get(APPEND_ONLY))) {
            throw new UnsupportedFormatException("Cannot take rows from " + table + ": its property " + APPEND_ONLY
                    + " is true. Appending would work, or setting it to false first.");
        }
    }

    /** Refuses a commit that would not keep the rules of a version. */
    static void require(Location table, LogState state, CommitContent content) {
        require(table, state);
        if (content.files().takesRows()) {
            requireRemovable(table, state);
        }
        if (content.metadata().orElse(null) instanceof MetadataChange.NewProperties properties) {
            require(table, state, properties);
        }
    }

    /**
     * Refuses properties that a table may not get or lose.
     *
     * @param table where the table is
     * @param state the version to be changed
     * @param change the properties
     * @throws UnsupportedFormatException if we do not keep what one of them asks of writers
     * @throws IllegalArgumentException if a value is none of its property
     */
    public static void require(Location table, LogState state, MetadataChange.NewProperties change) {
        TableProperties.require(table, change.set());
        Map<String, String> before = state.metadata().properties();
        change.unset().forEach(key -> TableProperties.requireRemovable(table, key, before));
    }

    /** Refuses to make a table with rules that we would not keep, or names that others could not read. */
    static void require(Location table, MetadataChange.NewTable made) {
        TableProperties.require(table, made.properties());
        boolean mapped = !made.properties()
                .getOrDefault("delta.columnMapping.mode", "none")
                .equals("none");
        ColumnNames.require(
                table, JsonFields.parse(TableSchema.json(made.schema())).path("fields"), mapped);
    }
}
