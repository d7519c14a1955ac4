package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One process with many threads and several registries, alone and while another process does all upkeep. */
class BusyRegistryTest {

    /** All kinds of upkeep, each twice. */
    private static final int DEEDS = 6;

    @TempDir
    Path folder;

    private RegistryFolder place(String name) throws IOException {
        return RegistryFolder.in(Files.createDirectory(folder.resolve(name)));
    }

    /** As many as a load test of another registry starts at once; each in a thread of its own. */
    @Test
    void registrationsAtOnceGetDistinctNumbersInEachRegistry() throws Exception {
        int tasks = Cases.of(40, 500);
        List<RegistryFolder> places = List.of(place("a"), place("b"));
        Model trained = ModelPackage.read(places.get(0).model()).model();
        List<List<ModelRegistry>> instances = new ArrayList<>();
        for (RegistryFolder place : places) {
            instances.add(IntStream.range(0, 3)
                    .mapToObj(i -> ModelRegistry.open(place.uri()))
                    .toList());
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(tasks);
        List<Map<String, Integer>> acknowledged = List.of(new HashMap<>(), new HashMap<>());
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                // One in ten to the other registry.
                ModelRegistry registry = instances.get(i % 10 == 0 ? 1 : 0).get(i % 3);
                String job = Candidates.job(1, i);
                Model model = Candidates.ofJob(trained, job);
                running.add(threads.submit(() -> {
                    start.await();
                    return registry.registerOnce(job, Candidates.NAME, model).number();
                }));
            }
            start.countDown();
            for (int i = 0; i < tasks; i++) {
                acknowledged
                        .get(i % 10 == 0 ? 1 : 0)
                        .put(Candidates.job(1, i), running.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < places.size(); i++) {
            RegistryAudit audit = new RegistryAudit(places.get(i));
            audit.requireRegistered(acknowledged.get(i));
            audit.requireWhole();
        }
    }

    /**
     * Threads register again what was deleted, so that its artifacts are about to be cleaned; others open the registry and load from it. All
     * the time a process compacts, stores states and cleans up.
     */
    @Test
    @EnabledIfSystemProperty(named = "cases", matches = "full")
    void upkeepNeverHurtsWhoRegistersOrReads() throws Exception {
        int writers = 4;
        int each = 25;
        RegistryFolder place = place("r");
        Model trained = ModelPackage.read(place.model()).model();
        ModelRegistry registry = ModelRegistry.open(place.uri());
        for (int i = 0; i < writers * each; i++) {
            ModelVersion version = registry.register(
                    Candidates.NAME, Candidates.ofJob(trained, Candidates.job(i % writers, i / writers)));
            registry.catalog().delete(version, "made again below");
        }
        int deleted = writers * each;
        age(place);
        AtomicInteger told = new AtomicInteger(deleted);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(writers + 3);
        try (WriterProcess keeper = Registrar.start(Deed.KEEP, place, 100, 2, Integer.MAX_VALUE - 1, 0, List.of())) {
            assertThat(keeper.next()).as(keeper::errors).hasValue("ready");
            AtomicInteger deeds = new AtomicInteger();
            Future<?> kept = threads.submit(() -> follow(keeper, deeds));
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> read(place, told, deleted, done)));
            }
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                Registrar writer = new Registrar(ModelRegistry.open(place.uri()), trained, i);
                work.add(() -> {
                    for (int j = 0; j < each; j++) {
                        ModelVersion version = writer.registered(j);
                        told.accumulateAndGet(version.number(), Math::max);
                        assertThat(writer.registry().load(version).contentDigest())
                                .isEqualTo(version.contentDigest());
                    }
                    return each;
                });
            }
            for (Future<Integer> one : threads.invokeAll(work)) {
                one.get();
            }
            while (deeds.get() < DEEDS && !kept.isDone()) {
                registry.registerOnce("beside " + deeds.get(), "other-flights", trained);
            }
            done.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
            keeper.kill();
            kept.get();
            assertThat(deeds).as(keeper::errors).hasValueGreaterThanOrEqualTo(DEEDS);
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        ModelRegistry after = ModelRegistry.open(place.uri());
        assertThat(after.versions(Candidates.NAME)).hasSize(writers * each).allSatisfy(after::load);
        new RegistryAudit(place).requireWhole();
    }

    /** So that all that is named by nobody may be cleaned up. */
    private static void age(RegistryFolder place) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Deed.GRACE.multipliedBy(2)));
        for (Path file : new TableFolder(place.path()).files()) {
            if (FileKind.of(file) == FileKind.ARTIFACT) {
                Files.setLastModifiedTime(file, old);
            }
        }
    }

    private static @Nullable Void follow(WriterProcess keeper, AtomicInteger deeds) throws IOException {
        for (Optional<String> line = keeper.next(); line.isPresent(); line = keeper.next()) {
            assertThat(line.get()).as(keeper::errors).startsWith("done");
            deeds.incrementAndGet();
        }
        return null;
    }

    /** Whoever opens sees all that was told before, no number twice, no gap, and what was registered. */
    private static int read(RegistryFolder place, AtomicInteger told, int deleted, AtomicBoolean done) {
        int opened = 0;
        while (!done.get()) {
            int least = told.get();
            ModelRegistry reader = ModelRegistry.open(place.uri());
            List<ModelVersion> versions = reader.versions(Candidates.NAME);
            assertThat(versions)
                    .extracting(ModelVersion::number)
                    .hasSizeGreaterThanOrEqualTo(least - deleted)
                    .containsExactlyElementsOf(IntStream.rangeClosed(deleted + 1, deleted + versions.size())
                            .boxed()
                            .toList());
            if (!versions.isEmpty()) {
                ModelVersion version = versions.get(opened % versions.size());
                assertThat(reader.load(version).contentDigest()).isEqualTo(version.contentDigest());
            }
            opened++;
        }
        return opened;
    }
}
