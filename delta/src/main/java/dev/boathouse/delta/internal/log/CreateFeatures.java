package dev.boathouse.delta.internal.log;

import dev.boathouse.core.data.DataType;
import java.util.List;

/** Which log a new table gets. */
final class CreateFeatures {

    /** Properties that only a protocol with named features, or column mapping, can keep. */
    private static final List<String> MODERN = List.of(
            "delta.feature.",
            "delta.enableDeletionVectors",
            "delta.enableInCommitTimestamps",
            "delta.enableRowTracking",
            "delta.enableChangeDataFeed",
            "delta.enableTypeWidening",
            "delta.columnMapping.",
            "delta.checkpointPolicy");

    private CreateFeatures() {}

    static boolean needKernel(CommitContent content) {
        return content.table()
                .filter(table -> table.properties().keySet().stream()
                                .anyMatch(key -> MODERN.stream().anyMatch(key::startsWith))
                        || table.schema().fields().stream().anyMatch(field -> hasNtz(field.type())))
                .isPresent();
    }

    private static boolean hasNtz(DataType type) {
        if (type instanceof DataType.Array array) {
            return hasNtz(array.element());
        }
        return type == DataType.TIMESTAMP_NTZ;
    }
}
