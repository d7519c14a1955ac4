package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our commits say of themselves, as {@code DESCRIBE HISTORY} tells it. */
@BySpark
class HistoryTest {

    private final SparkLake lake;

    HistoryTest(SparkLake lake) {
        this.lake = lake;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flights", "features"})
    void everyCommitTellsWhatItDidAndForWhichMonth(String name) {
        List<List<Object>> expected = new ArrayList<>();
        expected.add(Arrays.asList(0L, "CREATE TABLE", null, true));
        for (List<Object> month : lake.rows("SELECT DISTINCT month FROM source ORDER BY month")) {
            expected.add(List.of((long) expected.size(), "WRITE", month.get(0), true));
        }
        lake.describeHistory(lake.table(name));
        assertThat(lake.rows("SELECT version, operation, get_json_object(userMetadata, '$.month'),"
                        + " contains(engineInfo, 'Boathouse/') FROM history ORDER BY version"))
                .isEqualTo(expected);
    }

    @Test
    void everyCommitOfPredictionsNamesTheModelVersionAndTheMonth() {
        List<List<Object>> expected = new ArrayList<>();
        for (JsonNode month : lake.figures().get("watched")) {
            expected.add(List.of(
                    month.get("predictions-version").asLong(),
                    "WRITE",
                    "late-flights",
                    month.get("model-version").asText(),
                    month.get("month").asText(),
                    true));
        }
        lake.describeHistory(lake.table("predictions"));
        assertThat(lake.rows("SELECT version, operation, get_json_object(userMetadata, '$.model'),"
                        + " get_json_object(userMetadata, '$.model-version'), get_json_object(userMetadata, '$.month'),"
                        + " contains(engineInfo, 'Boathouse/') FROM history WHERE version > 0 ORDER BY version"))
                .hasSizeGreaterThan(3)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flights", "features", "predictions", "registry"})
    void everyCommitHasATimeNotBeforeTheOneBefore(String name) {
        lake.describeHistory(lake.table(name));
        assertThat(
                        lake.rows(
                                "SELECT * FROM (SELECT version, timestamp, lag(timestamp) OVER (ORDER BY version) AS before FROM history)"
                                        + " WHERE timestamp < before OR timestamp > now() OR timestamp < now() - INTERVAL 1 HOUR"))
                .isEmpty();
    }
}
