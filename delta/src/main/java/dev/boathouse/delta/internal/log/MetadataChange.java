package dev.boathouse.delta.internal.log;

import dev.boathouse.core.data.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a commit changes of a table besides its rows. */
public sealed interface MetadataChange {

    /**
     * The table comes to be.
     *
     * @param schema its schema
     * @param partitionColumns in order
     * @param properties its configuration
     */
    record NewTable(Schema schema, List<String> partitionColumns, Map<String, String> properties)
            implements MetadataChange {

        /** Copies the collections. */
        public NewTable {
            partitionColumns = List.copyOf(partitionColumns);
            properties = Map.copyOf(properties);
        }
    }

    /**
     * The table gets columns, which are null in its rows so far.
     *
     * @param widened its metadata with them
     */
    record NewColumns(TableMetadata widened) implements MetadataChange {}

    /**
     * The table gets other properties.
     *
     * @param set by key, those that come or change
     * @param unset the keys of those that go
     */
    record NewProperties(Map<String, String> set, Set<String> unset) implements MetadataChange {

        /** Copies the collections. */
        public NewProperties {
            set = Map.copyOf(set);
            unset = Set.copyOf(unset);
        }

        /** Whether the protocol may depend on one of them. */
        boolean concernFeatures() {
            return ModernFeatures.neededBy(set.keySet()) || ModernFeatures.neededBy(unset);
        }
    }
}
