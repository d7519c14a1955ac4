package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.Reference.Choice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Profile of(Double... values) {
        return Profile.of(Samples.doubles(values));
    }

    private static Profile found(Choice choice) {
        assertThat(choice).isInstanceOf(Choice.Found.class);
        return ((Choice.Found) choice).profile();
    }

    private static String missing(Choice choice) {
        assertThat(choice).isInstanceOf(Choice.Missing.class);
        return ((Choice.Missing) choice).reason();
    }

    @Test
    void aStoredProfileIsTheSameForEveryWindow() {
        Reference reference = Reference.stored("the profile of January", of(1.0));
        assertThat(reference.of(Windows.day("2001-05-01", 2.0), List.of()))
                .isEqualTo(new Choice.Found(of(1.0), "the profile of January"));
    }

    @Test
    void thePreviousWindowIsTheLastThatEndedWithRows() {
        ProfiledWindow now = Windows.day("2001-05-10", 9.0);
        List<ProfiledWindow> history = List.of(
                Windows.day("2001-05-11", 11.0),
                now,
                Windows.day("2001-05-07", 7.0),
                Windows.day("2001-05-09"),
                Windows.window(Instant.parse("2001-05-09T12:00:00Z"), Duration.ofDays(1), 9.5),
                Windows.day("2001-05-06", 6.0));
        Choice choice = Reference.previous().of(now, history);
        assertThat(found(choice)).isEqualTo(of(7.0));
        assertThat(((Choice.Found) choice).source())
                .isEqualTo("the window 2001-05-07T00:00:00Z to 2001-05-08T00:00:00Z");
    }

    @Test
    void rollingWindowsAreMergedAfterAGapAndMustAllBeThere() {
        List<ProfiledWindow> history = new ArrayList<>();
        for (int day = 1; day <= 6; day++) {
            history.add(Windows.day("2001-05-0" + day, (double) day));
        }
        ProfiledWindow now = Windows.day("2001-05-07", 7.0);
        assertThat(found(Reference.rolling(3).of(now, history))).isEqualTo(of(4.0, 5.0, 6.0));
        Choice gap = Reference.rolling(3, 2).of(now, history);
        assertThat(found(gap)).isEqualTo(of(2.0, 3.0, 4.0));
        assertThat(((Choice.Found) gap).source())
                .isEqualTo("3 windows from 2001-05-02T00:00:00Z to 2001-05-05T00:00:00Z");
        assertThat(missing(Reference.rolling(5, 2).of(now, history)))
                .isEqualTo("found 4 of the 5 windows before, without the last 2");
        assertThat(missing(Reference.rolling(1, 9).of(now, history))).startsWith("found 0 of the window before");
        assertThat(missing(Reference.previous().of(now, List.of()))).isEqualTo("found 0 of the window before");
    }

    @Test
    void noRowCountsTwiceWhereWindowsOverlap() {
        List<ProfiledWindow> sliding = new ArrayList<>();
        for (int day = 1; day <= 9; day++) {
            sliding.add(
                    Windows.window(Instant.parse("2001-05-0" + day + "T00:00:00Z"), Duration.ofDays(2), (double) day));
        }
        ProfiledWindow now = Windows.day("2001-05-11", 0.0);
        assertThat(found(Reference.rolling(3).of(now, sliding))).isEqualTo(of(9.0, 7.0, 5.0));
        assertThat(found(Reference.seasonal(Period.ofDays(4), 2).of(now, sliding)))
                .isEqualTo(of(7.0, 3.0));
        assertThat(found(Reference.seasonal(Period.ofDays(3), 3).of(now, sliding)))
                .isEqualTo(of(8.0, 5.0, 2.0));
    }

    @Test
    void theOrderInWhichWindowsAreGivenDoesNotMatter() {
        long seed = 11;
        Random random = new Random(seed);
        List<ProfiledWindow> history = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            history.add(Windows.day(day, Windows.profile(random, 5, 0, 0.5)));
        }
        ProfiledWindow now = Windows.day(40, Windows.profile(random, 5, 0, 0.5));
        for (Reference reference : List.of(
                Reference.previous(),
                Reference.rolling(7, 3),
                Reference.seasonal(Period.ofWeeks(1), 4),
                Reference.seasonal(Duration.ofDays(5), 3))) {
            Choice expected = reference.of(now, history);
            for (int i = 0; i < 5; i++) {
                Collections.shuffle(history, random);
                assertThat(reference.of(now, history))
                        .as("%s, seed %d", reference, seed)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void windowsOfOtherColumnsAreNoReferenceTogether() {
        Frame other = Frame.of(
                Schema.of(Schema.Field.of("y", DataType.DOUBLE)), List.of(Column.of(DataType.DOUBLE, List.of(1.0))));
        ProfiledWindow first = Windows.day(0, Profile.of(other));
        ProfiledWindow second = Windows.day(1, of(1.0));
        ProfiledWindow now = Windows.day(2, of(1.0));
        assertThat(missing(Reference.rolling(2).of(now, List.of(first, second))))
                .startsWith("the windows do not have the same columns: Cannot merge profiles");
        assertThat(found(Reference.rolling(1).of(now, List.of(first, second)))).isEqualTo(of(1.0));
    }

    @Test
    void aSeasonIsTheSameWeekdayAndPassesOverSeasonsWithoutRows() {
        List<ProfiledWindow> history = new ArrayList<>();
        LocalDate monday = LocalDate.parse("2001-05-07");
        for (int back = 1; back <= 35; back++) {
            LocalDate day = monday.minusDays(back);
            history.add(back == 7 ? Windows.day(day.toString()) : Windows.day(day.toString(), (double) back));
        }
        ProfiledWindow now = Windows.day(monday.toString(), 0.0);
        assertThat(found(Reference.seasonal(Period.ofWeeks(1), 3).of(now, history)))
                .isEqualTo(of(14.0, 21.0, 28.0));
        assertThat(missing(Reference.seasonal(Period.ofWeeks(1), 5).of(now, history)))
                .isEqualTo("found 4 of the last 5 windows before at a distance of P7D in Z");
    }

    @Test
    void aDayOfTheCalendarFollowsTheClocksOfItsZone() {
        Instant now = LocalDateTime.parse("2026-03-30T12:00:00").atZone(BERLIN).toInstant();
        ProfiledWindow before =
                Windows.window(now.minus(Duration.ofHours(47)), Duration.ofHours(1), 47.0); // clocks went forward
        ProfiledWindow exactly = Windows.window(now.minus(Duration.ofHours(48)), Duration.ofHours(1), 48.0);
        ProfiledWindow window = Windows.window(now, Duration.ofHours(1), 0.0);
        List<ProfiledWindow> history = List.of(before, exactly);
        assertThat(found(Reference.seasonal(Period.ofDays(1), 1, BERLIN).of(window, history)))
                .isEqualTo(of(47.0));
        assertThat(found(Reference.seasonal(Period.ofDays(1), 1).of(window, history)))
                .isEqualTo(of(48.0));
        assertThat(found(Reference.seasonal(Duration.ofDays(1), 1).of(window, history)))
                .isEqualTo(of(48.0));
    }

    @Test
    void seasonsAreThoseThatCountingBackFinds() {
        long seed = 12;
        Random random = new Random(seed);
        Profile one = of(1.0);
        List<Period> periods = List.of(
                Period.ofDays(1),
                Period.ofDays(7),
                Period.ofMonths(1),
                Period.ofMonths(7),
                Period.ofYears(1),
                Period.of(0, 1, 1),
                Period.of(1, 2, 3));
        for (int round = 0; round < 60; round++) {
            Period period = periods.get(random.nextInt(periods.size()));
            ZoneId zone = random.nextBoolean() ? BERLIN : ZoneOffset.UTC;
            LocalDate day = LocalDate.parse("2024-01-01").plusDays(random.nextInt(1_000));
            Instant start = day.atTime(random.nextInt(24), 0).atZone(zone).toInstant();
            Set<Instant> expected = new HashSet<>();
            List<Instant> nearest = new ArrayList<>();
            for (int back = 1; back <= 100; back++) {
                Instant season =
                        start.atZone(zone).minus(period.multipliedBy(back)).toInstant();
                expected.add(season);
                if (back <= 60) {
                    nearest.add(season);
                }
            }
            Reference reference = Reference.seasonal(period, 1, zone);
            for (Instant known : nearest) {
                for (int hours : new int[] {0, 1, -1, 24, -24}) {
                    Instant other = known.plus(Duration.ofHours(hours));
                    if (!other.plusSeconds(1).isAfter(start)) {
                        Choice choice = reference.of(
                                new ProfiledWindow(start, start.plusSeconds(1), one),
                                List.of(new ProfiledWindow(other, other.plusSeconds(1), one)));
                        assertThat(choice instanceof Choice.Found)
                                .as("%s, %s in %s before %s, seed %d", other, period, zone, start, seed)
                                .isEqualTo(expected.contains(other));
                    }
                }
            }
        }
    }

    @Test
    void timesFarAwayTakeNoTime() {
        ProfiledWindow everything = new ProfiledWindow(Instant.MIN, Instant.parse("2001-01-01T00:00:00Z"), of(1.0));
        ProfiledWindow now = Windows.day("2001-05-07", 0.0);
        for (Reference reference : List.of(
                Reference.seasonal(Period.ofDays(1), 1, ZoneId.of("America/New_York")),
                Reference.seasonal(Period.ofYears(1), 1),
                Reference.seasonal(Duration.ofNanos(7), 1))) {
            assertThat(reference.of(now, List.of(everything)))
                    .as("%s", reference)
                    .isNotNull();
        }
        assertThat(found(Reference.previous().of(now, List.of(everything)))).isEqualTo(of(1.0));
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Reference.rolling(0)).hasMessageContaining("At least 1 window");
        assertThatThrownBy(() -> Reference.rolling(1, -1)).hasMessageContaining("a gap of 0 or more");
        assertThatThrownBy(() -> Reference.seasonal(Period.ZERO, 1)).hasMessageContaining("a season above zero");
        assertThatThrownBy(() -> Reference.seasonal(Period.of(0, 1, -1), 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> Reference.seasonal(Duration.ofDays(-1), 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> Reference.seasonal(Duration.ofDays(1), 0)).hasMessageContaining("At least 1 window");
        Instant at = Instant.EPOCH;
        assertThatThrownBy(() -> new ProfiledWindow(at, at, of(1.0)))
                .hasMessage(
                        "No window: found 1970-01-01T00:00:00Z to 1970-01-01T00:00:00Z. A window ends after its start.");
    }
}
