package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowedProfilesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("cases.seed", 20261127L);

    private static Frame frame(DataType type, Object... times) {
        List<Object> values = new ArrayList<>();
        Collections.addAll(values, times);
        return Frame.of(
                Schema.of(Field.of("at", type), Field.of("x", DataType.DOUBLE)),
                List.of(
                        Column.of(type, values),
                        Column.ofDoubles(IntStream.range(0, times.length)
                                .mapToDouble(i -> i)
                                .toArray())));
    }

    private static List<String> windows(WindowedProfiles profiles) {
        return profiles.windows().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().rowCount())
                .toList();
    }

    private static List<String> windows(Windowing windowing, DataType type, Object... times) {
        return windows(Profiling.standard().of(frame(type, times), windowing));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    /** Hours of a few weeks, some of them null, and values of few and of many levels. */
    private Frame random(Random random, int size) {
        List<Object> times = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            times.add(
                    random.nextInt(20) == 0
                            ? null
                            : at("2024-03-15T00:00:00Z").plusSeconds(random.nextInt(40 * 86_400)));
            texts.add("text " + random.nextInt(6_000));
        }
        return Frame.of(
                Schema.of(
                        Field.of("at", DataType.TIMESTAMP),
                        Field.of("x", DataType.DOUBLE),
                        Field.of("text", DataType.STRING)),
                List.of(
                        Column.of(DataType.TIMESTAMP, times),
                        Column.ofDoubles(random.doubles(size).toArray()),
                        Column.ofStrings(texts.toArray(String[]::new))));
    }

    @Test
    void aDurationIsCountedFromTheEpoch() {
        assertThat(windows(
                        Windowing.of("at", Duration.ofHours(6)).withZone(BERLIN),
                        DataType.TIMESTAMP,
                        at("2024-03-31T06:00:00Z"),
                        at("2024-03-31T05:59:59.999999Z"),
                        at("1969-12-31T23:59:59.999999Z"),
                        at("2024-03-31T11:59:59.999999Z")))
                .containsExactly(
                        "1969-12-31T18:00:00Z/1970-01-01T00:00:00Z 1",
                        "2024-03-31T00:00:00Z/2024-03-31T06:00:00Z 1",
                        "2024-03-31T06:00:00Z/2024-03-31T12:00:00Z 2");
    }

    @Test
    void aDayIsThatOfTheZoneWithTheHoursThatItHas() {
        assertThat(windows(
                        Windowing.of("at", Period.ofDays(1)).withZone(BERLIN),
                        DataType.TIMESTAMP,
                        at("2024-03-30T22:59:59Z"),
                        at("2024-03-30T23:00:00Z"),
                        at("2024-03-31T21:59:59.999999Z"),
                        at("2024-03-31T22:00:00Z"),
                        at("2024-10-27T12:00:00Z")))
                .containsExactly(
                        "2024-03-29T23:00:00Z/2024-03-30T23:00:00Z 1",
                        "2024-03-30T23:00:00Z/2024-03-31T22:00:00Z 2",
                        "2024-03-31T22:00:00Z/2024-04-01T22:00:00Z 1",
                        "2024-10-26T22:00:00Z/2024-10-27T23:00:00Z 1");
    }

    @Test
    void weeksBeginOnMondayAndMonthsAndQuartersAndYearsOnTheFirst() {
        Object[] times = {LocalDate.of(2024, 3, 3), LocalDate.of(2024, 3, 4), LocalDate.of(1969, 12, 31)};
        assertThat(windows(Windowing.of("at", Period.ofWeeks(1)), DataType.DATE, times))
                .containsExactly(
                        "1969-12-29T00:00:00Z/1970-01-05T00:00:00Z 1",
                        "2024-02-26T00:00:00Z/2024-03-04T00:00:00Z 1",
                        "2024-03-04T00:00:00Z/2024-03-11T00:00:00Z 1");
        assertThat(windows(Windowing.of("at", Period.ofMonths(1)), DataType.DATE, times))
                .containsExactly(
                        "1969-12-01T00:00:00Z/1970-01-01T00:00:00Z 1", "2024-03-01T00:00:00Z/2024-04-01T00:00:00Z 2");
        assertThat(windows(Windowing.of("at", Period.ofMonths(3)), DataType.DATE, times))
                .containsExactly(
                        "1969-10-01T00:00:00Z/1970-01-01T00:00:00Z 1", "2024-01-01T00:00:00Z/2024-04-01T00:00:00Z 2");
        assertThat(windows(Windowing.of("at", Period.ofYears(1)), DataType.DATE, times))
                .containsExactly(
                        "1969-01-01T00:00:00Z/1970-01-01T00:00:00Z 1", "2024-01-01T00:00:00Z/2025-01-01T00:00:00Z 2");
    }

    @Test
    void localTimesAreThoseOfTheZone() {
        Windowing hours = Windowing.of("at", Duration.ofHours(1)).withZone(BERLIN);
        assertThat(windows(
                        hours,
                        DataType.TIMESTAMP_NTZ,
                        LocalDateTime.parse("2024-03-31T01:30"),
                        LocalDateTime.parse("2024-03-31T02:30"), // left out: an hour later
                        LocalDateTime.parse("2024-10-27T02:30"), // twice: the earlier one
                        LocalDateTime.parse("1960-01-01T00:00:00.000001")))
                .containsExactly(
                        "1959-12-31T23:00:00Z/1960-01-01T00:00:00Z 1",
                        "2024-03-31T00:00:00Z/2024-03-31T01:00:00Z 1",
                        "2024-03-31T01:00:00Z/2024-03-31T02:00:00Z 1",
                        "2024-10-27T00:00:00Z/2024-10-27T01:00:00Z 1");
        assertThat(windows(hours.withZone(ZoneOffset.ofHours(2)), DataType.DATE, LocalDate.of(2024, 1, 1)))
                .containsExactly("2023-12-31T22:00:00Z/2023-12-31T23:00:00Z 1");
    }

    /** St. John's turned clocks back at a minute past midnight, Apia left out a day, Lord Howe turns by half an hour. */
    @Test
    void windowsOfAnyZoneFollowEachOtherAndHoldTheirTimes() {
        System.out.println("WindowedProfilesTest seed " + seed);
        Random random = new Random(seed);
        List<String> zones = List.of(
                "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo", "UTC");
        List<Period> lengths =
                List.of(Period.ofDays(1), Period.ofDays(3), Period.ofWeeks(1), Period.ofWeeks(2), Period.ofMonths(1));
        for (String name : zones) {
            ZoneId zone = ZoneId.of(name);
            List<Instant> times = new ArrayList<>();
            Instant change = at("2006-01-01T00:00:00Z");
            while (zone.getRules().nextTransition(change) != null && change.isBefore(at("2012-01-01T00:00:00Z"))) {
                change = zone.getRules().nextTransition(change).getInstant();
                for (int i = 0; i < 20; i++) {
                    times.add(change.plusSeconds(random.nextInt(200_000) - 100_000));
                }
            }
            times.add(at("2011-12-31T10:00:00Z"));
            for (Period length : lengths) {
                WindowLength windows = WindowLength.of(length);
                for (Instant time : times) {
                    Window.Time window = windows.around(time.toEpochMilli(), zone);
                    assertThat(time)
                            .as("%s %s", zone, length)
                            .isBetween(window.start(), window.end().minusNanos(1));
                    assertThat(windows.around(window.start().toEpochMilli(), zone))
                            .isEqualTo(window);
                    assertThat(windows.around(window.end().toEpochMilli() - 1, zone))
                            .isEqualTo(window);
                    assertThat(windows.around(window.end().toEpochMilli(), zone).start())
                            .isEqualTo(window.end());
                    LocalDate first = LocalDate.ofInstant(window.start(), zone);
                    assertThat(first.atStartOfDay(zone).toInstant()).isEqualTo(window.start());
                    if (length.getDays() % 7 == 0 && length.toTotalMonths() == 0 && !name.equals("Pacific/Apia")) {
                        assertThat(first.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                    }
                }
            }
        }
    }

    @Test
    void aWindowHasTheProfileOfItsRowsHoweverTheyCame() {
        Random random = new Random(seed);
        Frame all = random(random, 12_000);
        Windowing days = Windowing.of("at", Period.ofDays(1)).withZone(BERLIN);
        WindowedProfiles profiles = Profiling.standard().of(all, days);

        assertThat(profiles.windows()).hasSizeGreaterThan(ProfileGroups.MOST_OPEN);
        profiles.windows()
                .forEach((window, profile) -> assertThat(profile)
                        .as("seed %s, %s", seed, window)
                        .isEqualTo(Profile.of(all.where(Filter.greaterThanOrEqual("at", ((Window.Time) window).start())
                                .and(Filter.lessThan("at", ((Window.Time) window).end()))))));
        assertThat(profiles.untimed()).isEqualTo(Profile.of(all.where(Filter.isNull("at"))));
        assertThat(profiles.whole()).isEqualTo(Profile.of(all));

        for (int round = 0; round < 2; round++) {
            Frame shuffled = shuffled(all, random);
            assertThat(Profiling.standard().of(shuffled, days))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(profiles);
            List<WindowedProfiles> parts = new ArrayList<>();
            for (Frame part : dealt(shuffled, random)) {
                parts.add(Profiling.standard().of(part, days));
            }
            Collections.shuffle(parts, random);
            assertThat(parts.stream().reduce(WindowedProfiles::merge).orElseThrow())
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(profiles);
        }
    }

    /** The rows in another order, in chunks of other sizes. */
    static Frame shuffled(Frame frame, Random random) {
        List<Row> rows = new ArrayList<>();
        frame.rows().forEach(rows::add);
        Collections.shuffle(rows, random);
        List<Frame> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(6_000));
            parts.add(Frame.ofRows(frame.schema(), rows.subList(from, to)));
            from = to;
        }
        return Frame.concat(parts);
    }

    /** The rows in three frames. */
    static List<Frame> dealt(Frame frame, Random random) {
        List<List<Row>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        frame.rows().forEach(row -> parts.get(random.nextInt(3)).add(row));
        return parts.stream().map(rows -> Frame.ofRows(frame.schema(), rows)).toList();
    }

    @Test
    void rowsAreCounted() {
        Frame all = random(new Random(seed), 10_000);
        for (Frame frame : List.of(all, Frame.concat(all.where(Filter.lessThan("x", 0.3)), all))) {
            long rows = frame.rowCount();
            Map<Window, Profile> windows =
                    Profiling.standard().of(frame, Windowing.ofRows(3_000)).windows();
            assertThat(windows.keySet())
                    .startsWith(new Window.Rows(0, 3_000), new Window.Rows(3_000, 6_000))
                    .contains(new Window.Rows(rows / 3_000 * 3_000, rows));
            assertThat(windows.values()).first().isEqualTo(Profile.of(first(frame, 3_000)));
        }
        assertThat(windows(Profiling.standard().of(all, Windowing.ofCount(3))))
                .containsExactly("rows 0 to 3332 3333", "rows 3333 to 6665 3333", "rows 6666 to 9999 3334");
        assertThat(Profiling.standard().of(first(all, 3), Windowing.ofCount(5)).windows())
                .hasSize(3);
    }

    private static Frame first(Frame frame, int count) {
        List<Row> rows = new ArrayList<>();
        frame.rows().forEach(row -> {
            if (rows.size() < count) {
                rows.add(row);
            }
        });
        return Frame.ofRows(frame.schema(), rows);
    }

    @Test
    void aTableGivesTheWindowsOfItsRows() {
        DeltaTable table = DeltaTable.at(folder.toUri().toString());
        Frame first = random(new Random(seed), 4_000);
        table.create(first.schema());
        table.append(first).commit();
        Snapshot snapshot = table.append(random(new Random(seed + 1), 3_000)).commit();
        Frame all = snapshot.scan().read();
        for (Windowing windowing : List.of(
                Windowing.of("at", Period.ofWeeks(1)),
                Windowing.ofRows(1_234),
                Windowing.ofCount(4),
                Windowing.of("at", Duration.ofDays(7)))) {
            assertThat(Profiling.standard().of(snapshot.scan(), windowing))
                    .isEqualTo(Profiling.standard().of(all, windowing));
        }
    }

    @Test
    void tooManyWindowsAreAnError() {
        Frame frame = random(new Random(seed), 1_000);
        Windowing hours = Windowing.of("at", Duration.of(1, ChronoUnit.HOURS)).withMost(500);
        assertThatThrownBy(() -> Profiling.standard().of(frame, hours))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than 500");
        WindowedProfiles few = Profiling.standard()
                .of(
                        frame(DataType.TIMESTAMP, at("2024-01-01T00:00:00Z")),
                        Windowing.of("at", Period.ofDays(1)).withMost(1));
        WindowedProfiles others = Profiling.standard()
                .of(
                        frame(DataType.TIMESTAMP, at("2024-01-02T00:00:00Z")),
                        Windowing.of("at", Period.ofDays(1)).withMost(1));
        assertThatThrownBy(() -> few.merge(others)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mistakesAreNamed() {
        Profiling profiling = Profiling.standard();
        Frame frame = random(new Random(seed), 10);
        assertThatThrownBy(() -> profiling.of(frame, Windowing.of("when", Period.ofDays(1))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> profiling.of(frame, Windowing.of("x", Period.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double");
        for (Period wrong : List.of(Period.ZERO, Period.of(0, 1, 1), Period.ofDays(-1))) {
            assertThatThrownBy(() -> Windowing.of("at", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(1))) {
            assertThatThrownBy(() -> Windowing.of("at", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Windowing.ofRows(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Windowing.ofCount(0)).isInstanceOf(IllegalArgumentException.class);
        WindowedProfiles counted = profiling.of(frame, Windowing.ofRows(3));
        assertThatThrownBy(() -> counted.merge(counted)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void farTimesHaveWindowsToo() {
        assertThat(Profiling.standard()
                        .of(
                                frame(
                                        DataType.DATE,
                                        LocalDate.ofEpochDay(Integer.MAX_VALUE),
                                        LocalDate.ofEpochDay(Integer.MIN_VALUE)),
                                Windowing.of("at", Period.ofMonths(1)).withZone(BERLIN))
                        .windows())
                .hasSize(2);
    }
}
