package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A log written by hand, action by action. */
record LogFolder(Path table) {

    static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}";
    static final String MODERN = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]}}";
    static final String METADATA = metadata("");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAP = " (MAP) { repeated group key_value { required binary key (STRING);"
            + " optional binary value (STRING); } } ";
    private static final String LIST = " (LIST) { repeated group list { optional binary element (STRING); } } ";
    private static final MessageType CHECKPOINT = MessageTypeParser.parseMessageType("message checkpoint {"
            + "optional group add { optional binary path (STRING); optional group partitionValues" + MAP
            + "optional int64 size; optional int64 modificationTime; optional boolean dataChange;"
            + "optional binary stats (STRING);"
            + "optional group deletionVector { optional binary storageType (STRING);"
            + "optional binary pathOrInlineDv (STRING); optional int32 offset; optional int32 sizeInBytes;"
            + "optional int64 cardinality; } }"
            + "optional group remove { optional binary path (STRING); optional int64 deletionTimestamp; }"
            + "optional group txn { optional binary appId (STRING); optional int64 version; }"
            + "optional group metaData { optional binary id (STRING); optional binary schemaString (STRING);"
            + "optional group format { optional binary provider (STRING); }"
            + "optional group partitionColumns" + LIST + "optional group configuration" + MAP + "}"
            + "optional group protocol { optional int32 minReaderVersion; optional int32 minWriterVersion;"
            + "optional group readerFeatures" + LIST + "optional group writerFeatures" + LIST + "}"
            + "optional group sidecar { optional binary path (STRING); optional int64 sizeInBytes;"
            + "optional int64 modificationTime; }"
            + "optional group checkpointMetadata { optional int64 version; }"
            + "optional group domainMetadata { optional binary domain (STRING); } }");

    static String metadata(String properties) {
        return "{\"metaData\":{\"id\":\"t\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"long\\\","
                + "\\\"nullable\\\":true,\\\"metadata\\\":{}},{\\\"name\\\":\\\"p\\\",\\\"type\\\":\\\"string\\\","
                + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[\"p\"],\"configuration\":{"
                + properties + "}}}";
    }

    static String add(String path) {
        return add(path, "");
    }

    /** With a deletion vector unless it is empty. */
    static String add(String path, String vector) {
        return "{\"add\":{\"path\":\"" + path + "\",\"partitionValues\":{\"p\":\"x\"},\"size\":7,"
                + "\"modificationTime\":1,\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":3}\"" + vector(vector)
                + "}}";
    }

    static String remove(String path) {
        return remove(path, "");
    }

    static String remove(String path, String vector) {
        return "{\"remove\":{\"path\":\"" + path + "\",\"deletionTimestamp\":1,\"dataChange\":true" + vector(vector)
                + "}}";
    }

    private static String vector(String id) {
        return id.isEmpty()
                ? ""
                : ",\"deletionVector\":{\"storageType\":\"i\",\"pathOrInlineDv\":\"" + id
                        + "\",\"sizeInBytes\":4,\"cardinality\":1}";
    }

    Path log() {
        return table.resolve("_delta_log");
    }

    Path file(String name) {
        return log().resolve(name);
    }

    Path commitFile(long version) {
        return file(String.format(Locale.ROOT, "%020d.json", version));
    }

    /** The name of a classic checkpoint. */
    static String checkpointName(long version) {
        return String.format(Locale.ROOT, "%020d.checkpoint.parquet", version);
    }

    Storage storage() {
        return Storage.of(Location.of(table.toString()), new Configuration());
    }

    Replay replay() {
        return new Replay(storage());
    }

    void commit(long version, String... actions) {
        text(commitFile(version).getFileName().toString(), String.join("\n", actions) + "\n");
    }

    void text(String name, String text) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 0 with protocol and metadata, and this many versions with a file each. */
    void commits(int count) {
        commit(0, PROTOCOL, METADATA);
        for (int version = 1; version <= count; version++) {
            commit(version, add("f" + version));
        }
    }

    /** The actions of a checkpoint of the table that {@link #commits} makes. */
    static String[] checkpointOf(int version) {
        String[] actions = new String[version + 2];
        actions[0] = PROTOCOL;
        actions[1] = METADATA;
        for (int i = 1; i <= version; i++) {
            actions[i + 1] = add("f" + i);
        }
        return actions;
    }

    /** Writes actions as Parquet. */
    void parquet(String name, String... actions) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.deleteIfExists(file(name));
            try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file(name)))
                    .withType(CHECKPOINT)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withPageWriteChecksumEnabled(false)
                    .build()) {
                for (String action : actions) {
                    Group row = new SimpleGroup(CHECKPOINT);
                    fill(row, JSON.readTree(action));
                    writer.write(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Group group, JsonNode node) {
        GroupType type = group.getType();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!type.containsField(field.getKey()) || field.getValue().isNull()) {
                continue;
            }
            Type column = type.getType(field.getKey());
            JsonNode value = field.getValue();
            if (column.isPrimitive()) {
                scalar(group, column.asPrimitiveType(), value);
            } else if (value.isArray()) {
                Group list = group.addGroup(field.getKey());
                value.forEach(element -> list.addGroup("list").add("element", element.asText()));
            } else if (column.getLogicalTypeAnnotation() != null) {
                Group map = group.addGroup(field.getKey());
                for (Map.Entry<String, JsonNode> entry : value.properties()) {
                    Group pair = map.addGroup("key_value");
                    pair.add("key", entry.getKey());
                    if (!entry.getValue().isNull()) {
                        pair.add("value", entry.getValue().asText());
                    }
                }
            } else {
                fill(group.addGroup(field.getKey()), value);
            }
        }
    }

    private static void scalar(Group group, PrimitiveType type, JsonNode value) {
        switch (type.getPrimitiveTypeName()) {
            case INT32 -> group.add(type.getName(), value.intValue());
            case INT64 -> group.add(type.getName(), value.longValue());
            case BOOLEAN -> group.add(type.getName(), value.booleanValue());
            default -> group.add(type.getName(), value.textValue());
        }
    }

    /** Paths of the files of a state. */
    static List<String> paths(LogState state) {
        return state.files().stream().map(DataFile::path).toList();
    }

    /** {@code f1} to {@code fN}, sorted. */
    static String[] names(int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> "f" + (i + 1));
        Arrays.sort(names);
        return names;
    }
}
