package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the champion said, beside what it looked at and what came true. */
@BySpark
class PredictionTableTest {

    /** The area under the ROC curve is the share of pairs, one late and one not, that the model orders right; ties count half. */
    private static final String BY_MONTH = """
            SELECT month, count(*), avg(CAST(late AS INT)),
              (sum(place) FILTER (WHERE late) - count_if(late) * (count_if(late) + 1) / 2) / (count_if(late) * count_if(NOT late))
            FROM (
              SELECT month, late, rank() OVER (PARTITION BY month ORDER BY probability)
                + (count(*) OVER (PARTITION BY month, probability) - 1) / 2 AS place
              FROM predictions)
            GROUP BY month ORDER BY month""";

    private final SparkLake lake;

    PredictionTableTest(SparkLake lake) {
        this.lake = lake;
    }

    @Test
    void everyMonthIsAsLateAndAsWellPredictedAsTheStorySays() {
        JsonNode watched = lake.figures().get("watched");
        List<List<Object>> months = lake.rows(BY_MONTH);
        assertThat(months).hasSize(watched.size()).hasSizeGreaterThan(3);
        for (int i = 0; i < months.size(); i++) {
            JsonNode story = watched.get(i);
            assertThat(months.get(i).subList(0, 2))
                    .isEqualTo(List.of(
                            story.get("month").asText(), story.get("rows").asLong()));
            assertThat((double) months.get(i).get(2))
                    .isEqualTo(story.get("late-rate").asDouble(), within(1e-12));
            assertThat((double) months.get(i).get(3)).isEqualTo(story.get("auc").asDouble(), within(1e-9));
        }
    }

    @Test
    void everyPredictionStandsBesideItsFeatures() {
        assertThat(lake.differences(
                        "SELECT * EXCEPT (probability, prediction) FROM predictions",
                        "SELECT * FROM features WHERE month > (SELECT min(month) FROM features)"))
                .isEmpty();
    }

    @Test
    void everyPredictionFollowsFromItsProbability() {
        assertThat(lake.query("SELECT probability, prediction FROM predictions")
                        .schema()
                        .simpleString())
                .isEqualTo("struct<probability:double,prediction:boolean>");
        assertThat(
                        lake.rows(
                                "SELECT * FROM predictions WHERE NOT probability BETWEEN 0 AND 1 OR isnan(probability)"
                                        + " OR prediction <> (probability >= 0.5) OR probability IS NULL OR prediction IS NULL LIMIT 10"))
                .isEmpty();
        assertThat(lake.value(
                        "SELECT count(DISTINCT probability) > 1000 AND count_if(prediction) > 0 FROM predictions"))
                .isEqualTo(true);
    }
}
