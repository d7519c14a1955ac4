package dev.boathouse.damage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

/** Writes actions of a log as a checkpoint's Parquet file, each a row in which all other columns are null. */
final class CheckpointRows {

    private static final String MAP =
            "(MAP) { repeated group key_value { required binary key (STRING); optional binary value (STRING); } }";
    private static final String LIST = "(LIST) { repeated group list { optional binary element (STRING); } }";
    private static final String VECTOR = "optional group deletionVector { optional binary storageType (STRING); "
            + "optional binary pathOrInlineDv (STRING); optional int32 offset; optional int32 sizeInBytes; "
            + "optional int64 cardinality; }";
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message checkpoint {"
            + "optional group txn { optional binary appId (STRING); optional int64 version; }"
            + "optional group add { optional binary path (STRING); optional group partitionValues " + MAP
            + " optional int64 size; optional int64 modificationTime; optional boolean dataChange; "
            + "optional binary stats (STRING); optional group tags " + MAP + " " + VECTOR + " }"
            + "optional group remove { optional binary path (STRING); optional int64 deletionTimestamp; "
            + "optional boolean dataChange; " + VECTOR + " }"
            + "optional group metaData { optional binary id (STRING); optional binary name (STRING); "
            + "optional group format { optional binary provider (STRING); optional group options " + MAP + " } "
            + "optional binary schemaString (STRING); optional group partitionColumns " + LIST
            + " optional group configuration " + MAP + " optional int64 createdTime; }"
            + "optional group protocol { optional int32 minReaderVersion; optional int32 minWriterVersion; "
            + "optional group readerFeatures " + LIST + " optional group writerFeatures " + LIST + " }"
            + "optional group checkpointMetadata { optional int64 version; optional group tags " + MAP + " }"
            + "optional group sidecar { optional binary path (STRING); optional int64 sizeInBytes; "
            + "optional int64 modificationTime; optional group tags " + MAP + " }}");

    private CheckpointRows() {}

    static void write(Path file, List<? extends JsonNode> actions) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            for (JsonNode action : actions) {
                Group row = new SimpleGroup(SCHEMA);
                fill(row, SCHEMA, action);
                writer.write(row);
            }
        }
    }

    private static void fill(Group to, GroupType type, JsonNode from) {
        for (Type field : type.getFields()) {
            JsonNode value = from.get(field.getName());
            if (value != null && !value.isNull()) {
                add(to, field, value);
            }
        }
    }

    private static void add(Group to, Type field, JsonNode value) {
        String name = field.getName();
        if (field.isPrimitive()) {
            switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                case INT32 -> to.add(name, value.asInt());
                case INT64 -> to.add(name, value.asLong());
                case BOOLEAN -> to.add(name, value.asBoolean());
                default -> to.add(name, value.asText());
            }
            return;
        }
        Group group = to.addGroup(name);
        if (field.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation) {
            value.properties().forEach(entry -> {
                Group pair = group.addGroup("key_value").append("key", entry.getKey());
                if (!entry.getValue().isNull()) {
                    pair.add("value", entry.getValue().asText());
                }
            });
        } else if (field.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
            value.forEach(element -> group.addGroup("list").add("element", element.asText()));
        } else {
            fill(group, field.asGroupType(), value);
        }
    }
}
