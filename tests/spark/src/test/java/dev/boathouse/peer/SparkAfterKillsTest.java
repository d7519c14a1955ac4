package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes of ours append to one table and are killed in the middle of it, again and again; then Spark reads what they have left. */
@BySpark
class SparkAfterKillsTest {

    private static final int WRITERS = 3;
    private static final int LIVES = 3;
    private static final int IDS = 100;
    /** Acknowledged commits of a life, at most, before it is killed within some milliseconds. */
    private static final int COMMITS = 8;

    private static final int MILLIS = 60;

    private final Judge judge;
    private final Rows rows;

    SparkAfterKillsTest(Judge judge) {
        this.judge = judge;
        this.rows = Rows.of(judge.shared(OurRows.RECIPE), "id", "day");
    }

    /** What a writer was told of, and what it may have been at when it was killed. */
    private record Told(Set<Long> acknowledged, Set<Long> doubtful) {}

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void everyAcknowledgedRowIsThereOnceAndNoHalfOne(TableKind kind) throws Exception {
        Path table = judge.place();
        judge.change(
                table,
                Change.create(rows, kind.with("delta.checkpointInterval", "5")).partitionedBy("day"));
        Set<String> acknowledged = new HashSet<>();
        Set<String> possible = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        try {
            List<Future<Told>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(table, writer, killer)));
            }
            for (Future<Told> writer : writers) {
                writer.get().acknowledged().forEach(id -> acknowledged.add(id + "L"));
                writer.get().doubtful().forEach(id -> possible.add(id + "L"));
            }
        } finally {
            threads.shutdownNow();
            killer.shutdownNow();
        }
        possible.addAll(acknowledged);
        List<String> found = judge.agree(Question.of(table).select(List.of("id")));
        assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(possible).containsAll(found);
        System.out.println(
                kind + ": " + acknowledged.size() + " commits acknowledged, " + found.size() + " found by Spark");
    }

    private Told write(Path table, int writer, ScheduledExecutorService killer) throws IOException {
        Random random = new Random(writer);
        Told told = new Told(new HashSet<>(), new HashSet<>());
        long id = (long) writer * IDS;
        for (int life = 0; life < LIVES; life++) {
            int last = 1 + random.nextInt(COMMITS);
            try (BoathouseProcess process = BoathouseProcess.start()) {
                for (int done = 0; ; done++, id++) {
                    if (done == last) {
                        killer.schedule(process::kill, random.nextInt(MILLIS), TimeUnit.MILLISECONDS);
                    }
                    told.doubtful().add(id);
                    JsonNode answer =
                            process.ask(Change.append(rows.between(id, id + 1)).of(table));
                    assertThat(answer.has("error")).as(answer.toString()).isFalse();
                    told.acknowledged().add(id);
                }
            } catch (IllegalStateException | UncheckedIOException e) {
                // Killed, as planned: there is no answer, and the next life goes on behind.
                id++;
            }
        }
        return told;
    }
}
