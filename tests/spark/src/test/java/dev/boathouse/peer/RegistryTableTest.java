package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The registry is a table: whoever reads Delta can ask it, with docs/registry-format.md in hand and nothing of ours. */
@BySpark
class RegistryTableTest {

    private static final Path FORMAT = Path.of("..", "..", "docs", "registry-format.md");

    private final SparkLake lake;

    RegistryTableTest(SparkLake lake) {
        this.lake = lake;
    }

    @Test
    void theColumnsAreThoseOfTheFormat() {
        assertThat(lake.query("SELECT * FROM registry").schema().simpleString())
                .isEqualTo("struct<sequence:bigint,event_id:string,at:timestamp,actor:string,type:string,model:string,"
                        + "version:int,alias:string,payload:string,previous_hash:string,hash:string>");
    }

    @Test
    void eventsFollowEachOtherWithoutAGap() {
        assertThat(
                        lake.value(
                                "SELECT count(*) > 10 AND min(sequence) = 1 AND max(sequence) = count(*)"
                                        + " AND count(DISTINCT sequence) = count(*) AND count(DISTINCT event_id) = count(*) FROM registry"))
                .isEqualTo(true);
        assertThat(lake.rows("SELECT * FROM (SELECT *, lag(at) OVER (ORDER BY sequence) AS before,"
                        + " lag(hash, 1, repeat('0', 64)) OVER (ORDER BY sequence) AS head FROM registry)"
                        + " WHERE at < before OR previous_hash <> head"))
                .isEmpty();
    }

    @Test
    void everyHashCanBeComputedInSql() {
        List<String> texts = List.of(
                "'boathouse-registry-event-1'",
                "CAST(sequence AS STRING)",
                "event_id",
                "CAST(unix_micros(at) AS STRING)",
                "actor",
                "type",
                "model",
                "CAST(version AS STRING)",
                "alias",
                "payload",
                "previous_hash");
        String bytes = String.join(
                " || ", texts.stream().map(RegistryTableTest::prefixed).toList());
        assertThat(lake.rows("SELECT sequence FROM registry WHERE sha2(" + bytes + ", 256) <> hash"))
                .isEmpty();
    }

    /** A text as it is hashed: the number of its bytes, 32 bits with the lowest first, then the bytes; null is the number -1. */
    private static String prefixed(String text) {
        String length = "lpad(hex(octet_length(%s)), 8, '0')".formatted(text);
        String lowestFirst = String.join(
                " || ",
                List.of(7, 5, 3, 1).stream()
                        .map(start -> "substr(" + length + ", " + start + ", 2)")
                        .toList());
        return "if(%s IS NULL, x'FFFFFFFF', unhex(%s) || encode(%1$s, 'UTF-8'))".formatted(text, lowestFirst);
    }

    @Test
    void theChampionsAreThoseOfTheStory() {
        List<List<Object>> expected = new ArrayList<>();
        for (JsonNode change : lake.figures().get("live")) {
            Integer from =
                    change.get("from").isNull() ? null : change.get("from").asInt();
            expected.add(Arrays.asList(
                    change.get("at").asText(),
                    from,
                    change.get("to").asInt(),
                    change.get("why").asText()));
        }
        assertThat(lake.rows("""
                        SELECT date_format(at, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"), lag(version) OVER (ORDER BY sequence), version,
                          coalesce(get_json_object(payload, '$.reason'), 'approved by the gate')
                        FROM registry WHERE model = 'late-flights' AND alias = 'champion'
                          AND type IN ('alias-promoted', 'alias-rolled-back', 'alias-retired') ORDER BY sequence""")).hasSizeGreaterThan(1).isEqualTo(expected);
    }

    @Test
    void theQuestionsOfTheDocumentationAreAnswered() throws IOException {
        List<String> questions = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(FORMAT))
                .results()
                .map(block -> block.group(1))
                .toList();
        lake.query("SELECT * FROM registry").createOrReplaceTempView("events");
        for (JsonNode change : lake.figures().get("live")) {
            String then = "TIMESTAMP '" + change.get("at").asText() + "'";
            assertThat(lake.value(questions.get(0).replaceAll("TIMESTAMP '[^']*'", then)))
                    .isEqualTo(change.get("to").asInt());
        }
        assertThat(lake.rows(questions.get(1))).hasSameSizeAs(lake.figures().get("live"));
        assertThat(questions).hasSize(2);
    }

    @Test
    void everyCandidateIsTheModelThatTheStoryJudged() {
        List<List<Object>> expected = new ArrayList<>();
        for (JsonNode candidate : lake.figures().get("candidates")) {
            expected.add(List.of(
                    candidate.get("version").asInt(),
                    candidate.get("content-digest").asText(),
                    candidate.get("approved").asText()));
        }
        assertThat(lake.rows("""
                        SELECT made.version, get_json_object(made.payload, '$.content-digest'), get_json_object(judged.payload, '$.passed')
                        FROM registry AS made JOIN registry AS judged USING (model, version)
                        WHERE made.type = 'version-registered' AND judged.type = 'decision-recorded' ORDER BY judged.sequence""")).hasSizeGreaterThan(1).isEqualTo(expected);
    }

    @Test
    void theDataOfEveryModelCanBeCountedAgain() {
        List<List<Object>> lineage = lake.rows("""
                SELECT get_json_object(data, '$.rows'), get_json_object(data, '$.tables[0].version'),
                  get_json_object(data, '$.tables[0].filter'), get_json_object(data, '$.tables[0].table-id')
                FROM (
                  SELECT explode(array(get_json_object(payload, '$.training.data'), get_json_object(payload, '$.evaluations[0].data'))) AS data
                  FROM registry WHERE type = 'version-registered')""");
        lake.query("DESCRIBE DETAIL " + lake.table("features")).createOrReplaceTempView("detail");
        Object tableId = lake.value("SELECT id FROM detail");
        assertThat(lineage).hasSizeGreaterThan(3);
        for (List<Object> data : lineage) {
            assertThat(data.get(3)).isEqualTo(tableId);
            assertThat(lake.value("SELECT CAST(count(*) AS STRING) FROM " + lake.table("features") + " VERSION AS OF "
                            + data.get(1) + " WHERE " + data.get(2)))
                    .as("%s", data)
                    .isEqualTo(data.get(0));
        }
    }

    @Test
    void everyCommitOfPredictionsIsOnRecordUnderItsModelVersion() {
        lake.describeHistory(lake.table("predictions"));
        assertThat(lake.rows("SELECT CAST(version AS STRING), get_json_object(payload, '$.table-version') FROM registry"
                        + " WHERE type = 'predictions-recorded' ORDER BY sequence"))
                .isNotEmpty()
                .isEqualTo(lake.rows("SELECT get_json_object(userMetadata, '$.model-version'), CAST(version AS STRING)"
                        + " FROM history WHERE version > 0 ORDER BY version"));
    }
}
