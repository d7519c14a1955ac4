package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes with clocks hours apart register at once, and are killed, some at any time, some at steps in turn, and started anew, while
 * another one compacts, stores states and cleans up until it is killed, too: each job has one version, with the number that was told.
 */
class KilledRegistrarsTest {

    private static final int REGISTRARS = Cases.of(2, 16);
    private static final int JOBS = Cases.of(8, 50);
    /** Each of the first is killed once at any time, each of the next ones at the steps that they share; the others live. */
    private static final int AT_ANY_TIME = Cases.of(1, 3);

    private static final int AT_STEPS = Cases.of(1, 5);

    @TempDir
    Path folder;

    @Test
    void noVersionIsLostOrInvented() throws Exception {
        long seed = Cases.seed();
        System.out.println("Killed registrars: seed " + seed);
        RegistryFolder place = RegistryFolder.in(folder);
        Queue<Step> steps = new ConcurrentLinkedQueue<>(steps());
        List<RegistrarLives> registrars = new ArrayList<>();
        for (int i = 0; i < REGISTRARS; i++) {
            Death death = i < AT_ANY_TIME
                    ? new Death.AtAnyTime(seed + i, 1, JOBS)
                    : new Death.AtSteps(seed + i, i < AT_ANY_TIME + AT_STEPS ? steps : new ConcurrentLinkedQueue<>());
            registrars.add(new RegistrarLives(place, i, i - REGISTRARS / 2, JOBS, death));
        }
        Map<String, Integer> acknowledged = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(REGISTRARS + 1);
        try {
            List<Future<Map<String, Integer>>> running = new ArrayList<>();
            registrars.forEach(one -> running.add(threads.submit(one)));
            Future<Integer> keeper = threads.submit(() -> Cases.isFull() ? keep(place, new Random(seed), running) : 1);
            for (Future<Map<String, Integer>> one : running) {
                acknowledged.putAll(one.get());
            }
            assertThat(keeper.get()).as("what the keepers did").isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(steps).as("steps at which nobody was killed").isEmpty();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(REGISTRARS * JOBS);
        RegistryAudit audit = new RegistryAudit(place);
        audit.requireRegistered(acknowledged);
        audit.requireWhole();
        audit.requireRegistered(acknowledged);
    }

    /** Those where it matters that others are there; {@link RegistryStepsTest} has one writer at each. */
    private static List<Step> steps() {
        return Cases.isFull()
                ? List.of(Step.ARTIFACT_LINKED, Step.DATA_FORCED, Step.TEMP_FORCED, Step.LINKED, Step.CHECKPOINT_FORCED)
                : List.of(Step.ARTIFACT_LINKED);
    }

    /** One keeper after the other, until all who register are done. */
    private static int keep(RegistryFolder place, Random random, List<? extends Future<?>> others)
            throws IOException, InterruptedException {
        int did = 0;
        for (int number = 100; others.stream().anyMatch(one -> !one.isDone()); number++) {
            try (WriterProcess keeper =
                    Registrar.start(Deed.KEEP, place, number, 1, Integer.MAX_VALUE - 1, 0, List.of())) {
                int times = 20 + random.nextInt(60);
                for (Optional<String> line = keeper.next(); line.isPresent(); line = keeper.next()) {
                    assertThat(line.get()).as(keeper::errors).doesNotStartWith("failed");
                    did += line.get().startsWith("done") ? 1 : 0;
                    times--;
                    if (times == 0 || others.stream().allMatch(Future::isDone)) {
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
                        keeper.kill();
                    }
                }
            }
        }
        return did;
    }
}
