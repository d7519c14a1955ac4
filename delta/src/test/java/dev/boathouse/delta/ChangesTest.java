package dev.boathouse.delta;

import static dev.boathouse.delta.HandMadeTable.FEED;
import static dev.boathouse.delta.HandMadeTable.MODERN;
import static dev.boathouse.delta.HandMadeTable.add;
import static dev.boathouse.delta.HandMadeTable.cdc;
import static dev.boathouse.delta.HandMadeTable.metadata;
import static dev.boathouse.delta.HandMadeTable.remove;
import static dev.boathouse.delta.HandMadeTable.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that versions changed. */
class ChangesTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("month", DataType.INT), Schema.Field.of("origin", DataType.STRING));

    @TempDir
    Path folder;

    private HandMadeTable handMade() {
        return new HandMadeTable(folder.resolve("t"));
    }

    private static Frame rows(int... months) {
        String[] origins = IntStream.of(months).mapToObj(month -> "A" + month).toArray(String[]::new);
        return Frame.of(SCHEMA, List.of(Column.ofInts(months), Column.ofStrings(origins)));
    }

    /** Version 0 is empty, 1 to 3 add a row, two, and one. */
    private DeltaTable appended(String... partition) {
        DeltaTable table = DeltaTable.at(folder.resolve("flights").toString());
        table.create(SCHEMA, partition);
        table.append(rows(1)).commit();
        table.append(rows(2, 22)).commit();
        table.append(rows(3)).commit();
        return table;
    }

    /** In the order of the scan, but for the time. */
    static List<String> texts(Scan scan) {
        List<String> names = new ArrayList<>(scan.schema().names());
        names.remove("_commit_timestamp");
        List<String> texts = new ArrayList<>();
        for (Row row : scan.select(names).read().rows()) {
            texts.add(names.stream().map(name -> "" + row.value(name)).collect(Collectors.joining(" ")));
        }
        return texts;
    }

    @Test
    void whatIsAppendedIsInserted() {
        DeltaTable table = appended();

        Scan changes = table.changes(1, 2);

        assertThat(changes.schema())
                .isEqualTo(SCHEMA.with(
                                Schema.Field.of("_change_type", DataType.STRING).required())
                        .with(Schema.Field.of("_commit_version", DataType.LONG).required())
                        .with(Schema.Field.of("_commit_timestamp", DataType.TIMESTAMP)
                                .required()));
        assertThat(texts(changes)).containsExactly("1 A1 insert 1", "2 A2 insert 2", "22 A22 insert 2");
        Instant first = table.version(1).timestamp();
        Instant second = table.version(2).timestamp();
        assertThat(changes.read().values("_commit_timestamp")).containsExactly(first, second, second);
    }

    @Test
    void rangesHaveBothEnds() {
        DeltaTable table = appended();

        assertThat(texts(table.changes(0, 0))).isEmpty();
        assertThat(texts(table.changes(3, 3))).containsExactly("3 A3 insert 3");
        assertThat(table.changes(0, 3).read().values("_commit_version")).containsExactly(1L, 2L, 2L, 3L);
    }

    @Test
    void changesAreRefinedLikeAnyScan() throws IOException {
        DeltaTable table = appended("origin");
        Scan changes = table.changes(0, 3);

        assertThat(changes.select("_change_type", "origin")
                        .where(Filter.equal("month", 22))
                        .read()
                        .values("origin"))
                .containsExactly("A22");
        assertThat(texts(changes.limit(2))).containsExactly("1 A1 insert 1", "2 A2 insert 2");
        assertThat(texts(changes.where(Filter.isNull("_change_type")))).isEmpty();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            assertThat(texts(changes.on(threads, 3))).isEqualTo(texts(changes));
            List<Object> months = new ArrayList<>();
            try (Batches batches = changes.on(threads, 3).unordered().batches()) {
                batches.forEachRemaining(frame -> months.addAll(frame.values("month")));
            }
            assertThat(months).containsExactlyInAnyOrder(1, 2, 22, 3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void filtersOnVersionTypeAndPartitionLeaveFilesUnopened() {
        Scan changes = appended("origin").changes(0, 3);

        assertThat(filesRead(changes)).isEqualTo(4);
        assertThat(filesRead(changes.where(Filter.greaterThan("_commit_version", 2))))
                .isEqualTo(1);
        assertThat(filesRead(changes.where(Filter.equal("_change_type", "delete"))))
                .isZero();
        assertThat(filesRead(changes.where(Filter.in("origin", List.of("A1", "A22")))))
                .isEqualTo(2);
        assertThat(filesRead(changes.where(Filter.lessThan("_commit_timestamp", Instant.EPOCH))))
                .isZero();
    }

    private static int filesRead(Scan scan) {
        int[] files = {0};
        scan.onProgress(progress -> files[0] = progress.files()).read();
        return files[0];
    }

    @Test
    void framesTellThatTheyAreChanges() {
        DeltaTable table = appended();

        Origin origin = table.changes(1, 2).read().origin();

        assertThat(origin.steps()).containsExactly("changes from 1 to 2");
        assertThat(origin.tables()).singleElement().satisfies(read -> {
            assertThat(read.version()).isEqualTo(2);
            assertThat(read.schema()).isEqualTo(SCHEMA);
        });
        assertThat(table.changes(1, 2).read().origin().digest()).isEqualTo(origin.digest());
        assertThat(table.changes(1, 2).toString()).endsWith("@2 > changes from 1 to 2");
        List<String> digests = LongStream.of(0, 1, 2)
                .mapToObj(from ->
                        table.changes(from, 2).read().origin().tables().get(0).filesDigest())
                .toList();
        assertThat(digests.get(0)).isEqualTo(digests.get(1)).isNotEqualTo(digests.get(2));
    }

    @Test
    void scansOfVersionsKeepTheirDigest() {
        Snapshot snapshot = appended().latest();
        Digest files = Digest.of("boathouse-files-1");
        snapshot.files().forEach(file -> files.put(file.path()).put(file.size()).put(""));

        Origin.Table origin = (Origin.Table) snapshot.scan().read().origin();

        assertThat(origin.filesDigest()).isEqualTo(files.hex());
    }

    @Test
    void filesOfChangesAreReadAndNothingElse() {
        HandMadeTable table = handMade()
                .file("a", "SELECT 1::BIGINT AS id UNION ALL SELECT 2")
                .file("b", "SELECT 1::BIGINT AS id UNION ALL SELECT 20")
                .file(
                        "_change_data/c 1",
                        "SELECT 2::BIGINT AS id, 'update_preimage' AS _change_type UNION ALL SELECT 20, 'update_postimage'")
                .file("_change_data/c0", "SELECT 7::BIGINT AS id, 'delete' AS _change_type")
                .commit(0, MODERN, metadata("id long, p string", "p", FEED), add("a", "\"p\":\"x\"", ""))
                .commit(
                        1,
                        remove("a", "\"p\":\"x\"", ""),
                        add("b", "\"p\":\"x\"", ""),
                        cdc("_change_data/c0", "\"p\":null"),
                        cdc("_change_data/c%201", "\"p\":\"x\""));

        assertThat(texts(table.open().changes(0, 1)))
                .containsExactly(
                        "1 x insert 0",
                        "2 x insert 0",
                        "2 x update_preimage 1",
                        "20 x update_postimage 1",
                        "7 null delete 1");
        assertThat(texts(table.open().changes(0, 1).where(Filter.equal("_change_type", "delete"))))
                .containsExactly("7 null delete 1");
        assertThat(filesRead(table.open().changes(0, 1).where(Filter.equal("p", "x"))))
                .isEqualTo(2);
    }

    @Test
    void filesThatCameAndWentAreInsertsAndDeletes() {
        HandMadeTable table = handMade()
                .file("a", "SELECT 1::BIGINT AS id")
                .file("b", "SELECT 2::BIGINT AS id")
                .file("ab", "SELECT 12::BIGINT AS id")
                .commit(0, MODERN, metadata("id long", "", FEED), add("a"), add("b"))
                .commit(1, unchanged(remove("a")), unchanged(remove("b")), unchanged(add("ab")))
                .commit(2, metadata("id long", "", FEED + ",\"k\":\"v\""))
                .commit(3, remove("ab"), add("a"))
                .commit(4, remove("a"));

        assertThat(texts(table.open().changes(1, 4))).containsExactly("1 insert 3", "12 delete 3", "1 delete 4");
        assertThat(texts(table.open().changes(1, 2))).isEmpty();
    }

    @Test
    void mergesThatChangeNoRowGiveNone() {
        String info = "{\"commitInfo\":{\"operation\":\"MERGE\",\"operationMetrics\":{\"numTargetRowsInserted\":\"0\","
                + "\"numTargetRowsUpdated\":\"0\",\"numTargetRowsDeleted\":\"0\"}}}";
        HandMadeTable table = handMade()
                .file("a", "SELECT 1::BIGINT AS id")
                .file("b", "SELECT 1::BIGINT AS id")
                .commit(0, MODERN, metadata("id long", "", FEED), add("a"))
                .commit(1, info, remove("a"), add("b"))
                .commit(2, info.replace("Deleted\":\"0", "Deleted\":\"1"), remove("b"), add("a"));

        assertThat(texts(table.open().changes(1, 1))).isEmpty();
        assertThat(texts(table.open().changes(2, 2))).containsExactly("1 insert 2", "1 delete 2");
    }

    @Test
    void timesIncreaseWhateverTheFilesSay() throws IOException {
        DeltaTable table = appended();
        Path log = folder.resolve("flights").resolve("_delta_log");
        for (int version = 0; version <= 3; version++) {
            Files.setLastModifiedTime(
                    log.resolve("0000000000000000000" + version + ".json"),
                    FileTime.fromMillis(version == 1 ? 1_000_000 : 900_000));
        }

        List<Object> times = new ArrayList<>(table.changes(2, 3).read().values("_commit_timestamp"));

        assertThat(times)
                .containsExactly(
                        Instant.ofEpochMilli(1_000_001),
                        Instant.ofEpochMilli(1_000_001),
                        Instant.ofEpochMilli(1_000_002));
        assertThat(table.asOf(Instant.ofEpochMilli(1_000_001)).version()).isEqualTo(2);
    }
}
