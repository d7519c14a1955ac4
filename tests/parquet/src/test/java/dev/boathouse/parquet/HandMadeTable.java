package dev.boathouse.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Delta table whose log is written here, line by line. */
public final class HandMadeTable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path folder;
    private long next;

    /** A table without a version yet. */
    public HandMadeTable(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(log());
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Where its log is. */
    public Path log() {
        return folder.resolve("_delta_log");
    }

    /** The path of a file of the log by the version it belongs to. */
    public Path logFile(long version, String suffix) {
        return log().resolve(String.format(Locale.ROOT, "%020d.%s", version, suffix));
    }

    /** Writes the next version. */
    public void commit(List<ObjectNode> actions) throws IOException {
        ObjectNode info = JSON.objectNode();
        info.putObject("commitInfo").put("timestamp", 1_700_000_000_000L + next).put("operation", "WRITE");
        Files.writeString(
                logFile(next++, "json"),
                Stream.concat(Stream.of(info), actions.stream())
                        .map(ObjectNode::toString)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** The protocol that these reader features need; that of simple tables if there are none. */
    public static ObjectNode protocol(String... features) {
        ObjectNode action = JSON.objectNode();
        ObjectNode protocol = action.putObject("protocol");
        if (features.length == 0) {
            protocol.put("minReaderVersion", 1).put("minWriterVersion", 2);
            return action;
        }
        protocol.put("minReaderVersion", 3).put("minWriterVersion", 7);
        for (String list : List.of("readerFeatures", "writerFeatures")) {
            ArrayNode names = protocol.putArray(list);
            List.of(features).forEach(names::add);
        }
        return action;
    }

    /** The features that a schema needs to be read. */
    public static String[] features(Schema schema) {
        return schema.toString().contains("timestamp_ntz") ? new String[] {"timestampNtz"} : new String[0];
    }

    /** The metadata of a table. */
    public static ObjectNode metadata(Schema schema, List<String> partitionColumns, Map<String, String> properties) {
        ObjectNode action = JSON.objectNode();
        ObjectNode metadata = action.putObject("metaData").put("id", "5fba94ed-9794-4965-ba6e-6ee3c0d22af9");
        metadata.putObject("format").put("provider", "parquet").putObject("options");
        boolean mapped = properties.containsKey("delta.columnMapping.mode");
        metadata.put("schemaString", schemaText(schema, mapped));
        ArrayNode partitions = metadata.putArray("partitionColumns");
        partitionColumns.forEach(partitions::add);
        ObjectNode configuration = metadata.putObject("configuration");
        properties.forEach(configuration::put);
        metadata.put("createdTime", 1_700_000_000_000L);
        return action;
    }

    /** The physical name of a mapped column. */
    public static String physicalName(int position) {
        return "col-" + (position + 1) + "-d5a1";
    }

    private static String schemaText(Schema schema, boolean mapped) {
        ObjectNode struct = struct(schema);
        if (mapped) {
            IntStream.range(0, schema.size())
                    .forEach(i -> ((ObjectNode) struct.path("fields").path(i).path("metadata"))
                            .put("delta.columnMapping.id", i + 1)
                            .put("delta.columnMapping.physicalName", physicalName(i)));
        }
        return struct.toString();
    }

    private static ObjectNode struct(Schema schema) {
        ObjectNode node = JSON.objectNode().put("type", "struct");
        ArrayNode fields = node.putArray("fields");
        for (Schema.Field field : schema.fields()) {
            ObjectNode child = fields.addObject().put("name", field.name());
            child.set("type", type(field.type()));
            child.put("nullable", field.nullable()).putObject("metadata");
        }
        return node;
    }

    private static JsonNode type(DataType type) {
        if (type instanceof DataType.Struct struct) {
            return struct(struct.fields());
        }
        if (type instanceof DataType.Array array) {
            ObjectNode node = JSON.objectNode().put("type", "array");
            node.set("elementType", type(array.element()));
            return node.put("containsNull", true);
        }
        return JSON.textNode(type.toString());
    }

    /** A file that comes. */
    public ObjectNode add(String path, Map<String, @Nullable String> partitionValues, @Nullable String stats)
            throws IOException {
        ObjectNode action = JSON.objectNode();
        ObjectNode add = action.putObject("add").put("path", path);
        ObjectNode values = add.putObject("partitionValues");
        partitionValues.forEach(values::put);
        add.put("size", Files.size(folder.resolve(path)))
                .put("modificationTime", 1_700_000_000_000L)
                .put("dataChange", true);
        if (stats != null) {
            add.put("stats", stats);
        }
        return action;
    }

    /** A file that goes. */
    public static ObjectNode remove(ObjectNode add) {
        ObjectNode action = JSON.objectNode();
        ObjectNode remove = action.putObject("remove");
        remove.put("path", add.path("add").path("path").asText())
                .put("deletionTimestamp", 1_700_000_100_000L)
                .put("dataChange", true);
        if (add.path("add").has("deletionVector")) {
            remove.set("deletionVector", add.path("add").get("deletionVector"));
        }
        return action;
    }
}
