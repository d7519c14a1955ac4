package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaTableTest {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("month", DataType.INT),
            Schema.Field.of("origin", DataType.STRING),
            Schema.Field.of("delay", DataType.DOUBLE));

    @TempDir
    Path folder;

    private DeltaTable table() {
        return DeltaTable.at(folder.resolve("flights").toUri().toString());
    }

    private static Frame rows(int... months) {
        String[] origins = new String[months.length];
        double[] delays = new double[months.length];
        for (int i = 0; i < months.length; i++) {
            origins[i] = "A" + months[i];
            delays[i] = i;
        }
        return Frame.of(SCHEMA, List.of(Column.ofInts(months), Column.ofStrings(origins), Column.ofDoubles(delays)));
    }

    @Test
    void whatIsAppendedIsReadBack() {
        DeltaTable table = table();
        table.create(SCHEMA);
        PendingWrite write = table.append(rows(1, 2, 3));
        assertThat(write.rows()).isEqualTo(3);
        assertThat(write.files()).hasSize(1);
        assertThat(table.latest().version()).isZero();

        Snapshot snapshot = write.commit();

        assertThat(snapshot.version()).isEqualTo(1);
        assertThat(snapshot.rowCount()).hasValue(3);
        Frame read = snapshot.scan().read();
        assertThat(read.values("month")).containsExactly(1, 2, 3);
        assertThat(read.values("origin")).containsExactly("A1", "A2", "A3");
        assertThat(read.values("delay")).containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void framesKnowTheirOrigin() {
        DeltaTable table = table();
        table.create(SCHEMA, "month");
        table.append(rows(1, 2, 3)).commit();
        Snapshot snapshot = table.latest();

        Frame read =
                snapshot.scan().select("origin").where(Filter.equal("month", 2)).read();

        assertThat(read.values("origin")).containsExactly("A2");
        assertThat(read.origin()).isInstanceOfSatisfying(Origin.Table.class, origin -> {
            assertThat(origin.tableId()).isEqualTo(snapshot.tableId());
            assertThat(origin.version()).isEqualTo(1);
            assertThat(origin.location()).isEqualTo(table.location());
            assertThat(origin.columns()).containsExactly("origin");
            assertThat(origin.filter()).hasValue("month = 2");
            assertThat(origin.schema()).isEqualTo(SCHEMA);
        });
    }

    @Test
    void historyGivesMetadataBack() {
        DeltaTable table = table();
        table.create(SCHEMA);
        PendingWrite write =
                table.append(rows(1)).withMetadata("model", "late-flights/3").withMetadata("why", "a \"test\"");
        write.commit();

        List<Commit> history = table.history();

        assertThat(history).extracting(Commit::version).containsExactly(1L, 0L);
        assertThat(history.get(0).metadata())
                .containsEntry("model", "late-flights/3")
                .containsEntry("why", "a \"test\"")
                .hasSize(2);
        assertThat(history.get(0).commitId()).hasValue(write.commitId());
        assertThat(history.get(0).operation()).isEqualTo("WRITE");
        assertThat(history.get(0).engine()).contains("Boathouse");
        assertThat(history.get(1).operation()).isEqualTo("CREATE TABLE");
    }

    @Test
    void committingTwiceAddsRowsOnce() {
        DeltaTable table = table();
        table.create(SCHEMA);
        PendingWrite write = table.append(rows(1));
        assertThat(write.commit().version()).isEqualTo(1);
        assertThat(write.commit().version()).isEqualTo(1);
        assertThat(table.latest().version()).isEqualTo(1);
        assertThatThrownBy(write::discard)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void discardedFilesAreGone() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        PendingWrite write = table.append(rows(1));
        Path file = folder.resolve("flights").resolve(write.files().get(0).path());
        assertThat(file).exists();
        write.discard();
        assertThat(file).doesNotExist();
        try (var left = Files.list(folder.resolve("flights"))) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("_delta_log");
        }
    }

    @Test
    void aConditionalCommitIsNeverRebased() {
        DeltaTable table = table();
        Snapshot base = table.create(SCHEMA);
        table.append(rows(1)).commit();
        PendingWrite late = table.append(rows(2));

        assertThatThrownBy(() -> late.commitIfUnchanged(base))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("after version 0: latest is 1");
        assertThat(table.latest().version()).isEqualTo(1);
        assertThat(late.commitIfUnchanged(table.latest()).version()).isEqualTo(2);
    }

    @Test
    void transactionsOnlyGrow() {
        DeltaTable table = table();
        table.create(SCHEMA);
        Snapshot first = table.append(rows(1)).withTransaction("app", 7).commit();
        assertThat(first.transactionVersion("app")).hasValue(7);
        assertThat(table().latest().transactionVersion("app")).hasValue(7);
        assertThat(first.transactionVersion("other")).isEmpty();
        assertThatThrownBy(() -> table.append(rows(2)).withTransaction("app", 7).commit())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("7 is already recorded");
        assertThat(table.append(rows(2)).withTransaction("app", 8).commit().transactionVersion("app"))
                .hasValue(8);
    }

    @Test
    void versionsAreFoundByNumberAndTime() {
        DeltaTable table = table();
        table.create(SCHEMA);
        for (int month = 1; month <= 12; month++) {
            table.append(rows(month)).commit();
        }
        assertThat(table().version(5).scan().read().values("month")).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(table.version(12).rowCount()).hasValue(12);
        assertThat(table.asOf(Instant.now().plusSeconds(60)).version()).isEqualTo(12);
        assertThatThrownBy(() -> table.asOf(Instant.EPOCH)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> table.version(99))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot read version 99 of " + table.location() + ": latest is 12.");
        assertThat(folder.resolve("flights/_delta_log/00000000000000000010.checkpoint.parquet"))
                .exists();
    }

    @Test
    void creatingTwiceConflicts() {
        table().create(SCHEMA);
        assertThatThrownBy(() -> table().create(SCHEMA)).isInstanceOf(ConflictException.class);
    }

    @Test
    void batchesGiveTheRowsOfRead() {
        DeltaTable table = table();
        table.create(SCHEMA, "month");
        for (int i = 0; i < 3; i++) {
            table.append(rows(1, 2, 3, 2, 1)).commit();
        }
        Scan scan = table.latest().scan().where(Filter.lessThan("month", 3));
        List<Frame> frames = new ArrayList<>();
        try (Batches batches = scan.batches()) {
            batches.forEachRemaining(frames::add);
        }
        assertThat(frames)
                .hasSize(6)
                .allSatisfy(frame -> assertThat(frame.rowCount()).isPositive());
        Frame read = scan.read();
        assertThat(Frame.concat(frames).contentDigest()).isEqualTo(read.contentDigest());
        assertThat(frames.get(0).origin()).isEqualTo(read.origin());
    }

    @Test
    void aSnapshotScansWithoutItsLog() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        table.append(rows(1, 2)).commit();
        Snapshot snapshot = table.latest();
        Files.move(folder.resolve("flights/_delta_log"), folder.resolve("elsewhere"));
        assertThat(snapshot.scan().read().rowCount()).isEqualTo(2);
        assertThat(snapshot.scan().select("month").read().values("month")).containsExactly(1, 2);
        assertThatThrownBy(table::latest).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatAWriterLeftBehindIsIgnored() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        Path log = folder.resolve("flights/_delta_log");
        Files.writeString(log.resolve(".00000000000000000001.json.0b1c.tmp"), "{\"add\":{\"path\":\"half");
        Files.writeString(log.resolve("00000000000000000010.checkpoint.parquet"), "");
        table.append(rows(1));
        assertThat(table().latest().version()).isZero();
        assertThat(table.append(rows(2)).commit().version()).isEqualTo(1);
        assertThat(table().latest().scan().read().values("month")).containsExactly(2);
    }

    @Test
    void partitionColumnsAloneOpenNoPage() {
        DeltaTable table = table();
        table.create(SCHEMA, "month");
        table.append(rows(1, 2)).commit();
        assertThat(table.latest().scan().select("month").read().values("month")).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void threadsAppendThroughOneTable() throws Exception {
        DeltaTable table = table();
        table.create(SCHEMA);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int month = i;
            Thread thread = new Thread(() -> {
                for (int k = 0; k < 10; k++) {
                    table.append(rows(month)).commit();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(table.latest().version()).isEqualTo(40);
        assertThat(table.latest().scan().read().rowCount()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "delta.feature.vacuumProtocolCheck"})
    void anyFolderNameWorks(String feature) {
        // A JVM that was started without a locale cannot name a file with an umlaut.
        boolean umlauts = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('ü');
        Path odd = folder.resolve(umlauts ? "a b%41ü#+" : "a b%41#+");
        TableSpec spec = TableSpec.of(SCHEMA).partitionedBy("origin");
        DeltaTable table = DeltaTable.at(odd.toString());
        table.create(feature.isEmpty() ? spec : spec.withProperty(feature, "supported"));
        table.append(rows(1, 2)).commit();

        assertThat(odd.resolve("_delta_log")).isDirectory();
        for (String location : List.of(odd.toString(), odd.toUri().toString(), table.location())) {
            DeltaTable again = DeltaTable.at(location);
            assertThat(again.location()).isEqualTo(table.location());
            assertThat(again.latest().scan().read().values("month")).containsExactly(1, 2);
        }
    }
}
