package dev.boathouse.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.monitoring.SharedFile;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.profile.Windowing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the tables is what SQL finds in the rows themselves: DuckDB reads both. */
class MetricFiguresTest {

    private static final String FILE = "shared/data/flights-3m.parquet";

    @TempDir
    private Path lake;

    private DuckDb duckdb;

    @BeforeEach
    void open() throws SQLException {
        duckdb = new DuckDb();
    }

    @AfterEach
    void close() throws SQLException {
        duckdb.close();
    }

    private MetricTables record(DeltaTable rows, Windowing windowing) throws SQLException {
        MetricTables tables = MetricTables.at(lake.resolve("monitored").toString());
        tables.record(Metrics.of(Profiling.standard().of(rows.latest().scan(), windowing)));
        duckdb.copy("profile_metrics", tables.profileTable());
        duckdb.copy("drift_metrics", tables.driftTable());
        duckdb.copy("source", rows);
        duckdb.execute("CREATE TABLE raw AS SELECT source.*, p.window.start AS w FROM source JOIN profile_metrics p"
                + " ON p.column_name = ':table' AND source.at >= p.window.start AND source.at < p.window.end");
        return tables;
    }

    private DeltaTable table(Frame rows) {
        DeltaTable table = DeltaTable.at(lake.resolve("rows").toString());
        table.create(rows.schema());
        table.append(rows).commit();
        return table;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void figuresOfRandomRowsAreThoseOfSql(long seed) throws SQLException {
        record(table(Days.rows(seed, 4, 250)), Windowing.of("at", Period.ofDays(1)));
        for (String number : List.of("x", "n", "salary", "nothing", "nan")) {
            numbers(number);
            drift(number);
        }
        for (String level : List.of("city", "late")) {
            levels(level);
            levelDrift(level);
        }
        lengths("city", "length(city)");
        lengths("vector", "len(vector)");
        seconds("at", "epoch_us(\"at\") / 1e6");
        seconds("day", "date_diff('second', DATE '1970-01-01', \"day\")::double");
        rows();
    }

    @Test
    void figuresOfFlightsAreThoseOfSql() throws SQLException, IOException {
        Path file = SharedFile.require(FILE);
        Path sample = Files.createDirectories(lake.resolve("sample")).resolve("flights.parquet");
        duckdb.execute(
                "COPY (SELECT date::timestamptz AS at, delay::double AS delay, distance::double AS distance, origin FROM"
                        + " (SELECT *, row_number() OVER () AS n FROM '" + file
                        + "') WHERE n % 100 = 0 AND month(date) < 4) TO '"
                        + sample + "' (FORMAT parquet)");
        record(
                FlightRows.table(lake.resolve("rows"), duckdb.rows("SELECT * FROM '" + sample + "'")),
                Windowing.of("at", Period.ofMonths(1)));
        for (String number : List.of("delay", "distance")) {
            numbers(number);
            drift(number);
        }
        levels("origin");
        levelDrift("origin");
        rows();
    }

    private static String metric(String figure, String column) {
        return "(SELECT " + figure + " FROM profile_metrics p WHERE p.window.start = w AND p.column_name = '" + column
                + "' AND p.log_type = 'INPUT')";
    }

    /** Asks for pairs of a figure and its truth, for each window. */
    private void agree(String column, String... pairs) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT w");
        for (int i = 0; i < pairs.length; i += 2) {
            sql.append(", ").append(metric(pairs[i], column)).append(", ").append(pairs[i + 1]);
        }
        List<List<Object>> rows = duckdb.rows(sql + " FROM raw GROUP BY w ORDER BY w");
        assertThat(rows).hasSizeGreaterThan(2);
        for (List<Object> row : rows) {
            for (int i = 0; i < pairs.length; i += 2) {
                same(column + " " + pairs[i] + " of " + row.get(0), row.get(i + 1), row.get(i + 2));
            }
        }
    }

    private static void same(String what, Object found, Object truth) {
        if (truth instanceof Double number && found instanceof Double value) {
            assertThat(value).as(what).isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
        } else {
            assertThat(found).as(what).isEqualTo(truth);
        }
    }

