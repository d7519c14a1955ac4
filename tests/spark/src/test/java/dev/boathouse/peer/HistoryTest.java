package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        lake.query("DESCRIBE HISTORY " + lake.table(name)).createOrReplaceTempView("history");
        assertThat(lake.rows("SELECT version, operation, get_json_object(userMetadata, '$.month'),"
                        + " contains(engineInfo, 'Boathouse/') FROM history ORDER BY version"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flights", "features"})
    void everyCommitHasATimeNotBeforeTheOneBefore(String name) {
        lake.query("DESCRIBE HISTORY " + lake.table(name)).createOrReplaceTempView("history");
        assertThat(
                        lake.rows(
                                "SELECT * FROM (SELECT version, timestamp, lag(timestamp) OVER (ORDER BY version) AS before FROM history)"
                                        + " WHERE timestamp < before OR timestamp > now() OR timestamp < now() - INTERVAL 1 HOUR"))
                .isEmpty();
    }
}
