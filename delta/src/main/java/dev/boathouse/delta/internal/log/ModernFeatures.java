package dev.boathouse.delta.internal.log;

import java.util.Collection;
import java.util.List;

/** What only a protocol with named features, or column mapping, can keep. */
final class ModernFeatures {

    private static final List<String> PROPERTIES = List.of(
            "delta.feature.",
            "delta.enableDeletionVectors",
            "delta.enableInCommitTimestamps",
            "delta.enableChangeDataFeed",
            "delta.enableTypeWidening",
            "delta.columnMapping.",
            "delta.checkpointPolicy");

    private ModernFeatures() {}

    /** Whether a new table needs such a protocol. */
    static boolean neededBy(MetadataChange.NewTable table) {
        return neededBy(table.properties().keySet())
                || table.schema().fields().stream().anyMatch(field -> NewFields.hasNtz(field.type()));
    }

    /** Whether a property says so. */
    static boolean neededBy(Collection<String> properties) {
        return properties.stream().anyMatch(key -> PROPERTIES.stream().anyMatch(key::startsWith));
    }
}
