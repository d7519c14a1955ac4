package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans are the same rows however they are handed out. */
class ScanTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("id", DataType.LONG), Schema.Field.of("name", DataType.STRING));
    private static final int FILES = 12;
    private static final int ROWS = 40_000;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private Snapshot snapshot;
    private Frame sequential;

    @BeforeEach
    void writesATableOfManyFiles() {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toString());
        table.create(SCHEMA);
        for (int file = 0; file < FILES; file++) {
            long first = (long) file * ROWS;
            long[] ids = IntStream.range(0, ROWS).mapToLong(i -> first + i).toArray();
            String[] names = IntStream.range(0, ROWS)
                    .mapToObj(i -> i % 7 == 0 ? null : "name-" + i % 100)
                    .toArray(String[]::new);
            table.append(Frame.of(SCHEMA, List.of(Column.ofLongs(ids), Column.ofStrings(names))))
                    .commit();
        }
        snapshot = table.latest();
        sequential = snapshot.scan().read();
    }

    @AfterEach
    void stopsThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(openFiles()).isEmpty();
    }

    /** Data files of the table that this process holds open; where the system tells. */
    private List<String> openFiles() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                try {
                    String target = Files.readSymbolicLink(link).toString();
                    if (target.startsWith(folder.toString()) && target.endsWith(".parquet")) {
                        open.add(target);
                    }
                } catch (IOException e) {
                    // Closed since it was listed.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    private static List<Long> ids(Batches batches) {
        List<Long> ids = new ArrayList<>();
        try (batches) {
            while (batches.hasNext()) {
                for (Row row : batches.next().rows()) {
                    ids.add(row.longAt(0));
                }
            }
        }
        return ids;
    }

    @Test
    void threadsChangeNeitherRowsNorOrder() {
        for (int parallelism : new int[] {1, 2, 3, 16}) {
            Frame read = snapshot.scan().on(threads, parallelism).read();
            assertThat(read.contentDigest()).isEqualTo(sequential.contentDigest());
            assertThat(read.origin()).isEqualTo(sequential.origin());
            assertThat(ids(snapshot.scan().on(threads, parallelism).batches()))
                    .isEqualTo(ids(snapshot.scan().batches()));
        }
    }

    @Test
    void unorderedBatchesHaveTheSameRows() {
        List<Long> found = ids(snapshot.scan().on(threads, 3).unordered().batches());
        assertThat(found).hasSize(FILES * ROWS).doesNotHaveDuplicates();
        assertThat(snapshot.scan().on(threads, 3).unordered().read().contentDigest())
                .isEqualTo(sequential.contentDigest());
    }

    @Test
    void anExecutorThatRefusesOrRunsAtOnceWorksToo() {
        Executor refuses = Executors.newSingleThreadExecutor();
        ((ExecutorService) refuses).shutdown();
        for (Executor executor : List.of(refuses, (Executor) Runnable::run, (Executor) task -> {})) {
            assertThat(ids(snapshot.scan().on(executor, 2).batches())).hasSize(FILES * ROWS);
            assertThat(ids(snapshot.scan().on(executor, 2).unordered().batches()))
                    .hasSize(FILES * ROWS);
        }
    }

    @Test
    void aScanOnTheExecutorThatItRunsOnDoesNotWaitForItself() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Callable<Frame> reading = () -> snapshot.scan().on(one, 4).read();
            Future<Frame> read = one.submit(reading);
            assertThat(read.get(60, TimeUnit.SECONDS).contentDigest()).isEqualTo(sequential.contentDigest());
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void aLimitGivesTheFirstRows() {
        List<Long> all = ids(snapshot.scan().batches());
        for (int limit : new int[] {0, 1, 32_768, 40_000, 40_001, 100_000, FILES * ROWS, FILES * ROWS + 1}) {
            List<Long> expected = all.subList(0, Math.min(limit, all.size()));
            assertThat(ids(snapshot.scan().limit(limit).batches())).isEqualTo(expected);
            assertThat(snapshot.scan().on(threads, 2).limit(limit).read().rowCount())
                    .isEqualTo(expected.size());
        }
        assertThat(snapshot.scan().limit(5).limit(9).read().rowCount()).isEqualTo(5);
        assertThat(snapshot.scan()
                        .where(Filter.greaterThan("id", 100_000L))
                        .limit(3)
                        .read()
                        .values("id"))
                .allSatisfy(id -> assertThat((Long) id).isGreaterThan(100_000L))
                .hasSize(3);
        assertThat(snapshot.scan().limit(3).read().origin().toString()).contains("limit 3");
        assertThatThrownBy(() -> snapshot.scan().limit(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingEarlyFreesEverythingWhoeverCloses() throws Exception {
        for (Scan scan : List.of(
                snapshot.scan(),
                snapshot.scan().on(threads, 3),
                snapshot.scan().on(threads, 3).unordered())) {
            Batches batches = scan.batches();
            Frame first = batches.next();
            batches.close();
            assertThat(openFiles()).isEmpty();
            assertThat(batches.hasNext()).isFalse();
            assertThat(first.rowCount()).isPositive();
            assertThat(first.contentDigest()).isNotEmpty();

            Batches others = scan.batches();
            CountDownLatch begun = new CountDownLatch(1);
            Future<Integer> reading = threads.submit(() -> {
                int count = 0;
                while (others.hasNext()) {
                    count += (int) others.next().rowCount();
                    begun.countDown();
                }
                return count;
            });
            begun.await();
            others.close();
            assertThat(reading.get(30, TimeUnit.SECONDS)).isPositive();
            assertThat(openFiles()).isEmpty();
        }
    }

    @Test
    void aListenerHearsHowFarItIsAndMayEndIt() {
        for (Scan scan : List.of(snapshot.scan(), snapshot.scan().on(threads, 2))) {
            List<Scan.Progress> heard = new ArrayList<>();
            scan.onProgress(heard::add).read();
            assertThat(heard).extracting(Scan.Progress::rows).isSorted();
            assertThat(heard.get(heard.size() - 1).rows()).isEqualTo(FILES * ROWS);
            assertThat(heard)
                    .allSatisfy(progress -> assertThat(progress.files()).isEqualTo(FILES));
            assertThat(heard.get(heard.size() - 1).filesDone()).isBetween(FILES - 3, FILES);
            Scan ended = scan.onProgress(progress -> {
                if (progress.rows() > ROWS) {
                    throw new IllegalStateException("enough");
                }
            });
            assertThatThrownBy(ended::read).hasMessage("enough");
            assertThat(openFiles()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsAReadWithoutBlamingTheFile() throws InterruptedException {
        for (Scan scan : List.of(snapshot.scan(), snapshot.scan().on(task -> {}, 2))) {
            Future<Frame> reading = threads.submit(() -> {
                Thread.currentThread().interrupt();
                return scan.read();
            });
            assertThatThrownBy(() -> reading.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("interrupted");
        }
    }

    @Test
    void aFailureInAnotherThreadReachesTheCaller() throws IOException {
        Path victim;
        try (Stream<Path> files = Files.list(folder.resolve("t"))) {
            victim = files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .skip(5)
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(victim);
        for (Scan scan : List.of(
                snapshot.scan().on(threads, 3), snapshot.scan().on(threads, 3).unordered())) {
            assertThatThrownBy(() -> ids(scan.batches()))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining(victim.getFileName().toString())
                    .hasMessageContaining("gone");
            assertThatThrownBy(scan::read).hasMessageContaining("gone");
        }
    }
}
