package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Spark computes the features anew from the source, in SQL instead of a walk through time. */
@BySpark
class FeatureTableTest {

    /**
     * A flight is known to be late or not once it must have landed: after an hour and its distance at 400 miles an hour. The rate is that of
     * the flights from the same airport that landed in the six hours before a departure; with none of them there is no rate.
     */
    private static final String COMPUTED = """
            SELECT month, CAST(departure AS DATE) AS day, hour(departure) AS hour, weekday(departure) + 1 AS weekday, distance, origin,
              destination, origin || '-' || destination AS route, rate AS origin_late_rate, delay > 15 AS late
            FROM (
              SELECT *, avg(known_late) OVER (PARTITION BY origin ORDER BY moment
                RANGE BETWEEN INTERVAL '0 06:00:00' DAY TO SECOND PRECEDING AND INTERVAL '0 00:00:00.000001' DAY TO SECOND PRECEDING) AS rate
              FROM (
                SELECT *, departure AS moment, CAST(NULL AS INT) AS known_late, true AS departs FROM source
                UNION ALL
                SELECT *, departure + make_dt_interval(0, 0, CAST(60 + round(distance * 60 / 400) AS INT)) AS moment,
                  CAST(delay > 15 AS INT) AS known_late, false AS departs FROM source))
            WHERE departs""";

    private final SparkLake lake;

    FeatureTableTest(SparkLake lake) {
        this.lake = lake;
        lake.query(COMPUTED).cache().createOrReplaceTempView("computed");
    }

    @Test
    void sparkReadsFeaturesInTheirTypes() {
        assertThat(lake.query("SELECT * FROM features").schema().simpleString())
                .isEqualTo(
                        "struct<month:string,day:date,hour:int,weekday:int,distance:int,origin:string,destination:string,"
                                + "route:string,origin_late_rate:double,late:boolean>");
    }

    @Test
    void everyMonthHasTheFeaturesThatSqlComputes() {
        String figures = """
                SELECT month, count(*), sum(hour), sum(weekday), sum(distance), count(DISTINCT route), count_if(late),
                  count_if(origin_late_rate IS NULL), round(sum(origin_late_rate), 6)
                FROM %s GROUP BY month ORDER BY month""";
        assertThat(lake.rows(figures.formatted("features")))
                .hasSize(6)
                .isEqualTo(lake.rows(figures.formatted("computed")));
    }

    @Test
    void everyRowHasTheFeaturesThatSqlComputes() {
        assertThat(lake.differences("SELECT * FROM features", "SELECT * FROM computed"))
                .isEmpty();
    }

    @Test
    void aMissingRateIsNullAndNoNumber() {
        assertThat(lake.value("SELECT count(*) > 0 FROM features WHERE origin_late_rate IS NULL"))
                .isEqualTo(true);
        assertThat(
                        lake.value(
                                "SELECT count(*) FROM features WHERE isnan(origin_late_rate) OR origin_late_rate NOT BETWEEN 0 AND 1"))
                .isEqualTo(0L);
    }
}
