package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into the log is what the Delta protocol asks for, byte by byte, in both logs. */
class CommitLogTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("part", DataType.STRING),
            Schema.Field.of("id", DataType.LONG),
            Schema.Field.of("text", DataType.STRING),
            Schema.Field.of("number", DataType.DOUBLE));

    @TempDir
    Path folder;

    @Test
    void statisticsAreAQuotedJsonString() throws Exception {
        statisticsOf(TableSpec.of(SCHEMA).partitionedBy("part"));
    }

    @Test
    void statisticsAreAQuotedJsonStringInAModernTable() throws Exception {
        statisticsOf(TableSpec.of(SCHEMA)
                .partitionedBy("part")
                .withProperty("delta.feature.vacuumProtocolCheck", "supported"));
    }

    private void statisticsOf(TableSpec spec) throws Exception {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(spec);
        String text = "say \"hi\" \\ ";
        String special = "a b/ü\uD83D\uDE00:%";
        PendingWrite write = table.append(Frame.of(
                SCHEMA,
                List.of(
                        Column.ofStrings(special, special, null),
                        Column.ofLongs(1, 2, 3),
                        Column.ofStrings(text + "x".repeat(40), null, "b"),
                        Column.ofDoubles(Double.NaN, 1, 7))));
        write.withMetadata("model", "m/1").commit();

        List<String> lines = Files.readAllLines(folder.resolve("t/_delta_log/00000000000000000001.json"));
        List<JsonNode> adds = lines.stream()
                .map(CommitLogTest::tree)
                .filter(node -> node.has("add"))
                .map(node -> node.get("add"))
                .toList();
        assertThat(adds).hasSize(2);
        for (JsonNode add : adds) {
            assertThat(add.get("stats").isTextual()).isTrue();
            assertThat(add.get("partitionValues").has("part")).isTrue();
            assertThat(add.get("dataChange").asBoolean()).isTrue();
        }
        JsonNode withoutPart = tree(adds.get(0).get("stats").asText());
        assertThat(adds.get(0).get("partitionValues").get("part").isNull()).isTrue();
        assertThat(withoutPart.toString())
                .isEqualTo("{\"numRecords\":1,\"minValues\":{\"id\":3,\"text\":\"b\",\"number\":7.0},"
                        + "\"maxValues\":{\"id\":3,\"text\":\"b\",\"number\":7.0},"
                        + "\"nullCount\":{\"id\":0,\"text\":0,\"number\":0}}");
        JsonNode withPart = tree(adds.get(1).get("stats").asText());
        assertThat(adds.get(1).get("partitionValues").get("part").asText()).isEqualTo(special);
        String cut = (text + "x".repeat(40)).substring(0, 32);
        assertThat(withPart.at("/minValues/text").asText()).isEqualTo(cut);
        assertThat(withPart.at("/maxValues/text").asText()).isEqualTo(cut + "\uDBFF\uDFFF");
        assertThat(withPart.at("/minValues/number").isMissingNode())
                .as("NaN is there")
                .isTrue();
        assertThat(withPart.at("/nullCount/text").asInt()).isEqualTo(1);

        Snapshot reopened = DeltaTable.at(table.location()).latest();
        assertThat(reopened.files()).isEqualTo(write.files());
        assertThat(reopened.scan().read().values("part")).containsExactly(null, special, special);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
