package dev.boathouse.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.delta.DeltaTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTest {

    @TempDir
    Path folder;

    @Test
    void flightsThatCannotBeAreSetApartWithTheReasonAndTheOthersGoOn() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lake lake = Lake.createIn(folder);
        Arrival arrival = new Arrival(lake, new Console(new PrintStream(out, true, StandardCharsets.UTF_8), false));
        List<Flight> good = RandomFlights.of(new Random(1), 200);
        List<Flight> all = new ArrayList<>(good);
        Flight first = good.get(0);
        all.add(7, new Flight(first.departure(), first.delay(), -1, "BOS", "LAX"));
        all.add(90, new Flight(first.departure(), first.delay(), 300, "??", "LAX"));

        Frame going = arrival.check("2001-01", Flights.frame(all));

        assertThat(going.contentDigest()).isEqualTo(Flights.frame(good).contentDigest());
        List<String> apart = new ArrayList<>();
        Frame quarantine = DeltaTable.at(
                        lake.folder().resolve("quarantine").toUri().toString())
                .latest()
                .scan()
                .read();
        assertThat(quarantine.schema().names())
                .startsWith(Flights.SCHEMA.names().toArray(String[]::new));
        for (Row row : quarantine.rows()) {
            apart.add(Flights.flight(row).origin());
        }
        assertThat(apart).containsExactly("BOS", "??");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2 of 202 flights");
        assertThat(arrival.last().orElseThrow().passed()).isFalse();

        arrival.check("2001-02", Flights.frame(all));

        assertThat(DeltaTable.at(lake.folder().resolve("quarantine").toUri().toString())
                        .latest()
                        .rowCount())
                .hasValue(4);
    }

    @Test
    void aMonthInOrderMakesNoQuarantine() {
        Lake lake = Lake.createIn(folder);
        Frame flights = Flights.frame(RandomFlights.of(new Random(2), 50));
        Arrival arrival = new Arrival(lake, new Console(new PrintStream(new ByteArrayOutputStream()), false));

        assertThat(arrival.check("2001-01", flights)).isSameAs(flights);

        assertThat(lake.folder().resolve("quarantine")).doesNotExist();
        assertThat(arrival.last().orElseThrow().warnings()).hasSize(1);
    }
}
