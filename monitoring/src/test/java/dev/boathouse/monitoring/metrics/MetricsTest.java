package dev.boathouse.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.drift.Measure;
import dev.boathouse.monitoring.metrics.DriftMetrics.ColumnsDelta;
import dev.boathouse.monitoring.metrics.DriftMetrics.DriftType;
import dev.boathouse.monitoring.metrics.MetricKey.SliceValue;
import dev.boathouse.monitoring.metrics.ProfileMetrics.FrequentItem;
import dev.boathouse.monitoring.metrics.ProfileMetrics.LogType;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Slices;
import dev.boathouse.monitoring.profile.Window;
import dev.boathouse.monitoring.profile.Windowing;
import dev.boathouse.monitoring.watch.ProfiledWindow;
import dev.boathouse.monitoring.watch.Reference;
import dev.boathouse.monitoring.watch.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Schema TEXT = Schema.of(Field.of("x", DataType.STRING));

    private static List<DriftMetrics> of(List<DriftMetrics> rows, DriftType type) {
        return rows.stream()
                .filter(row -> row.type() == type && row.column().equals("x"))
                .toList();
    }

    private static ProfileMetrics only(List<ProfileMetrics> rows, String column) {
        List<ProfileMetrics> found =
                rows.stream().filter(row -> row.column().equals(column)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void onlyAWindowThatEndsWhereAnotherBeginsComesBeforeIt() {
        Metrics metrics = Metrics.of(List.of(Days.of(3, 7, 8), Days.of(0, 1, 2), Days.of(1, 2, 3), Days.of(4, 7, 9)));
        assertThat(of(metrics.drifts(), DriftType.CONSECUTIVE))
                .extracting(row -> row.comparedWith().orElseThrow())
                .containsExactly(
                        new Window.Time(Days.start(0), Days.start(1)), new Window.Time(Days.start(3), Days.start(4)));
        assertThat(of(metrics.drifts(), DriftType.BASELINE)).isEmpty();
    }

    @Test
    void aBaselineIsAProfileWithoutAWindowAndComparedWithEachWindow() {
        Metrics metrics = Metrics.of(List.of(Days.of(0, 1, 2), Days.of(5, 4, 6)))
                .against(Days.profile(1, 3))
                .withTableVersion(7);
        assertThat(metrics.profiles())
                .filteredOn(row -> row.logType() == LogType.BASELINE)
                .hasSize(2)
                .allMatch(row ->
                        row.key().window().isEmpty() && row.tableVersion().isEmpty());
        assertThat(metrics.profiles())
                .filteredOn(row -> row.logType() == LogType.INPUT)
                .allMatch(row -> row.tableVersion().getAsLong() == 7);
        assertThat(of(metrics.drifts(), DriftType.BASELINE))
                .hasSize(2)
                .allMatch(row -> row.comparedWith().isEmpty())
                .extracting(row -> row.meanDelta().getAsDouble())
                .containsExactly(-0.5, 3.0);
    }

    @Test
    void slicesAreComparedWithTheSameSlice() {
        Slices slices = Slices.by("city");
        Metrics metrics = Metrics.of(List.<ProfiledWindow>of());
        for (int day = 0; day < 2; day++) {
            metrics = metrics.and(Metrics.of(
                    new Window.Time(Days.start(day), Days.start(day + 1)),
                    Days.profiling().of(Days.rows(day, 1 + day, 100), slices)));
        }
        metrics = metrics.against(Days.profiling().of(Days.rows(9, 1, 100), slices));
        List<DriftMetrics> drifts = metrics.drifts();
        // Four cities, null, and all: on the second day there is a fifth city, which nothing is before.
        assertThat(of(drifts, DriftType.CONSECUTIVE)).hasSize(6);
        assertThat(of(drifts, DriftType.BASELINE)).hasSize(12);
        assertThat(metrics.profiles())
                .extracting(ProfileMetrics::key)
                .filteredOn(key -> key.slice().equals(Optional.of(new SliceValue("city", Optional.of("city 4")))))
                .isNotEmpty();
    }

    @Test
    void tableVersionsAreComparedWithTheOneBefore() {
        Instant first = Instant.parse("2026-03-01T10:00:00.123456789Z");
        Metrics metrics = Metrics.of(first, Days.profile(1, 2))
                .and(Metrics.of(first.plusSeconds(100), Days.profile(2, 3)))
                .and(Metrics.of(first.plusSeconds(5000), Days.profile(3, 5)));
        assertThat(of(metrics.drifts(), DriftType.CONSECUTIVE))
                .hasSize(2)
                .allMatch(row -> row.key().granularity().isEmpty())
                .extracting(row -> row.meanDelta().getAsDouble())
                .containsExactly(1.0, 1.5);
        Window.Time window = metrics.profiles().get(0).key().window().orElseThrow();
        assertThat(window.start()).isEqualTo(window.end()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
        assertThat(of(metrics.against(Reference.stored("kept", Days.profile(0))).drifts(), DriftType.BASELINE))
                .hasSize(3);
    }

    @Test
    void aTimelineIsComparedWithItsReference() {
        List<ProfiledWindow> windows = List.of(Days.of(0, 1, 2), Days.of(1, 2, 3), Days.of(2, 4, 5), Days.of(3, 9, 10));
        DriftCheck check = DriftCheck.standard();
        List<DriftMetrics> fixed = Metrics.of(Timeline.of(check, Reference.stored("kept", Days.profile(0, 1)))
                        .withAll(windows))
                .drifts();
        assertThat(of(fixed, DriftType.BASELINE))
                .extracting(row -> row.meanDelta().getAsDouble())
                .containsExactly(1.0, 2.0, 4.0, 9.0);
        Metrics rolling = Metrics.of(Timeline.of(check, Reference.rolling(2)).withAll(windows));
        assertThat(of(rolling.drifts(), DriftType.BASELINE))
                .extracting(row -> row.meanDelta().getAsDouble())
                .containsExactly(2.5, 6.0);
        assertThat(rolling.profiles()).allMatch(row -> row.logType() == LogType.INPUT);
        List<DriftMetrics> previous = Metrics.of(
                        Timeline.of(check, Reference.previous()).withAll(windows))
                .drifts();
        assertThat(of(previous, DriftType.BASELINE)).isEmpty();
        assertThat(of(previous, DriftType.CONSECUTIVE)).hasSize(3);
    }

    @Test
    void measuresAreThoseOfTheDriftCheck() {
        Random random = new Random(11);
        double[] before = random.doubles(6000).toArray();
        double[] now = random.doubles(5000).map(value -> value * value).toArray();
        DriftMetrics row = of(
                        Metrics.of(List.of(Days.of(0, now)))
                                .against(Days.profile(before))
                                .drifts(),
                        DriftType.BASELINE)
                .get(0);
        var drift = DriftCheck.standard()
                .describing(Measure.KOLMOGOROV_SMIRNOV, Measure.WASSERSTEIN, Measure.POPULATION_STABILITY)
                .compare(Days.profile(before), Days.profile(now))
                .column("x");
        Evidence test = drift.evidence(Measure.KOLMOGOROV_SMIRNOV).orElseThrow();
        Evidence moved = drift.evidence(Measure.WASSERSTEIN).orElseThrow();
        assertThat(test.statistic().low()).isLessThan(test.statistic().high());
        assertThat(row.kolmogorovSmirnov())
                .contains(new DriftMetrics.Test(test.statistic().low(), test.pValue()));
        assertThat(row.wassersteinDistance())
                .hasValue(moved.statistic().low() / 2 + moved.statistic().high() / 2);
        assertThat(row.populationStabilityIndex())
                .hasValue(drift.evidence(Measure.POPULATION_STABILITY)
                        .orElseThrow()
                        .statistic()
                        .low());
    }

    @Test
    void columnsThatComeAndGoAreCounted() {
        Profile before = Profile.of(twoColumns(Arrays.asList(1.0, 2.0), "a"));
        Profile now = Profile.of(twoColumns(Arrays.asList(null, null), "b"));
        List<DriftMetrics> drifts = Metrics.of(Days.FIRST, now).against(before).drifts();
        assertThat(drifts).extracting(DriftMetrics::column).containsExactly(":table", "x");
        assertThat(drifts.get(0).nonNullColumnsDelta()).contains(new ColumnsDelta(1, 2));
        assertThat(drifts.get(1).countDelta()).hasValue(-2);
        assertThat(drifts.get(1).percentNullDelta()).hasValue(100.0);
        assertThat(drifts.get(1).meanDelta()).isEmpty();
        assertThat(drifts.get(1).kolmogorovSmirnov()).isEmpty();
    }

    private static Frame twoColumns(List<Double> x, String other) {
        return Frame.of(
                Schema.of(Field.of("x", DataType.DOUBLE), Field.of(other, DataType.LONG)),
                List.of(Column.of(DataType.DOUBLE, x), Column.ofLongs(1, 2)));
    }

    @Test
    void ofSensitiveColumnsThereAreCountsAlone() {
        List<ProfileMetrics> rows = Metrics.of(Days.FIRST, Days.profiling().of(Days.rows(1, 1, 200)))
                .profiles();
        for (String column : List.of("ssn", "salary")) {
            ProfileMetrics row = only(rows, column);
            assertThat(row.count() + row.nulls().getAsLong()).isEqualTo(200);
            assertThat(row.percentNull()).isPresent();
            assertThat(row.min()).isEmpty();
            assertThat(row.mean()).isEmpty();
            assertThat(row.median()).isEmpty();
            assertThat(row.quantiles()).isEmpty();
            assertThat(row.frequentItems()).isEmpty();
            assertThat(row.distinctCount()).isEmpty();
            assertThat(row.minLength()).isEmpty();
        }
    }

    @Test
    void withoutRowsOrValuesThereAreCountsAndNoShares() {
        List<ProfileMetrics> rows = Metrics.of(Days.FIRST, Days.profile()).profiles();
        assertThat(only(rows, ":table").count()).isZero();
        assertThat(only(rows, ":table").nonNullColumns()).isEmpty();
        ProfileMetrics none = only(rows, "x");
        assertThat(none.count()).isZero();
        assertThat(none.zeros()).hasValue(0);
        assertThat(none.percentNull()).isEmpty();
        assertThat(none.percentZeros()).isEmpty();
        assertThat(none.quantiles()).isEmpty();
        ProfileMetrics nan = only(
                Metrics.of(Days.FIRST, Days.profile(Double.NaN, Double.NaN)).profiles(), "x");
        assertThat(nan.count()).isEqualTo(2);
        assertThat(nan.distinctCount()).hasValue(1);
        assertThat(nan.percentNan()).hasValue(100);
        assertThat(nan.mean()).isEmpty();
        assertThat(Metrics.of(Days.FIRST, Days.profile())
                        .against(Days.profile(1, 2))
                        .drifts())
                .hasSize(2)
                .allMatch(row -> row.kolmogorovSmirnov().isEmpty());
    }

    @Test
    void quantilesRunFromTheLeastToTheGreatestAndAscendInCoarseBins() {
        Random random = new Random(3);
        double[] values = random.doubles(20_000).map(value -> 1e9 + value).toArray();
        List<Double> quantiles = only(
                        Metrics.of(Days.FIRST, Days.profile(values)).profiles(), "x")
                .quantiles();
        Arrays.sort(values);
        assertThat(quantiles).hasSize(1000).isSorted();
        assertThat(quantiles.get(0)).isEqualTo(values[0]);
        assertThat(quantiles.get(999)).isEqualTo(values[values.length - 1]);
        for (int i = 0; i < 1000; i++) {
            int rank = (int) Math.max(1, Math.ceil(i * 20_000.0 / 999 - 1e-9));
            assertThat(quantiles.get(i)).isBetween(values[rank - 1] - 1e-3, values[rank - 1] + 1e-3);
        }
    }

    @Test
    void ofManyLevelsOnlyThoseAreNamedThatSurelyAreTheMostFrequent() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            values.add(i % 3 == 0 ? "often" : "key " + i);
        }
        Profile many = Profile.of(Frame.of(TEXT, List.of(Column.of(DataType.STRING, values))));
        assertThat(only(Metrics.of(Days.FIRST, many).profiles(), "x").frequentItems())
                .allMatch(item -> item.equals(new FrequentItem("often", 6667)));
        Profile few = Profile.of(Frame.of(TEXT, List.of(Column.ofStrings("b", "a", "b", null))));
        assertThat(only(Metrics.of(Days.FIRST, few).profiles(), "x").frequentItems())
                .containsExactly(new FrequentItem("b", 2), new FrequentItem("a", 1));
    }

    @Test
    void granularityIsTheLengthOfTheWindows() {
        assertThat(granularity(Duration.ofMinutes(5))).isEqualTo("5 minutes");
        assertThat(granularity(Duration.ofHours(1))).isEqualTo("1 hour");
        assertThat(granularity(Duration.ofHours(24))).isEqualTo("1 day");
        assertThat(granularity(Duration.ofSeconds(90))).isEqualTo("90 seconds");
        assertThat(granularity(Duration.ofMillis(1500))).isEqualTo("1500 milliseconds");
        assertThat(granularity(Period.ofDays(1))).isEqualTo("1 day");
        assertThat(granularity(Period.ofWeeks(2))).isEqualTo("2 weeks");
        assertThat(granularity(Period.ofMonths(1))).isEqualTo("1 month");
        assertThat(granularity(Period.ofMonths(3))).isEqualTo("3 months");
        assertThat(granularity(Period.ofYears(1))).isEqualTo("1 year");
        Windowing berlin = Windowing.of("at", Period.ofDays(1)).withZone(ZoneId.of("Europe/Berlin"));
        // The last Sunday of March has 23 hours there.
        assertThat(Metrics.of(Days.profiling().of(Days.rows(1, 30, 5), berlin)).profiles())
                .extracting(row -> row.key().granularity())
                .containsOnly(Optional.of("1 day"));
    }

    private static String granularity(TemporalAmount length) {
        Frame rows = Days.rows(1, 1, 3);
        Windowing windowing =
                length instanceof Period period ? Windowing.of("at", period) : Windowing.of("at", (Duration) length);
        return Metrics.of(Days.profiling().of(rows, windowing))
                .profiles()
                .get(0)
                .key()
                .granularity()
                .orElseThrow();
    }

    @Test
    void granularityOfWindowsIsWhatTheyHaveInCommon() {
        ProfiledWindow january = month("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
        ProfiledWindow february = month("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
        assertThat(Metrics.of(List.of(january, february)).profiles())
                .extracting(row -> row.key().granularity())
                .containsOnly(Optional.of("1 month"));
        Metrics mixed = Metrics.of(List.of(january, Days.of(0, 1)));
        assertThatThrownBy(mixed::profiles)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different lengths")
                .hasMessageContaining("withGranularity");
        assertThat(mixed.withGranularity("mixed").profiles()).hasSize(4);
    }

    private static ProfiledWindow month(String start, String end) {
        return new ProfiledWindow(Instant.parse(start), Instant.parse(end), Days.profile(1));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Metrics.of(List.of(Days.of(0, 1), Days.of(0, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two profiles of the same rows");
        assertThat(Metrics.of(List.of(Days.of(0, 1), Days.of(0, 1))).profiles()).hasSize(2);
        Metrics metrics = Metrics.of(List.of(Days.of(0, 1)));
        for (long version : List.of(-1L, 1L << 31)) {
            assertThatThrownBy(() -> metrics.withTableVersion(version))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("" + version);
        }
        assertThatThrownBy(() -> Metrics.of(
                        new Window.Time(Days.start(1), Days.start(0)),
                        Days.profiling().of(Days.rows(1, 1, 3), Slices.where("x", Filter.isNull("x")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Metrics.of(Days.profiling().of(Days.rows(1, 1, 3), Windowing.ofRows(2))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
