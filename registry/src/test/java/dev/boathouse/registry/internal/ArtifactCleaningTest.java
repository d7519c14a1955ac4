package dev.boathouse.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.internal.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts that nobody names go when they are old; no other does, whoever puts at the same time. */
class ArtifactCleaningTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2021-01-01T00:00:00Z");

    @TempDir
    Path registry;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = new ArtifactStore("file:" + registry, new Configuration());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String putLongAgo(String text) throws IOException {
        String sha256 = store.put(bytes(text));
        age(file(sha256));
        return sha256;
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private Path file(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return registry.resolve("_artifacts/sha256").resolve(sha256.substring(0, 2));
    }

    private Path leftover(String sha256, String content) throws IOException {
        Files.createDirectories(folder(sha256));
        Path file = folder(sha256).resolve("." + sha256 + "." + UUID.randomUUID() + ".tmp");
        return Files.writeString(file, content);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(registry)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void listsWhatLiesThereAndNothingElse() throws IOException {
        String old = putLongAgo("old");
        String young = store.put(bytes("young"));
        Path leftover = leftover(young, "you");
        String other = "ff".repeat(32);
        Files.writeString(
                Files.createDirectories(registry.resolve("_artifacts/sha256/00"))
                        .resolve(other),
                "elsewhere");
        Files.writeString(folder(old).resolve("README"), "a foreign name");
        Files.writeString(folder(old).resolve("." + old + ".tmp"), "no name of ours either");
        Files.writeString(registry.resolve("_artifacts/sha256/note"), "no folder");
        Files.createDirectory(folder(old).resolve(old.substring(0, 62) + "00"));

        assertThat(store.list())
                .extracting(StoredArtifact::name)
                .containsExactlyInAnyOrder(old, young, leftover.getFileName().toString())
                .isSorted();
        assertThat(store.list())
                .filteredOn(StoredArtifact::isLeftover)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.sha256()).isEqualTo(young);
                    assertThat(found.length()).isEqualTo(3);
                });
        assertThat(store.list())
                .contains(new StoredArtifact(old, 3, LONG_AGO))
                .filteredOn(found -> found.name().equals(young))
                .allMatch(found -> found.modified().isAfter(BETWEEN));
        assertThat(store.clean(Set.of(), Instant.MAX)).hasSize(3);
        assertThat(files()).as("foreign files stay").hasSize(4);
    }

    @Test
    void deletesWhatIsOldAndNotNamed() throws IOException {
        String named = putLongAgo("named");
        String unnamed = putLongAgo("unnamed");
        String young = store.put(bytes("young"));
        Path dead = leftover(named, "nam");
        age(dead);
        Path alive = leftover(young, "you");

        assertThat(store.clean(Set.of(named), BETWEEN))
                .containsExactlyInAnyOrder(
                        new StoredArtifact(unnamed, 7, LONG_AGO),
                        new StoredArtifact(dead.getFileName().toString(), 3, LONG_AGO));
        assertThat(files()).containsExactlyInAnyOrder(file(named), file(young), alive);
        assertThat(store.clean(Set.of(named), BETWEEN)).isEmpty();
    }

    @Test
    void theInstantItselfIsNotBefore() throws IOException {
        String sha256 = putLongAgo("x");
        assertThat(store.clean(Set.of(), LONG_AGO)).isEmpty();
        assertThat(store.clean(Set.of(), LONG_AGO.plusMillis(1)))
                .extracting(StoredArtifact::sha256)
                .containsExactly(sha256);
    }

    @Test
    void whatIsPutAgainIsYoungAgain() throws IOException {
        String sha256 = putLongAgo("x");
        store.put(bytes("x"));
        assertThat(store.clean(Set.of(), BETWEEN)).isEmpty();
        assertThat(store.get(sha256, 1)).isEqualTo(bytes("x"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void damagedBytesAreMendedAndYoung() throws IOException {
        String sha256 = putLongAgo("two hundred trees");
        for (String damaged : List.of("two", "TWO HUNDRED TREES", "", "two hundred trees, no")) {
            Files.writeString(file(sha256), damaged);
            age(file(sha256));
            store.put(bytes("two hundred trees"));
            assertThat(store.get(sha256, 17)).isEqualTo(bytes("two hundred trees"));
            assertThat(store.clean(Set.of(), BETWEEN)).isEmpty();
        }
        assertThat(files()).containsExactly(file(sha256));
    }

    @Test
    void whatADyingCleanerTookTheNameFromComesBackIfItIsNamed() throws IOException {
        String named = Digest.sha256(bytes("named"));
        String unnamed = Digest.sha256(bytes("unnamed"));
        String half = Digest.sha256(bytes("half"));
        age(leftover(named, "named"));
        age(leftover(unnamed, "unnamed"));
        age(leftover(half, "ha"));

        assertThat(store.clean(Set.of(named, half), BETWEEN))
                .extracting(StoredArtifact::sha256)
                .containsExactlyInAnyOrder(unnamed, half);
        assertThat(store.get(named, 5)).isEqualTo(bytes("named"));
        assertThat(files()).containsExactly(file(named));
    }

    /** The writer and two cleaners meet at one old file in each round; who comes first differs. */
    @Test
    void oldUnnamedBytesOnWhichAWriterReliesAreNeverDeleted() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String sha256 = store.put(bytes("x"));
        int deleted = 0;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 300; round++) {
                age(file(sha256));
                CountDownLatch start = new CountDownLatch(1);
                Callable<Integer> cleaning = () -> {
                    start.await();
                    return store.clean(Set.of(), BETWEEN).size();
                };
                List<Future<Integer>> cleaners = List.of(threads.submit(cleaning), threads.submit(cleaning));
                start.countDown();
                for (int spin = random.nextInt(5_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                store.put(bytes("x"));
                for (Future<Integer> cleaner : cleaners) {
                    deleted += cleaner.get();
                }
                assertThat(files()).as("seed %d, round %d", seed, round).containsExactly(file(sha256));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(deleted).as("seed %d: cleaners were first sometimes", seed).isPositive();
        assertThat(store.get(sha256, 1)).isEqualTo(bytes("x"));
    }
}
