package dev.boathouse.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.WriteOptions;
import dev.boathouse.monitoring.metrics.DriftMetrics.DriftType;
import dev.boathouse.monitoring.metrics.MetricKey.SliceValue;
import dev.boathouse.monitoring.profile.Slices;
import dev.boathouse.monitoring.profile.Window;
import dev.boathouse.monitoring.profile.Windowing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricTablesTest {

    @TempDir
    private Path lake;

    private MetricTables tables;

    @BeforeEach
    void open() {
        tables = MetricTables.at(lake.resolve("flights").toString());
    }

    private static Metrics days(long seed, int days) {
        Frame rows = Days.rows(seed, days, 200);
        return Metrics.of(Days.profiling().of(rows, Windowing.of("at", Period.ofDays(1))))
                .against(Days.profiling().of(Days.rows(seed + 1, 1, 300)))
                .withMonitorVersion(2)
                .withTableVersion(42);
    }

    @Test
    void whatWasRecordedIsReadBackOfEveryKindOfColumn() {
        Metrics metrics = days(1, 3);
        Recording recording = tables.record(metrics);
        assertThat(recording.profiles().added()).hasSize(4);
        assertThat(recording.drifts().added()).hasSize(2 + 3);
        assertThat(tables.profiles(MetricFilter.all()))
                .containsExactlyInAnyOrderElementsOf(metrics.profiles())
                .hasSize(4 * 12);
        assertThat(tables.drifts(MetricFilter.all()))
                .containsExactlyInAnyOrderElementsOf(metrics.drifts())
                .hasSize(5 * 12);
        assertThat(tables.profiles(MetricFilter.all()).get(0).column()).isEqualTo(":table");
    }

    @Test
    void slicesAreReadBackAndTheWholeTableHasNone() {
        Window.Time window = new Window.Time(Days.start(0), Days.start(1));
        Frame rows = Days.rows(2, 1, 300);
        Slices slices = Slices.where("tall", Filter.greaterThan("x", 1.0)).and(Slices.by("city"));
        Metrics metrics = Metrics.of(window, Days.profiling().of(rows, slices));
        tables.record(metrics);
        assertThat(tables.profiles(MetricFilter.all())).containsExactlyInAnyOrderElementsOf(metrics.profiles());
        assertThat(tables.profiles(MetricFilter.all().wholeTable()))
                .hasSize(12)
                .allMatch(row -> row.key().slice().isEmpty());
        assertThat(tables.profiles(MetricFilter.all().slicedBy("city").columns(":table")))
                .hasSize(5)
                .extracting(row -> row.key().slice().orElseThrow().value())
                .contains(Optional.empty(), Optional.of("city 0"));
        SliceValue none = new SliceValue("city", Optional.empty());
        assertThat(tables.profiles(MetricFilter.all().slice(none)))
                .hasSize(12)
                .allMatch(row -> row.key().slice().equals(Optional.of(none)));
        assertThat(tables.profiles(MetricFilter.all().slicedBy("tall").columns(":table")))
                .singleElement()
                .satisfies(row -> assertThat(row.count())
                        .isEqualTo(rows.where(Filter.greaterThan("x", 1.0)).rowCount()));
    }

    @Test
    void filtersSelectWindowsColumnsAndVersions() {
        tables.record(days(3, 4));
        assertThat(tables.profiles(MetricFilter.all()
                        .columns("x")
                        .from(Days.start(1))
                        .until(Days.start(3))
                        .granularity("1 day")
                        .monitorVersion(2)))
                .extracting(row -> row.key().window().orElseThrow().start())
                .containsExactly(Days.start(1), Days.start(2));
        assertThat(tables.profiles(MetricFilter.all().monitorVersion(1))).isEmpty();
        assertThat(tables.profiles(MetricFilter.all().granularity("1 hour"))).isEmpty();
        assertThat(tables.drifts(MetricFilter.all().columns("x", ":table").until(Days.start(1))))
                .hasSize(2)
                .allMatch(row -> row.type() == DriftType.BASELINE);
    }

    @Test
    void recordingAgainChangesNothing() {
        Recording first = tables.record(days(4, 2));
        Recording second = tables.record(days(4, 2).withTableVersion(43));
        assertThat(second.profiles().version())
                .isEqualTo(first.profiles().version())
                .isEqualTo(1);
        assertThat(second.drifts().version()).isEqualTo(1);
        assertThat(second.profiles().unchanged()).isEqualTo(first.profiles().added());
        assertThat(second.drifts().unchanged()).isEqualTo(first.drifts().added());
        assertThat(second.differs()).isFalse();
        assertThat(tables.replace(days(4, 2)).profiles().version()).isEqualTo(1);
    }

    @Test
    void aLaterCallAddsOnlyWhatIsNew() {
        tables.record(Metrics.of(List.of(Days.of(0, 1, 2), Days.of(1, 2, 3))));
        Recording next = tables.record(Metrics.of(List.of(Days.of(1, 2, 3), Days.of(2, 5, 6))));
        assertThat(next.profiles().added())
                .singleElement()
                .satisfies(key -> assertThat(key.window().orElseThrow().start()).isEqualTo(Days.start(2)));
        assertThat(next.profiles().unchanged()).hasSize(1);
        assertThat(tables.profiles(MetricFilter.all().columns("x")))
                .extracting(row -> row.mean().orElseThrow())
                .containsExactly(1.5, 2.5, 5.5);
        assertThat(tables.drifts(MetricFilter.all().columns("x")))
                .extracting(row -> row.meanDelta().orElseThrow())
                .containsExactly(1.0, 3.0);
    }

    @Test
    void anotherMonitorVersionGranularityOrSliceStandsBesideTheFirst() {
        Metrics metrics = Metrics.of(List.of(Days.of(0, 1, 2)));
        tables.record(metrics);
        assertThat(tables.record(metrics.withMonitorVersion(1)).profiles().added())
                .hasSize(1);
        assertThat(tables.record(metrics.withGranularity("24 hours")).profiles().added())
                .hasSize(1);
        assertThat(tables.profiles(MetricFilter.all().columns("x"))).hasSize(3);
    }

    @Test
    void lateRowsLeaveWhatIsThereUntilItIsReplaced() {
        Metrics early = Metrics.of(List.of(Days.of(0, 1, 2), Days.of(1, 2, 3)));
        Metrics late = Metrics.of(List.of(Days.of(0, 1, 2), Days.of(1, 2, 3, 10)));
        tables.record(early);
        List<ProfileMetrics> before = tables.profiles(MetricFilter.all());

        Recording kept = tables.record(late);
        assertThat(kept.differs()).isTrue();
        assertThat(kept.profiles().version()).isEqualTo(1);
        assertThat(kept.profiles().different()).hasSize(1);
        assertThat(kept.drifts().different()).hasSize(1);
        assertThat(tables.profiles(MetricFilter.all())).isEqualTo(before);

        Recording replaced = tables.replace(late);
        assertThat(replaced.profiles().version()).isEqualTo(2);
        assertThat(replaced.profiles().different()).isEqualTo(kept.profiles().different());
        assertThat(tables.profiles(MetricFilter.all())).containsExactlyInAnyOrderElementsOf(late.profiles());
        assertThat(tables.drifts(MetricFilter.all())).containsExactlyInAnyOrderElementsOf(late.drifts());
        assertThat(tables.record(late).differs()).isFalse();
    }

    @Test
    void replacingKeepsOtherRowsAndColumnsThatOthersHaveAdded() {
        Metrics first = Metrics.of(List.of(Days.of(0, 1, 2)));
        tables.record(first);
        Schema more = Schema.of(
                Schema.Field.of("column_name", DataType.STRING),
                Schema.Field.of("count", DataType.LONG),
                Schema.Field.of("log_type", DataType.STRING),
                Schema.Field.of("monitor_version", DataType.LONG),
                Schema.Field.of("accuracy", DataType.DOUBLE));
        Frame others = Frame.ofRows(
                more,
                List.of(Row.of(
                        more,
                        Map.of(
                                "column_name",
                                ":table",
                                "count",
                                7L,
                                "log_type",
                                "INPUT",
                                "monitor_version",
                                9L,
                                "accuracy",
                                0.75))));
        tables.profileTable()
                .with(WriteOptions.standard().withNewColumns())
                .append(others)
                .commit();
        tables.replace(Metrics.of(List.of(Days.of(0, 1, 2, 3))));
        Frame all = tables.profileTable().latest().scan().read();
        assertThat(all.values("accuracy")).containsExactlyInAnyOrder(0.75, null, null);
        assertThat(tables.profiles(MetricFilter.all().columns("x")))
                .extracting(ProfileMetrics::count)
                .containsExactly(3L);
    }

    @Test
    void severalWritersOfTheSameAddItOnce() throws InterruptedException, ExecutionException {
        int writers = 4;
        Metrics metrics = Metrics.of(List.of(Days.of(0, 1, 2), Days.of(1, 2, 3)));
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        CountDownLatch together = new CountDownLatch(writers);
        try {
            List<Future<Recording>> recordings = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int own = 10 + i;
                // An instance each, as processes have.
                MetricTables mine = MetricTables.at(lake.resolve("flights").toString());
                recordings.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    Recording recording = mine.record(metrics);
                    mine.record(Metrics.of(List.of(Days.of(own, own))));
                    return recording;
                }));
            }
            int added = 0;
            for (Future<Recording> recording : recordings) {
                added += recording.get().profiles().added().size();
            }
            assertThat(added).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
        assertThat(tables.profiles(MetricFilter.all().columns("x"))).hasSize(2 + writers);
        assertThat(tables.drifts(MetricFilter.all().columns("x"))).hasSize(1);
    }

    @Test
    void aFailureBetweenTheTablesIsHealedByCallingAgain() throws IOException {
        Metrics metrics = Metrics.of(List.of(Days.of(0, 1, 2), Days.of(1, 2, 3)));
        Path obstacle = lake.resolve("flights_drift_metrics");
        Files.writeString(obstacle, "a file where the folder should be");
        assertThatThrownBy(() -> tables.record(metrics)).isInstanceOf(UncheckedIOException.class);
        assertThat(tables.profiles(MetricFilter.all())).hasSize(4);
        Files.delete(obstacle);

        Recording again = MetricTables.at(lake.resolve("flights").toString()).record(metrics);
        assertThat(again.profiles().unchanged()).hasSize(2);
        assertThat(again.profiles().version()).isEqualTo(1);
        assertThat(again.drifts().added()).hasSize(1);
        assertThat(tables.drifts(MetricFilter.all())).containsExactlyInAnyOrderElementsOf(metrics.drifts());
    }

    @Test
    void thereIsNothingToReadBeforeSomethingWasRecorded() {
        assertThatThrownBy(() -> tables.profiles(MetricFilter.all())).isInstanceOf(NotFoundException.class);
        tables.record(Metrics.of(List.of()));
        assertThat(tables.profiles(MetricFilter.all())).isEmpty();
        assertThat(tables.drifts(MetricFilter.all())).isEmpty();
    }
}
