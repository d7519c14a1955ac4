package dev.boathouse.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightsFileTest {

    static final Path SAMPLE = Path.of("data", "flights-500k.parquet");
    private static final Path FULL = Path.of("..", "..", "shared", "data", "flights-3m.parquet");

    @TempDir
    Path folder;

    @Test
    void givesTheSampleMonthByMonth() {
        List<Long> rows = new ArrayList<>();
        try (FlightsFile file = FlightsFile.open(SAMPLE, read -> {})) {
            assertThat(file.rowCount()).isEqualTo(500_443);
            assertThat(file.nextMonth()).contains(YearMonth.of(2001, 1));
            while (file.nextMonth().isPresent()) {
                rows.add(file.readMonth().rowCount());
            }
        }
        assertThat(rows).containsExactly(85_200L, 76_201L, 84_992L, 84_016L, 86_242L, 83_792L);
    }

    @Test
    void theSampleIsDrawnAgainTheSameFromTheFullFile() {
        assumeTrue(Files.exists(FULL), "the full file of flights is not there");
        Path drawn = folder.resolve("sample.parquet");
        FlightSample.draw(FULL, drawn, FlightSample.ONE_IN);
        try (FlightsFile committed = FlightsFile.open(SAMPLE, read -> {});
                FlightsFile again = FlightsFile.open(drawn, read -> {})) {
            while (committed.nextMonth().isPresent()) {
                Frame month = committed.readMonth();
                assertThat(again.readMonth().contentDigest()).isEqualTo(month.contentDigest());
            }
            assertThat(again.nextMonth()).isEmpty();
        }
    }

    @Test
    void whatIsNotAFileOfFlightsIsRefusedInOneSentence() throws IOException, SQLException {
        Path absent = folder.resolve("absent.parquet");
        assertThatThrownBy(() -> FlightsFile.open(absent, read -> {}))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot read flights from " + absent + ": there is no such file.");
        Path text = Files.writeString(folder.resolve("text.parquet"), "no Parquet at all");
        assertThatThrownBy(() -> FlightsFile.open(text, read -> {}))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("it is no Parquet file");
        assertThatThrownBy(() -> FlightsFile.open(file("SELECT 1 AS delay, 'x' AS origin"), read -> {}))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("it lacks date, distance, destination");
    }

    @Test
    void columnsOfOtherTypesAndMissingValuesAreNamed() throws SQLException {
        String rest = ", 100 AS distance, 'JFK' AS origin, 'BOS' AS destination";
        Path text = file("SELECT '2001-01-01' AS date, 1 AS delay" + rest);
        assertThatThrownBy(() -> FlightsFile.open(text, read -> {})).hasMessageContaining("\"date\" is no timestamp");
        Path words = file("SELECT TIMESTAMP '2001-01-01' AS date, 'much' AS delay" + rest);
        assertThatThrownBy(() -> FlightsFile.open(words, read -> {}))
                .hasMessageContaining("\"delay\" is no whole number");
        Path missing = file("SELECT TIMESTAMP '2001-01-01' AS date, NULL::INT AS delay" + rest);
        assertThatThrownBy(() -> FlightsFile.open(missing, read -> {}))
                .isInstanceOf(CorruptDataException.class)
                .hasMessage("Cannot read flights from " + missing + ": row 0 is damaged, or lacks a value.");
    }

    private Path file(String query) throws SQLException {
        Path file = folder.resolve(Integer.toHexString(query.hashCode()) + ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }
}
