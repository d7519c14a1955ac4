package dev.boathouse.peer;

import java.util.HashMap;
import java.util.Map;

/** The kinds of tables that we make: each is written in another way. */
enum TableKind {
    SIMPLE(Map.of()),
    DELETION_VECTORS(Map.of("delta.enableDeletionVectors", "true")),
    MAPPED_BY_NAME(Map.of("delta.columnMapping.mode", "name")),
    MAPPED_BY_ID(Map.of("delta.columnMapping.mode", "id")),
    TIMES_IN_COMMITS(Map.of("delta.enableInCommitTimestamps", "true")),
    CHANGE_FEED(Map.of("delta.enableChangeDataFeed", "true")),
    V2_CHECKPOINTS(Map.of("delta.checkpointPolicy", "v2")),
    ALL_TOGETHER(Map.of(
            "delta.enableDeletionVectors", "true",
            "delta.columnMapping.mode", "name",
            "delta.enableInCommitTimestamps", "true",
            "delta.enableChangeDataFeed", "true",
            "delta.checkpointPolicy", "v2"));

    private final Map<String, String> properties;

    TableKind(Map<String, String> properties) {
        this.properties = properties;
    }

    Map<String, String> properties() {
        return properties;
    }

    Map<String, String> with(String key, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(key, value);
        return more;
    }

    boolean keepsChanges() {
        return properties.containsKey("delta.enableChangeDataFeed");
    }

    boolean isMapped() {
        return properties.containsKey("delta.columnMapping.mode");
    }

    boolean hasDeletionVectors() {
        return properties.containsKey("delta.enableDeletionVectors");
    }
}
