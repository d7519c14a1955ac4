package dev.boathouse.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class RecentLateRatesTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2001, 1, 5, 12, 0);

    private final RecentLateRates rates = new RecentLateRates();

    private static Flight flight(LocalDateTime departure, int delay, String origin) {
        return new Flight(departure, delay, 400, origin, "LAX");
    }

    @Test
    void aFlightCountsOnlyOnceItHasLanded() {
        rates.departed(flight(NOON, 60, "JFK"));
        assertThat(rates.at("JFK", NOON.plusMinutes(120))).isEmpty();
        assertThat(rates.at("JFK", NOON.plusMinutes(121))).hasValue(1.0);
    }

    @Test
    void aFlightIsForgottenAfterTheWindow() {
        rates.departed(flight(NOON, 60, "JFK"));
        LocalDateTime landed = NOON.plusMinutes(120);
        assertThat(rates.at("JFK", landed.plus(RecentLateRates.WINDOW))).hasValue(1.0);
        assertThat(rates.at("JFK", landed.plus(RecentLateRates.WINDOW).plusMinutes(1)))
                .isEmpty();
    }

    @Test
    void airportsDoNotMix() {
        rates.departed(flight(NOON, 60, "JFK"));
        rates.departed(flight(NOON, 15, "JFK"));
        rates.departed(flight(NOON, 16, "BOS"));
        assertThat(rates.at("JFK", NOON.plusHours(3))).hasValue(0.5);
        assertThat(rates.at("BOS", NOON.plusHours(3))).hasValue(1.0);
        assertThat(rates.at("SFO", NOON.plusHours(3))).isEmpty();
    }

    @Test
    void aShortFlightMayLandBeforeALongOneThatLeftEarlier() {
        rates.departed(new Flight(NOON, 60, 2_400, "JFK", "LAX"));
        rates.departed(new Flight(NOON.plusMinutes(5), 0, 200, "JFK", "BOS"));
        assertThat(rates.at("JFK", NOON.plusMinutes(100))).hasValue(0.0);
        assertThat(rates.at("JFK", NOON.plusMinutes(425))).hasValue(0.5);
    }
}
