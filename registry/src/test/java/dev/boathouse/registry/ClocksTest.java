package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.RegistryEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers whose clocks differ: order is by sequence, and times never go back. */
class ClocksTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private ModelRegistry at(Instant now) {
        return ModelRegistry.open("file:" + folder).withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aClockThatGoesBackStandsStill() {
        Model model = Flights.model(1);
        at(NOW).register(NAME, model);
        ModelRegistry behind = at(NOW.minus(Duration.ofDays(400)));
        Flights.live(behind, model);
        Flights.live(at(NOW.plusSeconds(1)), Flights.model(2));
        List<Instant> times = behind.audit().stream().map(RegistryEvent::at).toList();
        assertThat(times).isSorted().startsWith(NOW, NOW, NOW).endsWith(NOW.plusSeconds(1));
        assertThat(behind.refresh().live(NAME, "champion", NOW))
                .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(2));
        assertThat(behind.verify().problems()).isEmpty();
    }

    @Test
    void whatFollowsAClockThatIsYearsAheadHasItsTimeAndStillCounts() {
        Instant ahead = NOW.plus(Duration.ofDays(10_000));
        Flights.live(at(NOW), Flights.model(1));
        Flights.live(at(ahead), Flights.model(2));
        ModelRegistry right = at(NOW.plusSeconds(60));
        AliasChange change = right.rollback(NAME, "champion", "worse");
        assertThat(change.at()).isEqualTo(ahead);
        assertThat(Flights.champion(at(NOW))).contains(1);
        assertThat(right.history(NAME, "champion")).extracting(AliasChange::at).containsExactly(NOW, ahead, ahead);
        assertThat(right.live(NAME, "champion", ahead.minusNanos(1_000)))
                .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(1));
        assertThat(right.live(NAME, "champion", ahead))
                .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(1));
        assertThat(right.verify().problems()).isEmpty();
    }
}
