package dev.boathouse.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTableTest {

    private static final long LARGE = 8 << 20;

    @TempDir
    Path folder;

    private final List<EventRow> rows = Rows.chain(12);
    private EventTable table;

    @BeforeEach
    void open() {
        table = another();
    }

    private EventTable another() {
        return new EventTable("file:" + folder.resolve("r"), new Configuration());
    }

    private DeltaTable delta() {
        return DeltaTable.at(table.location());
    }

    private void append(int count) {
        rows.subList(0, count).forEach(table::append);
    }

    private static List<EventRow> sorted(List<EventRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(EventRow::sequence))
                .toList();
    }

    private static List<Long> sequences(List<EventRow> rows) {
        return sorted(rows).stream().map(EventRow::sequence).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void whereNothingIsThereIsNoRow() {
        assertThat(table.rowsAfter(0)).isEmpty();
        assertThat(table.row(1)).isEmpty();
        assertThat(table.rows(List.of(1L, 2L))).isEmpty();
        assertThat(table.snapshotSequence()).isZero();
        assertThat(table.recordedSequence()).isZero();
        assertThatThrownBy(() -> table.compact(LARGE)).isInstanceOf(NotFoundException.class);
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void singleRowsAreReadBackByTheirSequence() {
        append(5);
        assertThat(table.row(3)).containsExactly(rows.get(2));
        assertThat(table.row(6)).isEmpty();
        assertThat(sorted(another().rows(List.of(5L, 1L, 77L, 1L)))).containsExactly(rows.get(0), rows.get(4));
        assertThat(table.rows(List.of())).isEmpty();
    }

    @Test
    void aRowThatSomebodyAddedIsReadBackBesideTheOther() {
        append(3);
        delta().append(delta().latest()
                        .scan()
                        .where(Filter.equal("sequence", 2L))
                        .read())
                .commit();
        assertThat(another().row(2)).containsExactly(rows.get(1), rows.get(1));
    }

    @Test
    void readingOnReadsOnlyFilesThatHaveLaterRows() throws IOException {
        append(6);
        Snapshot latest = delta().latest();
        for (TableFile file : latest.files()) {
            if (!file.statistics().contains("\"sequence\":6")) {
                Files.delete(folder.resolve("r").resolve(file.path()));
            }
        }
        assertThat(another().rowsAfter(5)).as("the others are gone").containsExactly(rows.get(5));
        assertThat(another().row(6)).containsExactly(rows.get(5));
        assertThat(another().rowsAfter(6)).isEmpty();
    }

    @Test
    void theLastSnapshotIsToldByTheLogAlone() throws IOException {
        append(2);
        assertThat(another().snapshotSequence()).isZero();
        table.appendSnapshot(rows.get(2));
        table.append(rows.get(3));
        table.appendSnapshot(rows.get(4));
        rows.subList(5, 12).forEach(table::append);
        assertThat(table.snapshotSequence()).isEqualTo(5);
        assertThat(table.recordedSequence()).isEqualTo(12);

        // A checkpoint was made at version 10.
        for (int version = 0; version < 10; version++) {
            Files.delete(folder.resolve("r/_delta_log/%020d.json".formatted(version)));
        }
        EventTable other = another();
        assertThat(other.snapshotSequence()).isEqualTo(5);
        assertThat(other.row(5)).containsExactly(rows.get(4));
        assertThat(sequences(other.rowsAfter(5))).containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(other.rowsAfter(12)).isEmpty();
        assertThat(other.recordedSequence()).isEqualTo(12);
    }

    @Test
    void whoOnlyAskedForTheSnapshotHasNotSeenTheRows() {
        append(3);
        EventTable other = another();
        assertThat(other.snapshotSequence()).isZero();
        table.append(rows.get(3));
        assertThat(sequences(other.rowsAfter(0))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(other.rowsAfter(4)).isEmpty();
    }

    @Test
    void aTableOfSomethingElseIsRefused() {
        delta().create(Schema.of(Schema.Field.of("n", DataType.INT)));
        assertThatThrownBy(table::snapshotSequence).isInstanceOf(UnsupportedFormatException.class);
        assertThatThrownBy(() -> table.row(1)).isInstanceOf(UnsupportedFormatException.class);
        assertThatThrownBy(() -> table.rowsAfter(0)).isInstanceOf(UnsupportedFormatException.class);
    }

    @Test
    void compactingKeepsEveryRowAndTheRules() {
        append(7);
        Snapshot before = delta().latest();
        assertThat(before.fileCount()).isEqualTo(7);

        assertThat(table.compact(LARGE)).isEqualTo(7);

        Snapshot after = delta().latest();
        assertThat(after.fileCount()).isEqualTo(1);
        assertThat(after.properties()).containsEntry("delta.appendOnly", "true");
        assertThat(after.transactionVersion(EventTable.APP_ID)).hasValue(7);
        assertThat(sorted(another().rowsAfter(0))).isEqualTo(rows.subList(0, 7));
        assertThat(delta().changes(after.version(), after.version()).read().rowCount())
                .as("no row is new")
                .isZero();
        assertThat(delta().version(before.version()).scan().read().rowCount()).isEqualTo(7);
        assertThatThrownBy(() -> delta().overwrite(before.scan().read()))
                .isInstanceOf(UnsupportedFormatException.class);
        assertThat(table.compact(LARGE)).as("nothing is left to join").isZero();
        assertThat(delta().latest().version()).isEqualTo(after.version());
    }

    @Test
    void readingOnAfterCompactingGivesOnlyWhatIsNew() {
        append(4);
        EventTable reader = another();
        assertThat(reader.rowsAfter(0)).hasSize(4);
        another().compact(LARGE);
        assertThat(reader.rowsAfter(4)).isEmpty();
        table.rowsAfter(4);
        table.append(rows.get(4));
        another().compact(LARGE);
        assertThat(reader.rowsAfter(4)).containsExactly(rows.get(4));
        assertThat(reader.row(2)).containsExactly(rows.get(1));
    }

    @Test
    void smallFilesAreJoinedUpToTheSize() {
        append(12);
        long size = delta().latest().files().get(0).size();
        table.compact(4 * size + size / 2);
        List<TableFile> files = delta().latest().files();
        assertThat(files).hasSizeBetween(2, 4);
        assertThat(sorted(another().rowsAfter(0))).isEqualTo(rows);
        for (long sequence = 1; sequence <= 12; sequence++) {
            assertThat(another().row(sequence)).containsExactly(rows.get((int) sequence - 1));
        }
    }

    @Test
    void aWriterBetweenTriesAgain() {
        append(3);
        another().compact(LARGE);
        assertThatThrownBy(() -> table.append(rows.get(3)))
                .as("somebody committed since")
                .isInstanceOf(ConflictException.class);
        assertThat(table.rowsAfter(3)).isEmpty();
        table.append(rows.get(3));
        assertThat(sequences(another().rowsAfter(0))).isEqualTo(upTo(4));
    }

    @Test
    void writersAndCompactionsAtOnceLoseNothing() throws Exception {
        append(2);
        List<EventRow> more = Rows.chain(30);
        CyclicBarrier start = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Integer> compacting = () -> {
                EventTable own = another();
                start.await();
                int joined = 0;
                for (int i = 0; i < 6; i++) {
                    try {
                        joined += own.compact(LARGE);
                    } catch (ConflictException e) {
                        // The other compaction was faster.
                    }
                }
                return joined;
            };
            Future<?> writer = threads.submit(() -> {
                start.await();
                for (EventRow row : more.subList(2, more.size())) {
                    appendInTheEnd(row);
                }
                return null;
            });
            List<Future<Integer>> compactions = List.of(threads.submit(compacting), threads.submit(compacting));
            writer.get();
            int joined = 0;
            for (Future<Integer> compaction : compactions) {
                joined += compaction.get();
            }
            assertThat(joined).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(sorted(another().rowsAfter(0))).isEqualTo(more);
        assertThat(filesOnDisk()).containsAll(filesInLog());
    }

    private void appendInTheEnd(EventRow row) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            table.rowsAfter(row.sequence() - 1);
            try {
                table.append(row);
                return;
            } catch (ConflictException e) {
                // A compaction was faster.
            }
        }
        throw new AssertionError("never landed: " + row.sequence());
    }

    private List<String> filesInLog() {
        return delta().latest().files().stream().map(TableFile::path).toList();
    }

    private List<String> filesOnDisk() throws IOException {
        try (var files = Files.list(folder.resolve("r"))) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
