package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tables of metrics: dashboards ask them in Spark SQL, with docs/metric-tables.md in hand and nothing of ours. */
@BySpark
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricTablesTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "metric-tables.md");
    private static final int DAYS = 8;
    private static final int ORIGINS = 4;

    private final Judge judge;

    MetricTablesTest(Judge judge) {
        this.judge = judge;
    }

    /** Eight days of flights from four airports. Delays are as good as drawn, so that days are alike; from the sixth on they are an hour more. */
    @BeforeAll
    void record() {
        Path source = judge.place();
        judge.query("CREATE TABLE " + SparkLake.table(source) + " USING delta AS SELECT CAST(date AS TIMESTAMP) AS at,"
                + " IF(hash(*) % 50 = 0, NULL, CAST(pmod(xxhash64(*), 90) + IF(date >= '2001-01-06', 60, 0) AS DOUBLE)) AS delay,"
                + " distance, origin FROM parquet.`" + Story.FLIGHTS + "`"
                + " WHERE date >= '2001-01-01' AND date < '2001-01-09' AND origin IN ('ATL', 'ORD', 'DFW', 'LAX')");
        judge.query("SELECT *, date_trunc('DAY', at) AS day FROM " + SparkLake.table(source))
                .createOrReplaceTempView("monitored");
        Path metrics = judge.place().resolve("flights");
        ObjectNode order = new ObjectMapper()
                .createObjectNode()
                .put("table", source.toString())
                .put("metrics", metrics.toString())
                .put("time", "at")
                .put("slice", "origin")
                .put("baseline", "2001-01-04T00:00:00Z");
        assertThat(judge.order(order)).isEqualTo(1);
        assertThat(judge.order(order)).as("recorded again").isEqualTo(1);
        for (String name : List.of("flights_profile_metrics", "flights_drift_metrics")) {
            judge.query("SELECT * FROM " + SparkLake.table(metrics.resolveSibling(name)))
                    .createOrReplaceTempView(name);
        }
    }

    private List<Row> rows(String sql) {
        return judge.query(sql).collectAsList();
    }

    @Test
    void theColumnsAreThoseOfTheLayout() {
        assertThat(judge.query("SELECT * FROM flights_profile_metrics").schema().catalogString())
                .isEqualTo("struct<window:struct<start:timestamp,end:timestamp>,log_type:string,"
                        + "logging_table_commit_version:int,monitor_version:bigint,granularity:string,slice_key:string,"
                        + "slice_value:string,column_name:string,count:bigint,data_type:string,num_nulls:bigint,avg:double,"
                        + "quantiles:array<double>,min:double,max:double,stddev:double,num_zeros:bigint,num_nan:bigint,"
                        + "min_length:double,max_length:double,avg_length:double,non_null_columns:array<string>,"
                        + "frequent_items:array<struct<item:string,count:bigint>>,median:double,distinct_count:bigint,"
                        + "percent_nan:double,percent_null:double,percent_zeros:double,percent_distinct:double>");
        assertThat(judge.query("SELECT * FROM flights_drift_metrics").schema().catalogString())
                .isEqualTo(
                        "struct<window:struct<start:timestamp,end:timestamp>,granularity:string,monitor_version:bigint,"
                                + "slice_key:string,slice_value:string,column_name:string,data_type:string,"
                                + "window_cmp:struct<start:timestamp,end:timestamp>,drift_type:string,count_delta:bigint,"
                                + "avg_delta:double,percent_null_delta:double,percent_zeros_delta:double,"
                                + "percent_distinct_delta:double,non_null_columns_delta:struct<added:int,missing:int>,"
                                + "js_distance:double,ks_test:struct<statistic:double,pvalue:double>,wasserstein_distance:double,"
                                + "population_stability_index:double,chi_squared_test:struct<statistic:double,pvalue:double>,"
                                + "tv_distance:double,l_infinity_distance:double>");
    }

    @Test
    void figuresOfDaysAndSlicesAreThoseOfTheRows() {
        List<Row> found =
                rows("SELECT p.window.start AS day, p.slice_value, p.count, p.num_nulls, p.min, p.max, p.num_zeros,"
                        + " p.distinct_count, round(p.avg, 9), round(p.stddev, 9), round(p.percent_null, 9), p.median"
                        + " FROM flights_profile_metrics AS p WHERE p.log_type = 'INPUT' AND p.column_name = 'delay'"
                        + " ORDER BY day, p.slice_value");
        assertThat(found)
                .hasSize(DAYS * (1 + ORIGINS))
                .isEqualTo(rows("SELECT day, origin, count(delay), count_if(delay IS NULL), min(delay), max(delay),"
                        + " count_if(delay = 0), count(DISTINCT delay), round(avg(delay), 9), round(stddev(delay), 9),"
                        + " round(100 * avg(IF(delay IS NULL, 1, 0)), 9), percentile_disc(0.5) WITHIN GROUP (ORDER BY delay)"
                        + " FROM monitored GROUP BY GROUPING SETS ((day), (day, origin)) ORDER BY day, origin"));
    }

    @Test
    void theQuestionsOfTheDocumentationAreAnswered() throws IOException {
        List<List<Row>> answers = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> rows(block.group(1)))
                .toList();
        assertThat(answers).hasSize(6);
        assertThat(answers.get(0))
                .filteredOn(row -> row.getString(1).equals("delay"))
                .hasSize(3);
        assertThat(answers.get(1))
                .isEqualTo(rows("SELECT day, 100.0D * count_if(delay IS NULL) / count(*), count_if(delay IS NULL)"
                        + " FROM monitored GROUP BY day ORDER BY day"));
        assertThat(answers.get(2))
                .filteredOn(row -> row.getString(0).equals("delay"))
                .extracting(row -> row.get(1))
                .containsExactly(
                        rows("SELECT TIMESTAMP '2001-01-06 00:00:00'").get(0).get(0));
        assertThat(answers.get(3)).hasSize(ORIGINS);
        assertThat(answers.get(4))
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("ATL", "ORD", "DFW", "LAX");
        assertThat(answers.get(5))
                .isEqualTo(rows("SELECT day, count(*), count(*) - lag(count(*)) OVER (ORDER BY day) FROM monitored"
                        + " GROUP BY day ORDER BY day"));
    }
}
