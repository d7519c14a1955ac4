package dev.boathouse.delta.internal.log;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.storage.Location;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Which writer features an append honours. Any other is refused by name: the commit could break the table for others. */
public final class WriteFeatures {

    private static final Set<String> HONOURED = Set.of(
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
            "checkConstraints",
            "generatedColumns");

    private WriteFeatures() {}

    /**
     * Refuses what an append would not keep.
     *
     * @param table where the table is
     * @param state the version to append to
     * @throws UnsupportedFormatException if it has such a feature
     */
    public static void check(Location table, LogState state) {
        Protocol protocol = state.protocol();
        TableMetadata metadata = state.metadata();
        NavigableSet<String> refused = new TreeSet<>(protocol.writerFeatures());
        refused.removeAll(HONOURED);
        // These may be named in the protocol without being used: what counts is whether the metadata does.
        refused.addAll(metadata.schema().writeRules());
        metadata.properties().keySet().stream()
                .filter(key -> key.startsWith("delta.constraints."))
                .forEach(refused::add);
        if (!metadata.columnMapping().equals("none")) {
            refused.add("columnMapping (mode " + metadata.columnMapping() + ")");
        }
        if (protocol.minWriter() > 7) {
            refused.add("writer version " + protocol.minWriter());
        }
        if (!refused.isEmpty()) {
            throw new UnsupportedFormatException("Cannot write to " + table
                    + ": it needs table features that are not supported for writing: " + String.join(", ", refused)
                    + ". A table without them would work.");
        }
    }
}
