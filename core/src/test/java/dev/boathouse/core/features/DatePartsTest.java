package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.DateParts.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of dates and times, against java.time. */
class DatePartsTest {

    private static final Part[] OF_DATES = {
        Part.YEAR, Part.QUARTER, Part.MONTH, Part.DAY, Part.DAY_OF_WEEK, Part.DAY_OF_YEAR
    };

    private static Frame t(DataType type, Object... values) {
        return Rows.of("t", Column.of(type, Arrays.asList(values)));
    }

    private static double[] parts(LocalDateTime time) {
        return new double[] {
            time.getYear(),
            time.get(IsoFields.QUARTER_OF_YEAR),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getDayOfWeek().getValue(),
            time.getDayOfYear(),
            time.getHour(),
            time.getMinute(),
            time.get(ChronoField.SECOND_OF_MINUTE)
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void datesHaveThePartsThatJavaTimeGives(long seed) {
        Random random = new Random(seed);
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            dates.add(LocalDate.ofEpochDay(i % 2 == 0 ? random.nextInt(60_000) - 30_000 : random.nextInt() / 4));
        }
        for (int year : new int[] {-401, -400, -1, 0, 1, 1900, 2000, 2023, 2024}) {
            dates.add(LocalDate.of(year, 2, 28));
            dates.add(LocalDate.of(year, 3, 1));
            dates.add(LocalDate.of(year, 12, 31));
            dates.add(LocalDate.of(year, 1, 1));
        }
        Frame frame = Rows.of("t", Column.of(DataType.DATE, dates));
        double[][] columns = Features.none()
                .dateParts(DateParts.of(OF_DATES), "t")
                .fit(frame)
                .columns(frame);
        for (int i = 0; i < dates.size(); i++) {
            double[] wanted = parts(dates.get(i).atStartOfDay());
            for (int part = 0; part < OF_DATES.length; part++) {
                assertThat(columns[part][i])
                        .as("seed %d: %s of %s", seed, OF_DATES[part], dates.get(i))
                        .isEqualTo(wanted[part]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "+05:30", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"})
    void timestampsAreReadAtTheirZone(String zone) {
        long seed = zone.hashCode();
        Random random = new Random(seed);
        ZoneId id = ZoneId.of(zone);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long seconds = i % 3 == 0 ? random.nextInt() * 4L : random.nextInt();
            times.add(Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000L));
        }
        // The clocks go forward and back here.
        for (String change : List.of("2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z", "2024-03-10T07:00:00Z")) {
            for (int offset = -1; offset <= 1; offset++) {
                times.add(Instant.parse(change).plus(offset, ChronoUnit.MICROS));
            }
        }
        Frame frame = Rows.of("t", Column.of(DataType.TIMESTAMP, times));
        double[][] columns = Features.none()
                .dateParts(DateParts.of(Part.values()).at(id), "t")
                .fit(frame)
                .columns(frame);
        for (int i = 0; i < times.size(); i++) {
            double[] wanted = parts(LocalDateTime.ofInstant(times.get(i), id));
            for (int part = 0; part < wanted.length; part++) {
                assertThat(columns[part][i])
                        .as("seed %d: %s of %s", seed, Part.values()[part], times.get(i))
                        .isEqualTo(wanted[part]);
            }
        }
    }

    @Test
    void timestampsAreReadAtUtcAndLocalTimesAtNoZone() {
        Instant instant = Instant.parse("2026-07-04T23:30:15.999999Z");
        DateParts parts = DateParts.of(Part.DAY, Part.HOUR, Part.SECOND);
        Frame timestamp = t(DataType.TIMESTAMP, instant);
        FeaturePipeline atUtc = Features.none().dateParts(parts, "t").fit(timestamp);
        assertThat(atUtc.outputs()).containsExactly("t.day", "t.hour", "t.second");
        assertThat(Rows.first(atUtc, timestamp)).containsExactly(4, 23, 15);
        Frame local = t(DataType.TIMESTAMP_NTZ, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        FeatureSpec elsewhere = Features.none().dateParts(parts.at(ZoneId.of("Asia/Tokyo")), "t");
        assertThat(Rows.first(elsewhere.fit(local), local)).containsExactly(4, 23, 15);
        assertThat(Rows.first(elsewhere.fit(timestamp), timestamp)).containsExactly(5, 8, 15);
    }

    @Test
    void cyclicPartsLieOnACircle() {
        Frame frame =
                t(DataType.TIMESTAMP, Instant.parse("2026-01-01T06:00:00Z"), Instant.parse("2026-07-01T23:59:59Z"));
        DateParts parts = DateParts.of(Part.YEAR).withCyclic(Part.HOUR, Part.MONTH);
        FeaturePipeline pipeline = Features.none().dateParts(parts, "t").fit(frame);
        assertThat(pipeline.outputs())
                .containsExactly("t.year", "t.hour.sin", "t.hour.cos", "t.month.sin", "t.month.cos");
        assertThat(Rows.first(pipeline, frame)).containsExactly(new double[] {2026, 1, 0, 0, 1}, within(1e-15));
        double angle = 2 * Math.PI * 23 / 24;
        assertThat(Rows.row(pipeline, frame, 1))
                .containsExactly(new double[] {2026, Math.sin(angle), Math.cos(angle), 0, -1}, within(1e-15));
        assertThatThrownBy(() -> parts.withCyclic(Part.YEAR)).hasMessageContaining("year");
    }

    @Test
    void filledTimesHavePartsToo() {
        Frame frame = t(
                DataType.TIMESTAMP, Instant.parse("2026-01-01T06:00:00Z"), null, Instant.parse("2026-01-01T08:00:00Z"));
        double[][] columns = Features.impute("t")
                .dateParts(DateParts.of(Part.HOUR), "t")
                .fit(frame)
                .columns(frame);
        assertThat(columns[0]).containsExactly(6, 7, 8);
        FeaturePipeline later = Features.none()
                .dateParts(DateParts.of(Part.HOUR), "t")
                .impute(Impute.constant(12), "t.hour")
                .fit(frame);
        assertThat(later.columns(frame)[0]).containsExactly(6, 12, 8);
        assertThatThrownBy(() ->
                        Features.none().dateParts(DateParts.of(Part.HOUR), "t").fit(frame))
                .hasMessageContaining("null in row 1");
    }

    @Test
    void whatHasNoPartsIsRefused() {
        assertThatThrownBy(() ->
                        Features.none().dateParts(DateParts.of(Part.HOUR), "t").fit(t(DataType.DATE, LocalDate.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"t\"")
                .hasMessageContaining("date");
        assertThatThrownBy(() ->
                        Features.none().dateParts(DateParts.of(Part.YEAR), "t").fit(t(DataType.LONG, 1L)))
                .hasMessageContaining("long");
        assertThatThrownBy(() -> Features.none().dateParts(DateParts.of(), "t")).hasMessageContaining("at least one");
    }
}
