package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether files that were written for one version of a table's metadata can join another version. */
final class SchemaFit {

    private SchemaFit() {}

    /** What stands in the way, as a clause about the later version; empty if nothing does: it is the same, or has more columns that may be null. */
    static Optional<String> obstacle(TableMetadata written, TableMetadata later) {
        if (!written.partitionColumns().equals(later.partitionColumns())) {
            return Optional.of("it is partitioned by " + later.partitionColumns());
        }
        if (!written.columnMapping().equals(later.columnMapping())) {
            return Optional.of("its columns are mapped by " + later.columnMapping());
        }
        return written.schemaJson().equals(later.schemaJson())
                ? Optional.empty()
                : fields(written.schemaJson(), later.schemaJson());
    }

    private static Optional<String> fields(String written, String later) {
        Map<String, JsonNode> known = new HashMap<>();
        JsonFields.parse(written)
                .path("fields")
                .forEach(field -> known.put(field.path("name").asText(), field));
        for (JsonNode field : JsonFields.parse(later).path("fields")) {
            String name = field.path("name").asText();
            JsonNode before = known.remove(name);
            if (before == null ? !mayBeAbsent(field) : !before.equals(field)) {
                return Optional.of("its column \"" + name + "\" is " + (before == null ? "new" : "another"));
            }
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("its column \"" + known.keySet().iterator().next() + "\" is gone");
    }

    private static boolean mayBeAbsent(JsonNode field) {
        return field.path("nullable").asBoolean() && TableSchema.rules(field).isEmpty();
    }
}
