package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.DeltaTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes write to one table at once and are killed, some at any time, some at each step of a commit in turn, and started anew: what
 * was acknowledged is there once, what was not is there whole or not at all.
 */
class KilledWritersTest {

    private static final int WRITERS = Cases.of(4, 8);
    private static final int COMMITS = Cases.of(15, 200);
    private static final int KILLS = Cases.of(1, 4);
    private static final int CHECKPOINT_INTERVAL = 5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void noRowIsLostOrInvented(Tables kind) throws Exception {
        long seed = Cases.seed();
        System.out.println("Killed writers of a " + kind + " table: seed " + seed);
        DeltaTable table = kind.create(folder.resolve("t"), CHECKPOINT_INTERVAL);
        Queue<Step> steps = new ConcurrentLinkedQueue<>(steps(kind));
        List<WriterLives> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            // So that a quick run, with fewer writers than operations, has all of them in one table or the other.
            Operation operation = Operation.values()[(i + 2 * kind.ordinal()) % Operation.values().length];
            Death death = i % 2 == 1 && operation.writesFiles()
                    ? new Death.AtSteps(seed + i, steps)
                    : new Death.AtAnyTime(seed + i, KILLS, COMMITS);
            writers.add(new WriterLives(table.location(), i, operation, COMMITS, death, folder));
        }
        Map<Integer, Writings> writings = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Writings>> running = new ArrayList<>();
            writers.forEach(writer -> running.add(threads.submit(writer)));
            for (int i = 0; i < WRITERS; i++) {
                writings.put(i, running.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(steps).as("steps at which nobody was killed").isEmpty();
        Audit.of(kind, table).judge(writings);
    }

    /** All; in a quick run two around the one that decides, others in each log. */
    private static List<Step> steps(Tables kind) {
        return Cases.isFull()
                ? Step.all()
                : kind == Tables.SIMPLE
                        ? List.of(Step.TEMP_HALF_WRITTEN, Step.LINKED)
                        : List.of(Step.TEMP_FORCED, Step.LOG_FORCED);
    }
}
