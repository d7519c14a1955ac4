package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Actions as lines of a commit ("Actions" of the Delta protocol). */
final class ActionJson {

    private ActionJson() {}

    /** A file that goes. */
    static String remove(DataFile file, Set<String> partitionKeys, boolean dataChange, long now) {
        ObjectNode remove = JsonNodeFactory.instance
                .objectNode()
                .put("path", file.loggedPath())
                .put("deletionTimestamp", now)
                .put("dataChange", dataChange)
                .put("extendedFileMetadata", true);
        remove.set("partitionValues", partition(file, partitionKeys));
        remove.put("size", file.size());
        file.stats().ifPresent(stats -> remove.put("stats", stats));
        file.deletionVector().ifPresent(vector -> remove.set("deletionVector", vector(vector)));
        return line("remove", remove);
    }

    private static ObjectNode vector(DeletionVectorRef vector) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("storageType", vector.storageType())
                .put("pathOrInlineDv", vector.pathOrInline());
        vector.offset().ifPresent(offset -> node.put("offset", offset));
        return node.put("sizeInBytes", vector.sizeInBytes()).put("cardinality", vector.cardinality());
    }

    /** A file of the change data feed. */
    static String cdc(DataFile file, Set<String> partitionKeys) {
        ObjectNode cdc = JsonNodeFactory.instance.objectNode().put("path", file.path());
        cdc.set("partitionValues", partition(file, partitionKeys));
        return line("cdc", cdc.put("size", file.size()).put("dataChange", false));
    }

    /** Every partition column has an entry, null where its value is. */
    private static ObjectNode partition(DataFile file, Set<String> keys) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        keys.stream()
                .sorted()
                .forEach(key -> values.put(key, file.partitionValues().get(key)));
        return values;
    }

    /** What the table is. */
    static String metadata(TableMetadata metadata) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", metadata.id());
        metadata.name().ifPresent(name -> node.put("name", name));
        metadata.description().ifPresent(text -> node.put("description", text));
        node.putObject("format").put("provider", "parquet").putObject("options");
        node.put("schemaString", metadata.schemaJson());
        var columns = node.putArray("partitionColumns");
        metadata.partitionColumns().forEach(columns::add);
        node.set("configuration", texts(metadata.properties()));
        metadata.created().ifPresent(time -> node.put("createdTime", time));
        return line("metaData", node);
    }

    /** What an application records. */
    static String transaction(CommitContent.Transaction record, long now) {
        return line(
                "txn",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("appId", record.appId())
                        .put("version", record.version())
                        .put("lastUpdated", now));
    }

    /** A map, sorted. */
    static ObjectNode texts(Map<String, String> map) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(map).forEach(node::put);
        return node;
    }

    private static String line(String action, ObjectNode fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set(action, fields);
        return node.toString();
    }
}