    private void numbers(String name) throws SQLException {
        String finite = " FILTER (isfinite(" + name + "::double))";
        agree(
                name,
                "p.count",
                "count(" + name + ")",
                "num_nulls",
                "count(*) - count(" + name + ")",
                "percent_null",
                "100.0::double * (count(*) - count(" + name + ")) / count(*)",
                "avg",
                "fsum(" + name + "::double)" + finite + " / nullif(count(*)" + finite + ", 0)",
                "min",
                "min(" + name + ")" + finite + "::double",
                "max",
                "max(" + name + ")" + finite + "::double",
                "stddev",
                "stddev_samp(" + name + "::double)" + finite,
                "median",
                "quantile_disc(" + name + ", 0.5)" + finite + "::double",
                "quantiles[334]",
                "quantile_disc(" + name + ", 333 / 999)" + finite + "::double",
                "len(quantiles)",
                "CASE WHEN count(*)" + finite + " > 0 THEN 1000::bigint END",
                "num_zeros",
                "count(*) FILTER (" + name + " = 0)",
                "num_nan",
                "count(*) FILTER (isnan(" + name + "::double))",
                "distinct_count",
                "count(DISTINCT " + name + ")",
                "percent_zeros",
                "100.0::double * count(*) FILTER (" + name + " = 0) / nullif(count(" + name + "), 0)",
                "percent_nan",
                "100.0::double * count(*) FILTER (isnan(" + name + "::double)) / nullif(count(" + name + "), 0)",
                "percent_distinct",
                "100.0::double * count(DISTINCT " + name + ") / nullif(count(" + name + "), 0)");
    }

    private void levels(String name) throws SQLException {
        agree(
                name,
                "p.count",
                "count(" + name + ")",
                "num_nulls",
                "count(*) - count(" + name + ")",
                "distinct_count",
                "count(DISTINCT " + name + ")",
                "percent_distinct",
                "100.0::double * count(DISTINCT " + name + ") / count(" + name + ")",
                "frequent_items[1].count",
                "list_max(map_values(histogram(" + name + ")))::bigint",
                "list_sum(list_transform(frequent_items, lambda i: i.count))::bigint",
                "list_sum(list_reverse_sort(map_values(histogram(" + name + ")))[1:100])::bigint");
    }

    private void lengths(String name, String length) throws SQLException {
        agree(
                name,
                "min_length",
                "min(" + length + ")::double",
                "max_length",
                "max(" + length + ")::double",
                "avg_length",
                "avg(" + length + ")",
                "distinct_count IS NULL",
                name.equals("vector") ? "true" : "false");
    }

    private void seconds(String name, String seconds) throws SQLException {
        agree(
                name,
                "min",
                "min(" + seconds + ")",
                "max",
                "max(" + seconds + ")",
                "median",
                "quantile_disc(" + seconds + ", 0.5)",
                "avg",
                "NULL::double",
                "num_zeros",
                "NULL::bigint",
                "distinct_count",
                "count(DISTINCT " + seconds + ")");
    }

    private void rows() throws SQLException {
        agree(":table", "p.count", "count(*)", "len(non_null_columns) > 0", "true");
        List<List<Object>> deltas = duckdb.rows("SELECT d.count_delta, n.count - b.count FROM drift_metrics d"
                + " JOIN profile_metrics n ON n.window = d.window AND n.column_name = d.column_name"
                + " JOIN profile_metrics b ON b.window = d.window_cmp AND b.column_name = d.column_name");
        assertThat(deltas).isNotEmpty().allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
    }

    /** Pairs of windows, and of the values there: how many before and now, in order. */
    private static String shares(String name, String condition) {
        return "(SELECT d.window.start AS w, v, sum(b) AS b, sum(c) AS c, sum(sum(b)) OVER (PARTITION BY w) AS n,"
                + " sum(sum(c)) OVER (PARTITION BY w) AS m FROM drift_metrics d, LATERAL (SELECT " + name + " AS v,"
                + " (raw.at < d.window.start)::int AS b, (raw.at >= d.window.start)::int AS c FROM raw WHERE "
                + "raw.at >= d.window_cmp.start AND raw.at < d.window.end AND " + condition + ") AS r"
                + " WHERE d.column_name = '" + name + "' GROUP BY w, v)";
    }

