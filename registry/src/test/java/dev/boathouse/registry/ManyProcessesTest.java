package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.ConflictException;
import dev.boathouse.registry.audit.ChainReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More of them, killed and beside upkeep, are in the tests of faults. */
class ManyProcessesTest {

    private static final int PROCESSES = 3;
    private static final int EACH = 20;

    @TempDir
    Path folder;

    @Test
    void processesGetDistinctVersionsWithoutGaps() throws Exception {
        String uri = "file:" + folder.resolve("models");
        Path model = folder.resolve("model");
        Flights.model(1).packaged().writeTo(model);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(uri, model.toString(), Integer.toString(EACH), "process-" + i));
        }
        List<Integer> acknowledged = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .as(() -> "process failed: " + read(folder.resolve("errors")))
                    .isZero();
            List<Integer> numbers = read(folder.resolve("process-" + i))
                    .lines()
                    .map(Integer::valueOf)
                    .toList();
            assertThat(numbers).hasSize(EACH).isSorted();
            acknowledged.addAll(numbers);
        }
        List<Integer> expected =
                IntStream.rangeClosed(1, PROCESSES * EACH).boxed().toList();
        assertThat(acknowledged).containsExactlyInAnyOrderElementsOf(expected);

        ModelRegistry registry = ModelRegistry.open(uri);
        assertThat(registry.versions(NAME)).extracting(ModelVersion::number).isEqualTo(expected);
        assertThat(registry.versions(NAME).stream().map(ModelVersion::actor).collect(toSet()))
                .hasSize(PROCESSES);
        ChainReport report = registry.verify();
        assertThat(report.problems()).isEmpty();
        assertThat(registry.audit())
                .filteredOn(event -> event.type().equals("version-registered"))
                .hasSize(PROCESSES * EACH);
    }

    @Test
    void manyThreadsAndTwoRegistriesInOneProcess() throws Exception {
        String uri = "file:" + folder.resolve("models");
        List<ModelRegistry> registries = List.of(ModelRegistry.open(uri), ModelRegistry.open(uri));
        var model = Flights.model(1);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ModelRegistry registry = registries.get(i % 2);
            work.add(() -> registry.register(NAME, model).number());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> future : threads.invokeAll(work)) {
                numbers.add(future.get());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
        assertThat(registries.get(0).verify().problems()).isEmpty();
    }

    @Test
    void ofManyPromotionsAtOnceExactlyOneWins() throws Exception {
        String uri = "file:" + folder.resolve("models");
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ModelRegistry registry = ModelRegistry.open(uri);
            Decision.Approved approved = Flights.approved(registry, Flights.model(i));
            work.add(() -> {
                try {
                    registry.promote("champion", approved);
                    return true;
                } catch (ConflictException e) {
                    assertThat(e).hasMessageContaining("is live, and it was compared with none");
                    return false;
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Boolean> won = new ArrayList<>();
            for (Future<Boolean> future : threads.invokeAll(work)) {
                won.add(future.get());
            }
            assertThat(won).containsOnlyOnce(true);
        } finally {
            threads.shutdownNow();
        }
        ModelRegistry reader = ModelRegistry.open(uri);
        assertThat(reader.history(NAME, "champion")).hasSize(1);
        assertThat(reader.verify().problems()).isEmpty();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RegisteringProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve(arguments[3]).toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()))
                .start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
