package dev.boathouse.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void saysNoMoreThanThereIsToTheSecond() {
        assertThat(text("2001-03-31T00:00:00Z")).isEqualTo("2001-03-31");
        assertThat(text("2001-03-31T00:00:00.999Z")).isEqualTo("2001-03-31");
        assertThat(text("2001-03-31T14:05:00Z")).isEqualTo("2001-03-31 14:05");
        assertThat(text("2001-03-31T14:05:09.7Z")).isEqualTo("2001-03-31 14:05:09");
        assertThat(text("1969-12-31T23:59:59.5Z")).isEqualTo("1969-12-31 23:59:59");
        assertThat(text("-0044-03-15T00:00:00Z")).isEqualTo("-0044-03-15");
        assertThat(Times.text(-0.5)).isEqualTo("1969-12-31 23:59:59");
    }

    private static String text(String instant) {
        return Cell.of(Instant.parse(instant)).text();
    }

    @Test
    void ticksAreRoundTimes() {
        assertThat(ticks("2001-01-01T00:00:00Z", "2001-01-01T00:00:04Z"))
                .containsExactly(
                        "2001-01-01",
                        "2001-01-01 00:00:01",
                        "2001-01-01 00:00:02",
                        "2001-01-01 00:00:03",
                        "2001-01-01 00:00:04");
        assertThat(ticks("2001-01-01T07:10:00Z", "2001-01-02T09:00:00Z"))
                .containsExactly("2001-01-01 12:00", "2001-01-01 18:00", "2001-01-02", "2001-01-02 06:00");
        // The first is a Monday, as are all.
        assertThat(ticks("2001-03-01T00:00:00Z", "2001-04-03T00:00:00Z"))
                .containsExactly("2001-03-05", "2001-03-12", "2001-03-19", "2001-03-26", "2001-04-02");
        assertThat(ticks("2000-11-15T00:00:00Z", "2001-03-20T00:00:00Z"))
                .containsExactly("2000-12-01", "2001-01-01", "2001-02-01", "2001-03-01");
        assertThat(ticks("1987-10-01T00:00:00Z", "2008-12-31T00:00:00Z"))
                .containsExactly("1990-01-01", "1995-01-01", "2000-01-01", "2005-01-01");
    }

    private static List<String> ticks(String low, String high) {
        return Times.ticks(Times.seconds(Instant.parse(low)), Times.seconds(Instant.parse(high))).stream()
                .map(Times::text)
                .toList();
    }

    @Test
    void ticksLieBetweenTheEndsInOrderAndAreFew() {
        SplittableRandom seeds = new SplittableRandom(20_260_101);
        for (int i = 0; i < 2_000; i++) {
            long seed = seeds.nextLong();
            SplittableRandom random = new SplittableRandom(seed);
            double low = random.nextDouble(-5e9, 5e9);
            // From ten seconds to four hundred years.
            double span = Math.pow(
                    10,
                    random.nextDouble(1, Math.log10(Duration.ofDays(400 * 365).toSeconds())));
            List<Double> ticks = Times.ticks(low, low + span);
            assertThat(ticks)
                    .as("seed %d", seed)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(1, 6)
                    .allMatch(tick -> tick >= low && tick <= low + span);
        }
    }
}
