package dev.boathouse.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlightFeaturesTest {

    @Test
    void describesAFlightAsItLeaves() {
        Flight flight = new Flight(LocalDateTime.of(2001, 2, 4, 17, 59), 16, 2_475, "JFK", "LAX");
        Row row = new FlightFeatures()
                .of(Flights.frame(List.of(flight)))
                .rows()
                .iterator()
                .next();
        assertThat(row.value("month")).isEqualTo("2001-02");
        assertThat(row.value("day")).isEqualTo(LocalDate.of(2001, 2, 4));
        assertThat(row.value("hour")).isEqualTo(17);
        assertThat(row.value("weekday")).isEqualTo(7);
        assertThat(row.value("distance")).isEqualTo(2_475);
        assertThat(row.value("route")).isEqualTo("JFK-LAX");
        assertThat(row.value("origin_late_rate")).isNull();
        assertThat(row.value("late")).isEqualTo(true);
    }

    @Test
    void theLateRateIsWhatAPlainCountOverLandedFlightsGives() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Flight> flights = RandomFlights.of(new Random(seed), 300);
            List<@Nullable Object> rates = rates(flights);
            for (int i = 0; i < flights.size(); i++) {
                assertThat(rates.get(i)).as("seed %d, flight %d", seed, i).isEqualTo(counted(flights, flights.get(i)));
            }
        }
    }

    private static @Nullable Object counted(List<Flight> flights, Flight now) {
        LocalDateTime moment = now.departure();
        List<Flight> known = flights.stream()
                .filter(flight -> flight.origin().equals(now.origin()))
                .filter(flight -> flight.landed().isBefore(moment))
                .filter(flight -> !flight.landed().isBefore(moment.minus(RecentLateRates.WINDOW)))
                .toList();
        long late = known.stream().filter(Flight::isLate).count();
        return known.isEmpty() ? null : (double) late / known.size();
    }

    @Test
    void aPlantedFutureChangesNoFeature() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<Flight> flights = RandomFlights.of(random, 200);
            int present = random.nextInt(flights.size());
            LocalDateTime now = flights.get(present).departure();
            List<Flight> otherFuture = flights.stream()
                    .map(flight -> flight.landed().isBefore(now) ? flight : withDelay(flight, 500 - flight.delay()))
                    .toList();
            assertThat(rates(otherFuture).subList(0, present + 1))
                    .as("seed %d", seed)
                    .isEqualTo(rates(flights).subList(0, present + 1));
        }
    }

    @Test
    void whatIsStillInTheAirAtTheEndOfAMonthCountsInTheNext() {
        Flight lastOfJanuary = new Flight(LocalDateTime.of(2001, 1, 31, 23, 0), 99, 100, "JFK", "BOS");
        Flight february = new Flight(LocalDateTime.of(2001, 2, 1, 2, 0), 0, 100, "JFK", "BOS");
        FlightFeatures features = new FlightFeatures();
        features.of(Flights.frame(List.of(lastOfJanuary)));
        Frame next = features.of(Flights.frame(List.of(february)));
        assertThat(next.values("origin_late_rate")).containsExactly(1.0);
    }

    private static Flight withDelay(Flight flight, int delay) {
        return new Flight(flight.departure(), delay, flight.distance(), flight.origin(), flight.destination());
    }

    private static List<@Nullable Object> rates(List<Flight> flights) {
        return new ArrayList<>(new FlightFeatures().of(Flights.frame(flights)).values("origin_late_rate"));
    }
}
