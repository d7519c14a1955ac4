package dev.boathouse.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoppedClockTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private final StoppedClock clock = StoppedClock.of(MARCH);

    @Test
    void standsStillInUtc() {
        assertThat(clock.instant()).isEqualTo(MARCH).isEqualTo(clock.instant());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock).hasToString("stopped at 2026-03-01T00:00:00Z");
    }

    @Test
    void movesByHandOnly() {
        assertThat(clock.move(Duration.ofHours(1)).instant()).isEqualTo("2026-03-01T01:00:00Z");
        assertThat(clock.move(Duration.ofHours(-2)).instant()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(clock.moveTo(MARCH).instant()).isEqualTo(MARCH);
    }

    @Test
    void movesAlongInOtherZones() {
        Clock abroad = clock.withZone(ZoneId.of("Asia/Kathmandu"));
        clock.move(Duration.ofDays(1));
        assertThat(abroad.instant()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(abroad.getZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }
}
