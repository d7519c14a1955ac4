package com.example.flights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.boathouse.junit.SmallModel;
import dev.boathouse.junit.StoppedClock;
import dev.boathouse.junit.TempRegistry;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Releasing, tried with small models in a registry of its own. */
class ReleaseTest {

    private final SmallModel good = SmallModel.ofTwoClasses();
    private final StoppedClock clock = StoppedClock.of(Instant.parse("2026-03-01T06:00:00Z"));

    @Test
    void aWorseModelDoesNotGoLive(@TempRegistry ModelRegistry empty) {
        ModelRegistry registry = empty.withClock(clock);
        assertEquals(0, release(registry, good));
        clock.move(Duration.ofDays(1));
        assertEquals(1, release(registry, good.worse()));

        Optional<ModelVersion> live = registry.alias(LateFlights.NAME, LateFlights.CHAMPION);
        assertEquals(Optional.of(1), live.map(ModelVersion::number));
        assertEquals(live, registry.live(LateFlights.NAME, LateFlights.CHAMPION, clock.instant()));
    }

    private int release(ModelRegistry registry, SmallModel candidate) {
        return Release.run(registry, registry.register(LateFlights.NAME, candidate.model()), good.test());
    }
}
