package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.exceptions.DeltaConcurrentModificationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Spark adds and deletes rows while one process of ours adds rows to the same table and another one compacts it. What was acknowledged
 * is there, once. Spark reaches the table through {@link LinkedLogStore}: with Delta's own store for local files, two processes may both
 * believe that a version is theirs.
 */
@BySpark
class SparkBesideUsTest {

    private static final int SPARKS = 24;
    private static final int OURS_AT_LEAST = 30;
    private static final int OURS_AT_MOST = 380;
    private static final int FIRST_OF_SPARK = 1000;
    /** Milliseconds at most between two of our commits: Spark, which is slower, shall have its turns. */
    private static final long PAUSE = 600;

    private final Judge judge;
    private final Rows rows;

    SparkBesideUsTest(Judge judge) {
        this.judge = judge;
        this.rows = Rows.of(judge.shared(OurRows.RECIPE), "id", "day");
    }

    /** What those who write to the table share. */
    private record Writers(Path table, AtomicBoolean sparkIsDone, Semaphore compactions) {

        String forSpark() {
            return "delta.`" + LinkedFileSystem.SCHEME + ":" + table + "`";
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void everyAcknowledgedRowIsThereOnce(TableKind kind) throws Exception {
        Path table = judge.place();
        // What Spark deletes is in a partition of its own: else every row that we add would be in its way.
        judge.change(
                table,
                Change.create(rows, kind.with("delta.checkpointInterval", "7")).partitionedBy("day"));
        Writers writers = new Writers(table, new AtomicBoolean(), new Semaphore(0));
        TreeSet<Long> expected = new TreeSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        int compactions;
        try {
            Future<TreeSet<Long>> ours = threads.submit(() -> append(writers));
            Future<Integer> compacted = threads.submit(() -> compact(writers));
            Future<TreeSet<Long>> sparks = threads.submit(() -> addAndDelete(writers));
            expected.addAll(sparks.get());
            expected.addAll(ours.get());
            compactions = compacted.get();
        } finally {
            writers.sparkIsDone().set(true);
            writers.compactions().release();
            threads.shutdownNow();
        }
        assertThat(expected).hasSizeGreaterThan(OURS_AT_LEAST + SPARKS);
        assertThat(compactions).isPositive();
        Question ids = Question.of(table).select(List.of("id"));
        assertThat(judge.agree(ids))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(id -> id + "L").toList());
        long appended = expected.headSet((long) FIRST_OF_SPARK).size();
        judge.query("DESCRIBE HISTORY " + SparkLake.table(table)).createOrReplaceTempView("history");
        assertThat(judge.query("SELECT contains(engineInfo, 'Boathouse/') AS us, operation, count(*) FROM history"
                                + " WHERE operation IN ('WRITE', 'DELETE') GROUP BY ALL")
                        .collectAsList())
                .extracting(row -> row.mkString(" "))
                .containsExactlyInAnyOrder(
                        "true WRITE " + appended, "false WRITE " + (SPARKS - SPARKS / 3), "false DELETE " + SPARKS / 3);
    }

    /** One row a commit. */
    private TreeSet<Long> append(Writers writers) throws IOException, InterruptedException {
        Random random = new Random(1);
        TreeSet<Long> acknowledged = new TreeSet<>();
        try (BoathouseProcess process = BoathouseProcess.start()) {
            for (long id = 0;
                    id < OURS_AT_MOST
                            && (id < OURS_AT_LEAST || !writers.sparkIsDone().get());
                    id++) {
                JsonNode answer =
                        process.ask(Change.append(rows.between(id, id + 1)).of(writers.table()));
                if (answer.has("error")) {
                    throw new AssertionError(answer.toString());
                }
                acknowledged.add(id);
                Thread.sleep(random.nextLong(PAUSE));
            }
        }
        return acknowledged;
    }

    /** A compaction may be in conflict with rows that Spark deletes, and then does nothing. */
    private int compact(Writers writers) throws IOException, InterruptedException {
        int done = 0;
        try (BoathouseProcess process = BoathouseProcess.start()) {
            for (writers.compactions().acquire();
                    !writers.sparkIsDone().get();
                    writers.compactions().acquire()) {
                JsonNode answer = process.ask(Change.compact().of(writers.table()));
                if (answer.has("error")) {
                    assertThat(answer.path("error").asText())
                            .as(answer.toString())
                            .isEqualTo("ConflictException");
                } else {
                    done++;
                }
            }
        }
        return done;
    }

    /** Two additions of ten rows, then a deletion of one of them. */
    private TreeSet<Long> addAndDelete(Writers writers) throws Exception {
        TreeSet<Long> acknowledged = new TreeSet<>();
        for (int i = 0; i < SPARKS; i++) {
            long first = FIRST_OF_SPARK + 10L * i;
            if (i % 2 == 0) {
                writers.compactions().release();
            }
            if (i % 3 == 2) {
                long gone = first - 15;
                retried(() ->
                        judge.query("DELETE FROM " + writers.forSpark() + " WHERE day = 'spark' AND id = " + gone));
                acknowledged.remove(gone);
            } else {
                retried(() -> judge.query("INSERT INTO " + writers.forSpark() + " SELECT id, 'spark' FROM range("
                        + first + ", " + (first + 10) + ", 1, 1)"));
                for (long id = first; id < first + 10; id++) {
                    acknowledged.add(id);
                }
            }
        }
        writers.sparkIsDone().set(true);
        writers.compactions().release();
        return acknowledged;
    }

    /** What Spark gives up because others have changed what it read, it does again. */
    private static void retried(Callable<?> statement) throws Exception {
        while (true) {
            try {
                statement.call();
                return;
            } catch (DeltaConcurrentModificationException e) {
                assertThat(e).hasMessageContaining("DELTA_CONCURRENT");
            }
        }
    }
}
