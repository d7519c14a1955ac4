package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.SharedFile;
import dev.boathouse.monitoring.profile.Profile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Suggestions for real flights, where a checkout has them beside it: what half of a month suggests holds for the other half. */
class FlightsExpectationsTest {

    private static final String FILE = "shared/data/flights-3m.parquet";
    private static final Schema SCHEMA = Schema.of(
            Field.of("date", DataType.TIMESTAMP_NTZ),
            Field.of("delay", DataType.LONG),
            Field.of("distance", DataType.LONG),
            Field.of("origin", DataType.STRING),
            Field.of("destination", DataType.STRING));

    private static Connection duckdb;

    @BeforeAll
    static void open() throws SQLException {
        Path file = SharedFile.require(FILE);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("create table flights as select date::timestamp as date, delay::bigint as delay,"
                    + " distance::bigint as distance, origin, destination, n from"
                    + " (select *, row_number() over () as n from '" + file + "') where n % 10 = 0");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        if (duckdb != null) {
            duckdb.close();
        }
    }

    @Test
    void theOtherHalfOfJanuaryPasses() throws SQLException {
        Expectations suggested =
                Expectations.suggest("flights", Profile.of(frame("month(date) = 1 and n // 10 % 2 = 0")));

        Validation other = suggested.validate(frame("month(date) = 1 and n // 10 % 2 = 1"));

        assertThat(suggested.list()).hasSizeGreaterThan(15);
        assertThat(other.results()).allMatch(ExpectationResult::passed);
    }

    private static Frame frame(String condition) throws SQLException {
        List<List<Object>> columns = new ArrayList<>(IntStream.range(0, SCHEMA.size())
                .mapToObj(i -> new ArrayList<>())
                .toList());
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(
                        "select date, delay, distance, origin, destination from flights where " + condition)) {
            while (result.next()) {
                columns.get(0).add(result.getObject(1, LocalDateTime.class));
                for (int i = 1; i < SCHEMA.size(); i++) {
                    columns.get(i).add(result.getObject(i + 1));
                }
            }
        }
        List<Column> built = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            built.add(Column.of(SCHEMA.field(i).type(), columns.get(i)));
        }
        return Frame.of(SCHEMA, built);
    }
}
