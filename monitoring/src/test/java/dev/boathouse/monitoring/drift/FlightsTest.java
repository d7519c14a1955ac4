package dev.boathouse.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Page;
import dev.boathouse.monitoring.PageReader;
import dev.boathouse.monitoring.SharedFile;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Half a year of real flights, where a checkout has them beside it; DuckDB reads them and knows their figures, too. */
class FlightsTest {

    private static final String FILE = "shared/data/flights-3m.parquet";
    private static final Schema SCHEMA = Schema.of(
            Field.of("hour", DataType.LONG),
            Field.of("distance", DataType.DOUBLE),
            Field.of("delay", DataType.DOUBLE),
            Field.of("origin", DataType.STRING),
            Field.of("late", DataType.BOOLEAN));

    private static Connection duckdb;

    @BeforeAll
    static void open() throws SQLException {
        Path file = SharedFile.require(FILE);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("create table flights as select month(date) as month, hour(date)::bigint as hour,"
                    + " distance::double as distance, delay::double as delay, origin, delay > 15 as late"
                    + " from (select *, row_number() over () as n from '" + file + "') where n % 10 = 0");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        if (duckdb != null) {
            duckdb.close();
        }
    }

    @Test
    void profileAgreesWithDuckDb() throws SQLException {
        Profile profile = Profile.of(frame(rows("true")));
        for (String name : List.of("hour", "distance", "delay")) {
            NumberProfile numbers = profile.column(name).numbers().orElseThrow();
            List<Object> truth = row("select min(x)::double, max(x)::double, sum(x)::double, stddev_samp(x),"
                    + " quantile_disc(x, 0.5)::double, quantile_disc(x, 0.99)::double, count(x) from (select " + name
                    + " as x from flights)");
            assertThat(numbers.min()).hasValue((Double) truth.get(0));
            assertThat(numbers.max()).hasValue((Double) truth.get(1));
            assertThat(numbers.finite()).isEqualTo(truth.get(6));
            assertThat(numbers.mean()).hasValue((Double) truth.get(2) / numbers.finite());
            assertThat(numbers.standardDeviation().orElseThrow() / (Double) truth.get(3))
                    .isBetween(1 - 1e-12, 1 + 1e-12);
            assertThat(numbers.quantile(0.5)).hasValue(Bounds.exactly((Double) truth.get(4)));
            assertThat(numbers.quantile(0.99)).hasValue(Bounds.exactly((Double) truth.get(5)));
        }
        LevelProfile origins = profile.column("origin").levels().orElseThrow();
        assertThat(origins.counts().get("ATL"))
                .isEqualTo(
                        row("select count(*) from flights where origin = 'ATL'").get(0));
        assertThat((long) origins.distinct())
                .isEqualTo(row("select count(distinct origin) from flights").get(0));
    }

    @Test
    void lateRateRaisesAnAlarmInMayAndCovariatesStayQuiet() throws SQLException {
        Profile january = Profile.of(frame(rows("month = 1")));
        for (int month = 2; month <= 6; month++) {
            DriftReport report = DriftCheck.standard().compare(january, Profile.of(frame(rows("month = " + month))));
            assertThat(report.column("late").drifted()).as(report.summary()).isEqualTo(month == 5);
            assertThat(report.alarms()).as(report.summary()).hasSize(month == 5 ? 1 : 0);
            assertThat(report.finding().passed()).isEqualTo(month != 5);
        }
    }

    @Test
    void pagesOfMonthsShowTheRatesThatDuckDbKnows() throws SQLException {
        Profile january = Profile.of(frame(rows("month = 1")));
        DriftReport report = DriftCheck.standard().compare(january, Profile.of(frame(rows("month = 5"))));
        Page page = report.page("May against January");
        assertThat(PageReader.rows(page, "Columns").get(0).get("column").text()).isEqualTo("late");
        Bars late = PageReader.first(PageReader.fold(page, "Column by column", "late: drifted"), Bars.class);
        int at = late.categories().indexOf("true");
        for (int side = 0; side < 2; side++) {
            double rate = (Double) row("select avg(late::int) from flights where month = " + (side == 0 ? 1 : 5))
                    .get(0);
            assertThat(late.groups().get(side).bars().get(at).value()).isCloseTo(rate, within(1e-12));
        }
        Page profile = january.page();
        assertThat(PageReader.row(PageReader.rows(profile, "Columns"), "origin")
                        .get("most frequent")
                        .text())
                .startsWith(
                        row("select origin from flights where month = 1 group by 1 order by count(*) desc, 1 limit 1")
                                        .get(0)
                                + " (");
        assertThat(profile.markdown()).contains("### delay, double");
    }

    @Test
    void halvesOfJanuaryRaiseNoMoreAlarmsThanStated() throws SQLException {
        List<List<Object>> rows = rows("month = 1 and hour % 5 = 0");
        DriftCheck tests = DriftCheck.standard().withMinimumEffect(0).withMinimumRateEffect(0);
        int fired = 0;
        for (int seed = 0; seed < 200; seed++) {
            Collections.shuffle(rows, new Random(seed));
            DriftReport report = tests.compare(
                    Profile.of(frame(rows.subList(0, rows.size() / 2))),
                    Profile.of(frame(rows.subList(rows.size() / 2, rows.size()))));
            fired += report.drifted() ? 1 : 0;
        }
        // 200 seeds at 0.05 are 10, with 3.5 standard errors of 3.1 each; a least effect can only make them fewer.
        assertThat(fired).isLessThanOrEqualTo(20);
    }

    private static List<Object> row(String query) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            List<Object> row = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                row.add(result.getObject(column));
            }
            return row;
        }
    }

    private static List<List<Object>> rows(String condition) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(
                        "select hour, distance, delay, origin, late from flights where " + condition)) {
            while (result.next()) {
                rows.add(List.of(
                        result.getLong(1),
                        result.getDouble(2),
                        result.getDouble(3),
                        result.getString(4),
                        result.getBoolean(5)));
            }
        }
        return rows;
    }

    private static Frame frame(List<List<Object>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < SCHEMA.size(); column++) {
            int at = column;
            columns.add(Column.of(
                    SCHEMA.field(column).type(),
                    rows.stream().map(row -> row.get(at)).toList()));
        }
        return Frame.of(SCHEMA, columns);
    }
}
