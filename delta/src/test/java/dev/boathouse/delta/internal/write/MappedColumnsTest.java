package dev.boathouse.delta.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.DuckDb;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose columns have other names in files: these names are everywhere, and the ids of the schema in the file. */
class MappedColumnsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private static String field(String name, String type, String physical, int id) {
        return "{\"name\":\"" + name + "\",\"type\":" + type + ",\"nullable\":true,\"metadata\":{"
                + "\"delta.columnMapping.physicalName\":\"" + physical + "\",\"delta.columnMapping.id\":" + id + "}}";
    }

    private static String struct(String... fields) {
        return "{\"type\":\"struct\",\"fields\":[" + String.join(",", fields) + "]}";
    }

    private static String list(String element) {
        return "{\"type\":\"array\",\"elementType\":" + element + ",\"containsNull\":true}";
    }

    private WrittenTable table(String mode) throws IOException {
        String schema = struct(
                field("part", "\"integer\"", "col-p", 1),
                field("long", "\"long\"", "col-l", 2),
                field("s", struct(field("a", "\"string\"", "col-a", 4)), "col-s", 3),
                field("ls", list(struct(field("x", "\"double\"", "col-x", 6))), "col-ls", 5));
        ObjectNode metadata = JSON.createObjectNode();
        ObjectNode body = metadata.putObject("metaData");
        body.put("id", "5f1d0d8e-0000-4000-8000-000000000000");
        body.putObject("format").put("provider", "parquet").putObject("options");
        body.put("schemaString", schema);
        body.putArray("partitionColumns").add("part");
        body.putObject("configuration").put("delta.columnMapping.mode", mode);
        Path log = Files.createDirectories(folder.resolve("t/_delta_log"));
        Files.write(
                log.resolve("00000000000000000000.json"),
                List.of("{\"protocol\":{\"minReaderVersion\":2,\"minWriterVersion\":5}}", metadata.toString()));
        Storage storage = Storage.of(Location.of(folder.resolve("t").toString()), new Configuration());
        return new WrittenTable(folder.resolve("t"), new TableState(storage));
    }

    private static void commit(WrittenTable table, List<DataFile> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (DataFile file : files) {
            ObjectNode action = JSON.createObjectNode();
            ObjectNode add = action.putObject("add");
            add.put("path", file.path()).put("size", file.size()).put("modificationTime", file.modified());
            add.put("dataChange", true).put("stats", file.stats().orElseThrow());
            ObjectNode values = add.putObject("partitionValues");
            file.partitionValues().forEach(values::put);
            lines.append(action).append('\n');
        }
        Files.writeString(table.folder().resolve("_delta_log/00000000000000000001.json"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "id"})
    void filesHaveTheNamesAndIdsOfTheMapping(String mode) throws IOException {
        WrittenTable table = table(mode);
        Schema schema = table.metadata().schema().schema();
        Frame frame = Frame.of(
                schema,
                List.of(
                        Column.ofInts(1, 2, 1),
                        Column.ofLongs(10, 20, 30),
                        Column.of(
                                schema.field("s").type(),
                                List.of(Map.of("a", "p"), Map.of("a", "q"), Map.of("a", "r"))),
                        Column.of(
                                schema.field("ls").type(),
                                List.of(List.of(Map.of("x", 0.5)), List.of(), List.of(Map.of("x", 1.5))))));
        List<DataFile> files = table.write(frame, WrittenTable.STANDARD);
        assertThat(files).hasSize(2);
        DataFile first = files.get(0);
        assertThat(first.path()).startsWith("col-p=1/part-00000-");
        assertThat(first.partitionValues()).isEqualTo(Map.of("col-p", "1"));
        assertThat(first.stats())
                .hasValue("{\"numRecords\":2,\"minValues\":{\"col-l\":10,\"col-s\":{\"col-a\":\"p\"}},"
                        + "\"maxValues\":{\"col-l\":30,\"col-s\":{\"col-a\":\"r\"}},"
                        + "\"nullCount\":{\"col-l\":0,\"col-s\":{\"col-a\":0},\"col-ls\":0}}");
        try (ParquetFileReader reader =
                ParquetFileReader.open(new LocalInputFile(table.folder().resolve(first.path())))) {
            MessageType stored = reader.getFileMetaData().getSchema();
            assertThat(stored.toString().replaceAll("\\s+", " "))
                    .isEqualTo("message boathouse { optional int64 col-l = 2; optional group col-s = 3 {"
                            + " optional binary col-a (STRING) = 4; } optional group col-ls (LIST) = 5 {"
                            + " repeated group list { optional group element { optional double col-x = 6; } } } } ");
        }
        commit(table, files);
        Frame read = DeltaTable.at(table.folder().toString()).latest().scan().read();
        assertThat(DuckDb.rows(read)).isEqualTo(DuckDb.rows(frame));
    }
}