    private void drift(String name) throws SQLException {
        String shares = shares(name, name + " IS NOT NULL AND NOT isnan(" + name + "::double)");
        List<List<Object>> rows = duckdb.rows("SELECT w, any_value(d.ks_test.statistic), max(abs(f)),"
                + " any_value(d.wasserstein_distance), coalesce(sum(abs(f) * (next::double - v::double)), 0), any_value(d.avg_delta),"
                + " bool_or(isinf(v::double)), sum(c * v::double) / any_value(m) - sum(b * v::double) / any_value(n) FROM"
                + " (SELECT w, v, b, c, n, m, sum(c / m - b / n) OVER (PARTITION BY w ORDER BY v) AS f,"
                + " lead(v) OVER (PARTITION BY w ORDER BY v) AS next FROM " + shares
                + ") JOIN drift_metrics d ON d.window.start = w AND d.column_name = '" + name
                + "' GROUP BY w ORDER BY w");
        assertThat(rows).hasSize(name.equals("nothing") ? 0 : rows.size());
        for (List<Object> row : rows) {
            same(name + " ks of " + row.get(0), row.get(1), row.get(2));
            if (Boolean.TRUE.equals(row.get(6))) {
                assertThat(row.get(3)).isNull();
            } else {
                close(name + " wasserstein of " + row.get(0), row.get(3), row.get(4));
                close(name + " avg of " + row.get(0), row.get(5), row.get(7));
            }
        }
        assertThat(
                        duckdb.rows(
                                "SELECT * FROM drift_metrics WHERE column_name = '" + name
                                        + "' AND (js_distance IS NOT NULL"
                                        + " OR chi_squared_test IS NOT NULL OR tv_distance IS NOT NULL OR ks_test.pvalue NOT BETWEEN 0 AND 1)"))
                .isEmpty();
    }

    private void levelDrift(String name) throws SQLException {
        String half = " * log2(%1$s / ((%1$s + %2$s) / 2)) / 2 END";
        String js = "CASE WHEN b > 0 THEN b / n" + half.formatted("(b / n)", "(c / m)");
        String sj = "CASE WHEN c > 0 THEN c / m" + half.formatted("(c / m)", "(b / n)");
        List<List<Object>> rows = duckdb.rows("SELECT w, any_value(d.tv_distance), sum(abs(b / n - c / m)) / 2,"
                + " any_value(d.l_infinity_distance), max(abs(b / n - c / m)), any_value(d.chi_squared_test.statistic),"
                + " sum(pow(b - (b + c) * n / (n + m), 2) / ((b + c) * n / (n + m))"
                + " + pow(c - (b + c) * m / (n + m), 2) / ((b + c) * m / (n + m))),"
                + " any_value(d.js_distance), sqrt(coalesce(sum(" + js + "), 0) + coalesce(sum(" + sj + "), 0)) FROM "
                + shares(name, name + " IS NOT NULL")
                + " JOIN drift_metrics d ON d.window.start = w AND d.column_name = '"
                + name + "' GROUP BY w ORDER BY w");
        assertThat(rows).hasSizeGreaterThan(1);
        for (List<Object> row : rows) {
            close(name + " tv of " + row.get(0), row.get(1), row.get(2));
            close(name + " l-infinity of " + row.get(0), row.get(3), row.get(4));
            close(name + " chi-square of " + row.get(0), row.get(5), row.get(6));
            close(name + " js of " + row.get(0), row.get(7), row.get(8));
        }
        assertThat(duckdb.rows("SELECT * FROM drift_metrics WHERE column_name = '" + name + "' AND (ks_test IS NOT NULL"
                        + " OR wasserstein_distance IS NOT NULL OR avg_delta IS NOT NULL"
                        + " OR chi_squared_test.pvalue NOT BETWEEN 0 AND 1)"))
                .isEmpty();
    }

    private static void close(String what, Object found, Object truth) {
        assertThat((Double) found)
                .as(what)
                .isCloseTo((Double) truth, within(1e-9 * Math.max(1, Math.abs((Double) truth))));
    }
}
