package dev.boathouse.delta.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old temporary files are deleted from a local log, and nothing else. */
class LeftoversTest {

    private static final Duration GRACE = Duration.ofHours(6);
    private static final Duration OLD = Duration.ofHours(7);
    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final String COMMIT = "00000000000000000001.json";
    private static final int CLEANERS = 4;

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void makesALog() throws IOException {
        log = Files.createDirectories(folder.resolve("t/_delta_log"));
    }

    private Storage storage() {
        return Storage.of(Location.of(folder.resolve("t").toString()), new Configuration(false));
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.writeString(log.resolve(name), "x");
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(log)) {
            return files.toList();
        }
    }

    @Test
    void onlyTemporaryFilesThatAreOldEnoughGo() throws IOException {
        file(TemporaryName.of(COMMIT), OLD);
        file(TemporaryName.of("_last_checkpoint"), OLD);
        file(TemporaryName.of(COMMIT), GRACE);
        List<Path> kept = new ArrayList<>();
        kept.add(file(TemporaryName.of(COMMIT), GRACE.minusMillis(1)));
        kept.add(file(TemporaryName.of(COMMIT), Duration.ofHours(-1)));
        kept.add(file(COMMIT, OLD));
        kept.add(file("_last_checkpoint", OLD));
        kept.add(file("." + COMMIT + ".tmp", OLD));
        kept.add(file("." + COMMIT + ".crc", OLD));
        kept.add(file("notes.tmp", OLD));
        Path sidecars = Files.createDirectory(log.resolve("_sidecars"));
        Path outside = Files.createFile(sidecars.resolve(TemporaryName.of(COMMIT)));
        Files.setLastModifiedTime(outside, FileTime.from(NOW.minus(OLD)));
        kept.add(sidecars);
        Path named = Files.createDirectory(log.resolve(TemporaryName.of(COMMIT)));
        Files.setLastModifiedTime(named, FileTime.from(NOW.minus(OLD)));
        kept.add(named);

        assertThat(Leftovers.clean(storage(), NOW, GRACE)).isEqualTo(3);
        assertThat(left()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(outside).exists();
        assertThat(Leftovers.clean(storage(), NOW, GRACE)).isZero();
    }

    @Test
    void severalMayCleanAtOnce() throws Exception {
        int files = 200;
        for (int i = 0; i < files; i++) {
            file(TemporaryName.of(COMMIT), OLD);
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLEANERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CLEANERS);
            List<Callable<Integer>> cleaners = new ArrayList<>();
            for (int i = 0; i < CLEANERS; i++) {
                cleaners.add(() -> {
                    start.await();
                    return Leftovers.clean(storage(), NOW, GRACE);
                });
            }
            int deleted = 0;
            for (Future<Integer> cleaned : threads.invokeAll(cleaners)) {
                deleted += cleaned.get();
            }
            assertThat(deleted).as("each file is deleted by one of them").isEqualTo(files);
        } finally {
            threads.shutdownNow();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aLogThatIsNotThereHasNone() throws IOException {
        Files.delete(log);
        assertThat(Leftovers.clean(storage(), NOW, GRACE)).isZero();
    }

    @Test
    void whatCannotBeDeletedStaysAndDisturbsNobody() throws IOException {
        file(TemporaryName.of(COMMIT), OLD);
        Path second = file(TemporaryName.of(COMMIT), OLD);
        Configuration configuration = new Configuration(false);
        configuration.set("fs.stubborn.impl", Stubborn.class.getName());
        configuration.setBoolean("fs.stubborn.impl.disable.cache", true);
        configuration.set("stubborn", second.getFileName().toString());
        Storage storage = Storage.of(Location.of("stubborn:" + folder.resolve("t")), configuration);

        assertThat(Leftovers.clean(storage, NOW, GRACE)).isEqualTo(1);
        assertThat(left()).containsExactly(second);

        configuration.setBoolean("stubborn.listing", true);
        Storage unlisted = Storage.of(Location.of("stubborn:" + folder.resolve("t")), configuration);
        assertThat(Leftovers.clean(unlisted, NOW, GRACE)).isZero();
    }

    /** Does not delete one file, and lists nothing if so told. Public, because Hadoop makes it by name. */
    public static final class Stubborn extends RawLocalFileSystem {

        @Override
        public URI getUri() {
            return URI.create("stubborn:///");
        }

        @Override
        public boolean delete(org.apache.hadoop.fs.Path path, boolean recursive) throws IOException {
            if (path.getName().equals(getConf().get("stubborn"))) {
                throw new IOException("not this one");
            }
            return super.delete(path, recursive);
        }

        @Override
        public org.apache.hadoop.fs.FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
            if (getConf().getBoolean("stubborn.listing", false)) {
                throw new IOException("no listing");
            }
            return super.listStatus(path);
        }
    }
}
