package dev.boathouse.faults;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.TableSpec;
import java.nio.file.Path;
import java.util.Map;

/** The two kinds of tables, by the log that writes them. */
enum Tables {
    /** Written by Delta Standalone. */
    SIMPLE(Map.of()),
    /** Written by Delta Kernel. */
    MODERN(Map.of("delta.enableDeletionVectors", "true"));

    private final Map<String, String> properties;

    Tables(Map<String, String> properties) {
        this.properties = properties;
    }

    DeltaTable create(Path folder, int checkpointInterval) {
        DeltaTable table = DeltaTable.at(folder.toString());
        TableSpec spec = TableSpec.of(Identity.SCHEMA)
                .partitionedBy(Identity.PARTITION)
                .withProperty("delta.checkpointInterval", "" + checkpointInterval);
        for (var property : properties.entrySet()) {
            spec = spec.withProperty(property.getKey(), property.getValue());
        }
        table.create(spec);
        return table;
    }
}
